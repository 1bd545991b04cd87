using LatentMI.IO.Writing;
using LatentMI.Reporting.Reports;
using static System.FormattableString;

namespace LatentMI.Reporting.Tables;

/// <summary>A ranking as text: for a person to read, and as CSV.</summary>
public static class RankingTable
{
    /// <summary>What ranks and differences are certain of.</summary>
    public const string Reading = "The ranks and the intervals of all differences hold at once with 95 %. Candidates whose ranks overlap are not shown to differ.";

    /// <summary>The heads of the columns of <see cref="Rows"/>.</summary>
    public static readonly IReadOnlyList<string> Heads = ["rank", "X", "bits", "95 % interval", "less than the first", "interval"];

    private const int FirstText = 1;

    /// <summary>Writes the ranking.</summary>
    /// <param name="report">The ranking.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to.</param>
    public static void Write(RankingReport report, string? folder, TextWriter output)
    {
        AlignedColumns.Write([Heads, .. Rows(report)], column => column == FirstText, output);
        output.WriteLine();
        var table = new PlainTable();
        table.Add(Settings(report));
        table.AddWarnings(Warnings(report));
        table.AddFolder(folder);
        table.Write(output);
        output.WriteLine();
        output.WriteLine(Reading);
    }

    /// <summary>The fields of each candidate: its ranks, name, value and interval, and how much less it shares than the first, with the interval of that.</summary>
    /// <param name="report">The ranking.</param>
    public static IEnumerable<IReadOnlyList<string>> Rows(RankingReport report)
    {
        IReadOnlyList<string> names = report.Names;
        foreach ((int place, RankedReport candidate) in report.Candidates.Index())
        {
            DifferenceReport? difference = place == 0 ? null : report.Differences[place - 1];
            yield return
            [
                candidate.Ranks[0] == candidate.Ranks[1] ? Invariant($"{candidate.Ranks[0]}") : Invariant($"{candidate.Ranks[0]} to {candidate.Ranks[1]}"),
                names[place],
                (candidate.IsLowerBound ? "at least " : string.Empty) + Short(candidate.MiBits),
                candidate.Ci95Bits is [double lower, double upper] ? Invariant($"{lower:F4} to {upper:F4}") : "-",
                difference is null ? string.Empty : Short(difference.Bits),
                difference is null ? string.Empty : Interval(difference),
            ];
        }
    }

    /// <summary>How it was made.</summary>
    /// <param name="report">The ranking.</param>
    public static IEnumerable<(string Label, string Value)> Settings(RankingReport report)
    {
        yield return ("Y", Invariant($"{report.Target.Address} ({report.Target.Format}), {OneLine.Count(report.DimsTarget, "column")}"));
        foreach (string note in report.Target.Notes)
        {
            yield return (string.Empty, note);
        }

        yield return ("rows", report.RowsAvailable is { } available
            ? Invariant($"{report.NSamples} drawn from {available}")
            : Invariant($"{report.NSamples}") + (report.Groups is { } groups ? Invariant($" in {groups} groups, kept together in every split") : string.Empty));
        yield return ("seeds", string.Join(", ", report.Seeds) + (report.Seeds.Count > 1 ? Invariant($"; standard deviations over seeds up to {Spread(report):F4} bits") : string.Empty));
        yield return ("settings", report.Settings);
        yield return ("seconds", Invariant($"{report.ElapsedSeconds:F1}"));
    }

    /// <summary>The warnings of all candidates, each with the name of its candidate.</summary>
    /// <param name="report">The ranking.</param>
    public static IEnumerable<string> Warnings(RankingReport report) =>
        report.Candidates.Zip(report.Names).SelectMany(candidate => candidate.First.Warnings.Select(warning => $"{candidate.Second}: {warning}"));

    /// <summary>Writes the candidates as comma-separated text.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="report">The ranking.</param>
    public static void WriteCandidates(Stream stream, RankingReport report)
    {
        using var table = new TableWriter(
            stream, "x", "dims", "mi_bits", "is_lower_bound", "ci95_lower_bits", "ci95_upper_bits", "best_rank", "worst_rank", "seed_sd_bits", "representation");
        foreach (RankedReport candidate in report.Candidates)
        {
            table.WriteRow(
                candidate.Source.Address,
                Invariant($"{candidate.Dims}"),
                Number(candidate.MiBits),
                candidate.IsLowerBound ? "true" : "false",
                Number(candidate.Ci95Bits?[0]),
                Number(candidate.Ci95Bits?[1]),
                Invariant($"{candidate.Ranks[0]}"),
                Invariant($"{candidate.Ranks[1]}"),
                Number(candidate.SeedStandardDeviation),
                candidate.Representation);
        }
    }

    /// <summary>Writes the differences of all pairs of candidates as comma-separated text.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="report">The ranking.</param>
    public static void WriteDifferences(Stream stream, RankingReport report)
    {
        using var table = new TableWriter(stream, "first", "second", "difference_bits", "standard_error_bits", "lower_bits", "upper_bits");
        foreach (DifferenceReport difference in report.Differences)
        {
            table.WriteRow(
                difference.First, difference.Second, Number(difference.Bits), Number(difference.StandardErrorBits), Number(difference.LowerBits), Number(difference.UpperBits));
        }
    }

    private static double Spread(RankingReport report) => report.Candidates.Max(candidate => candidate.SeedStandardDeviation ?? double.NaN);

    private static string Interval(DifferenceReport difference) => (difference.LowerBits, difference.UpperBits) switch
    {
        ({ } lower, { } upper) => Invariant($"{lower:F4} to {upper:F4}"),
        ({ } lower, null) => Invariant($"at least {lower:F4}"),
        (null, { } upper) => Invariant($"at most {upper:F4}"),
        _ => "not known",
    };

    private static string Short(double? value) => value is { } number ? Invariant($"{number:F4}") : "-";

    private static string Number(double? value) => value is { } number ? Invariant($"{number:R}") : string.Empty;
}
