using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Experiments.Rechecking;
using LatentMI.Numerics;
using LatentMI.Studies.Storing;

namespace LatentMI.Benchmarks.Records;

/// <summary><c>stale</c>: which stored records the present code would not give; ends with 1 where there is one, and with 77 where none could be computed again.</summary>
internal static class StaleCommand
{
    // What test programs end with that tested nothing.
    private const int NothingChecked = 77;

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var shared = new RecordOptions();
        var sample = new Option<int?>("--sample") { Description = "How many records are drawn at random to be computed again. [default: all]", HelpName = "N" };
        var seed = new Option<ulong>("--seed") { Description = "The seed of the drawing.", HelpName = "S" };
        var claimed = new Option<bool>("--claimed") { Description = "Computes only records of the present sources again." };
        var command = new Command("stale", "Computes stored records again and lists those that come out otherwise.") { sample, seed, claimed };
        shared.AddTo(command);
        command.SetAction((parse, cancellationToken) =>
        {
            RecheckOptions options = shared.Read(parse) with { Sample = parse.GetValue(sample), Seed = parse.GetValue(seed) };
            if (parse.GetValue(claimed))
            {
                options = options with { IncludesClaimed = true, IncludesOlder = false };
            }

            string folder = shared.Folder(parse);
            IReadOnlyList<RecordFinding> findings = RecordCheck.Run(
                RecordFolders.Find(folder), options, found => Console.Error.WriteLine($"{found.State}: {found.Record.Key}"), cancellationToken);
            WriteFolders(folder, findings);
            WriteResults(folder);
            WriteStale(findings);
            return Task.FromResult(findings.Any(finding => finding.State == RecordState.Stale) ? 1
                : findings.Any(finding => finding.State == RecordState.Fresh) ? 0
                : NothingChecked);
        });
        return command;
    }

    private static void WriteFolders(string folder, IReadOnlyList<RecordFinding> findings)
    {
        var table = new MarkdownTable("records", "estimator", "all", "fresh", "stale", "present sources", "not available", "older");
        foreach (var group in findings.GroupBy(finding => (finding.Folder, finding.Record.Estimator)))
        {
            table.AddRow(
                Path.GetRelativePath(folder, group.Key.Folder),
                group.Key.Estimator,
                Number.Of(group.Count()),
                Count(RecordState.Fresh),
                Count(RecordState.Stale),
                Count(RecordState.Claimed),
                Count(RecordState.Unavailable),
                Count(RecordState.Unchecked));

            string Count(RecordState state) => Number.Of(group.Count(finding => finding.State == state));
        }

        table.Write(Console.Out);
    }

    private static void WriteResults(string folder)
    {
        IReadOnlyList<(string Path, string? SourceHash)> results = StoredResults.Find(folder);
        if (results.Count == 0)
        {
            return;
        }

        var table = new MarkdownTable("result", "sources");
        foreach ((string path, string? hash) in results)
        {
            table.AddRow(Path.GetRelativePath(folder, path), hash is null ? "not told" : hash == Provenance.Current.SourceHash ? "present" : "older");
        }

        table.Write(Console.Out);
    }

    private static void WriteStale(IReadOnlyList<RecordFinding> findings)
    {
        foreach (RecordFinding stale in findings.Where(finding => finding.State == RecordState.Stale))
        {
            Console.Out.WriteLine($"stale: {stale.Folder}: {stale.Record.Key}: {stale.Reason}");
        }
    }
}
