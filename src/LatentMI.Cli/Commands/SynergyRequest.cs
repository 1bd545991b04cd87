using LatentMI.Cli.Hosting;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Cli.Progress;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.Pairing;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Synergy;

namespace LatentMI.Cli.Commands;

/// <summary>What a command line asks of a study of synergy.</summary>
internal sealed class SynergyRequest
{
    /// <summary>The estimator and its settings.</summary>
    public required EstimateRequest Estimate { get; init; }

    /// <summary>The sources and the target.</summary>
    public required TargetedRequest Sources { get; init; }

    /// <summary>How often the target's rows are re-paired for the test; 0 for none.</summary>
    public required int Permutations { get; init; }

    /// <summary>How many rows are used.</summary>
    public required RowLimit Limit { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>Reads all, estimates, tests, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated, or the rows are not of the same items.</exception>
    public int Run(CommandContext context)
    {
        Estimate.OverSources(Permutations).RequireApplicable(hasGroups: Sources.GroupBy.Count > 0);
        using var files = new OpenFiles();
        IReadOnlyList<SampleSource> read = Sources.Read(files, context, Output.IsQuiet);
        try
        {
            (SampleSource[] sources, SampleSource target) = Sources.Pair(read);
            RowGroups? groups = Sources.Groups(files, target, context.CancellationToken);
            using ResultFolder? results = Output.PrepareFolder();

            // Each source loses the same rows, as the draw depends on their number and the seed alone.
            (SampleSource X, SampleSource Y, RowGroups? Groups, RowsDrawn? Drawn)[] pairs = Array.ConvertAll(sources, source => Limit.Apply(Estimate, source, target, groups));
            sources = Array.ConvertAll(pairs, pair => pair.X);
            (_, target, groups, RowsDrawn? drawn) = pairs[0];
            IReadOnlyList<string> names = SynergyReport.NamesOf([.. sources, target]);
            SynergySide[] sides = [.. sources.Append(target).Zip(names, (side, name) => new SynergySide(name, side.Samples))];
            SynergyResult result = ProgressDisplay.For(new InferenceText("estimate"), context, Output.IsQuiet)
                .Run(progress => Estimate.OverSources(Permutations, groups).Run(sides[..^1], sides[^1], progress, context.CancellationToken));
            SynergyReport report = Estimate.Describe(result, groups, drawn, sources, target);
            if (results is not null)
            {
                StudyFiles.Synergy.Write(results, report, context.CancellationToken);
                results.Commit(context.CancellationToken);
            }

            Output.Print(context, () => ReportJson.Write(report), output => SynergyTable.Write(report, results?.Path, output));
            return ExitCode.Success;
        }
        finally
        {
            foreach (SampleSource source in read)
            {
                source.Samples.Dispose();
            }
        }
    }
}
