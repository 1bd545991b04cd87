using System.Diagnostics;
using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.IO.Formats;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Interactions;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary>What a command line asks of a ranking of partners.</summary>
internal sealed class PartnersRequest
{
    /// <summary>The pairs and their embeddings.</summary>
    public required InteractionRequest Shared { get; init; }

    /// <summary>The name of the protein.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the protein is one of X, so that its partners are those of Y.</summary>
    public required bool IsOfX { get; init; }

    /// <summary>Which proteins are ranked.</summary>
    public required CandidateChoice Candidates { get; init; }

    /// <summary>Whether training goes without the pairs of the protein.</summary>
    public required bool LeavesOut { get; init; }

    /// <summary>How many partners are shown.</summary>
    public required int Top { get; init; }

    /// <summary>Ranks, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read, or there is no such protein.</exception>
    public int Run(CommandContext context)
    {
        long start = Stopwatch.GetTimestamp();
        using InteractionData data = Shared.Read(context);
        int row = Find(IsOfX ? data.X : data.Y);
        int[] candidates = RowsOfCandidates(data);
        using ResultFolder? folder = Shared.Output.PrepareFolder();
        var ranking = PartnerRanking.Create(
            data.Table, data.X.Samples, data.Y.Samples, row, IsOfX, candidates, LeavesOut, Shared.Training, context.CancellationToken);
        IReadOnlyList<string> names = (IsOfX ? data.Y : data.X).RowNames!;
        PartnerReport[] partners =
            [.. ranking.Partners.Select((partner, i) => new PartnerReport(i + 1, names[partner.Row], partner.ScoreBits, partner.IsKnown))];
        folder?.WriteFile("partners.csv", stream => Write(stream, partners), context.CancellationToken);
        folder?.WriteFile("partners.png", stream => stream.Write(PartnersFigure.Draw(Id, ranking.Partners)), context.CancellationToken);
        InteractionReport report = Shared.Report(PartnersCommand.Analysis, data, Stopwatch.GetElapsedTime(start), []) with
        {
            Partners = Describe(ranking, [.. partners.Take(Top)]),
        };
        Shared.Finish(report, folder, context);
        return ExitCode.Success;
    }

    private PartnersReport Describe(PartnerRanking ranking, PartnerReport[] top)
    {
        bool[] known = [.. ranking.Partners.Select(partner => partner.IsKnown)];
        double? auc = known.Contains(true) && known.Contains(false)
            ? RocCurve.Of([.. ranking.Partners.Select(partner => partner.ScoreBits)], known).Auc
            : null;
        return new PartnersReport(
            Id, IsOfX ? "x" : "y", LeavesOut, ranking.TrainingPairs, ranking.TrainingBits, known.Length, known.Count(isKnown => isKnown), auc, top);
    }

    private int Find(SampleSource source)
    {
        int row = source.RowNames!.ToList().IndexOf(Id);
        if (row >= 0)
        {
            return row;
        }

        string[] near = [.. NearNames.Of(Id, source.RowNames!)];
        string suggestion = near.Length > 0
            ? $"similar names are {string.Join(", ", near.Select(known => OneLine.Quote(known)))}"
            : $"the first name is {OneLine.Quote(source.RowNames![0])}";
        throw new InputException($"ID: {source.Address} has no {OneLine.Quote(Id)}; {suggestion}.");
    }

    private int[] RowsOfCandidates(InteractionData data)
    {
        SampleSource other = IsOfX ? data.Y : data.X;
        IEnumerable<int> rows = Candidates == CandidateChoice.All
            ? Enumerable.Range(0, other.Samples.Count)
            : (data.Table.IsUndirected, IsOfX) switch
            {
                (true, _) => data.Table.RowsX.Union(data.Table.RowsY).Order(),
                (_, true) => data.Table.RowsY,
                _ => data.Table.RowsX,
            };
        int[] candidates = [.. rows.Where(candidate => data.Table.HasOwnPairs || other.RowNames![candidate] != Id)];
        return candidates.Length > 0 ? candidates : throw new InputException("ID: there are no candidates to rank; use --candidates all.");
    }

    private static void Write(Stream stream, PartnerReport[] partners)
    {
        using var table = new TableWriter(stream, "rank", "id", "pmi_bits", "known");
        foreach (PartnerReport partner in partners)
        {
            table.WriteRow(
                partner.Rank.ToString(CultureInfo.InvariantCulture),
                partner.Id,
                partner.PmiBits.ToString("R", CultureInfo.InvariantCulture),
                partner.Known ? "true" : "false");
        }
    }
}
