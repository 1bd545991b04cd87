using LatentMI.Reporting.Reports;

namespace LatentMI.Reporting.Tables;

/// <summary>What the studies of lineages print for a person to read.</summary>
public static class LineageTable
{
    /// <summary>Writes a Markov test.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(MarkovReport report, string? folder, TextWriter output)
    {
        var table = new PlainTable();
        AddPairing(table, "early and late cell", report.EarlyLate);
        AddPairing(table, "sisters", report.Sisters);
        table.Add("difference", Difference(report));
        table.Add("conclusion", report.Implication);
        if (report.SisterPairs is { } sisters)
        {
            table.Add("pairs of sisters", Pairs(sisters));
        }

        if (report.CellTypes is { } types)
        {
            foreach (TypePairReport pair in types.Pairs.Where(pair => pair.IsShown))
            {
                table.Add($"  {pair.First}, {pair.Second}", Of(pair));
            }

            table.Add("  other types", Rest(types));
        }

        AddPublished(table, report.Published);
        AddRest(table, report, folder);
        table.Write(output);
    }

    /// <summary>Writes a study of pseudotime.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(PseudotimeReport report, string? folder, TextWriter output)
    {
        var table = new PlainTable();
        AddPairing(table, "early and late cell", report.EarlyLate);
        table.Add("early cells", Invariant($"{report.EarlyCellsEstimated} with a value, {report.EarlyCellsPlaced} of them with a pseudotime"));
        foreach (RollingReport point in report.Landmarks)
        {
            table.Add($"{point.Which} window", Window(point));
        }

        table.Add("rise", Rise(report));
        table.Add("conclusion", report.Implication);
        AddPublished(table, report.Published);
        AddRest(table, report, folder);
        table.Write(output);
    }

    /// <summary>The pairs of sisters and the mean of their values.</summary>
    /// <param name="sisters">The sisters.</param>
    public static string Pairs(SistersReport sisters) =>
        Invariant($"{OneLine.Count(sisters.Pairs, "pair")} of {OneLine.Count(sisters.Cells, "cell")}, mean pointwise {BitsText.Of(sisters.MeanPmiBits)}");

    /// <summary>The mean of two types with its interval.</summary>
    /// <param name="pair">The types.</param>
    public static string Of(TypePairReport pair) =>
        $"{BitsText.Of(pair.MeanPmiBits)}{Interval(pair.Ci95Bits)}, {Numbers(pair)}";

    /// <summary>The pairs and clones of two types.</summary>
    /// <param name="pair">The types.</param>
    public static string Numbers(TypePairReport pair) => $"{OneLine.Count(pair.Pairs, "pair")}, {OneLine.Count(pair.Clones, "clone")}";

    /// <summary>The pairs that are not shown.</summary>
    /// <param name="types">The types.</param>
    public static string Rest(CellTypesReport types)
    {
        int few = types.Pairs.Count(pair => !pair.IsShown);
        int never = (types.Types.Count * (types.Types.Count + 1) / 2) - types.Pairs.Count;
        string unknown = types.PairsWithoutType > 0 ? $"; {OneLine.Count(types.PairsWithoutType, "pair")} of cells without a type" : string.Empty;
        return Invariant($"{few} pairs of types with fewer than {types.FewestClones} clones, {never} with none{unknown}");
    }

    /// <summary>A published mean, ours beside it.</summary>
    /// <param name="value">Both.</param>
    public static string Of(PublishedValueReport value) =>
        $"{Spread(value.PublishedMeanBits, value.PublishedSdBits, value.PublishedCount, value.Over)}; here {Spread(value.MeanBits, value.SdBits, value.Count, value.Over)}";

    /// <summary>What a published mean is of, in words.</summary>
    /// <param name="value">The mean.</param>
    public static string Name(PublishedValueReport value) => value.Quantity.Replace('-', ' ');

    /// <summary>The difference of a Markov test with its interval.</summary>
    /// <param name="report">The test.</param>
    public static string Difference(MarkovReport report) => BitsText.Of(report.DifferenceBits) + Interval(report.DifferenceCi95Bits);

    /// <summary>The rise along pseudotime with its interval.</summary>
    /// <param name="report">The study.</param>
    public static string Rise(PseudotimeReport report) =>
        $"{BitsText.Of(report.RiseBits)} from the first to the last third{Interval(report.RiseCi95Bits)}";

    /// <summary>A window with its interval.</summary>
    /// <param name="point">The window.</param>
    public static string Window(RollingReport point)
    {
        string interval = point is { Lower: { } lower, Upper: { } upper } ? Interval([lower, upper]) : string.Empty;
        return Invariant($"{point.MeanBits:F4} bits at {point.Pseudotime:G5}{interval}");
    }

    /// <summary>A mean with its standard errors.</summary>
    /// <param name="pairing">The estimates.</param>
    public static string Mean(ClonePairsReport pairing)
    {
        string overPairings = pairing.PairingStandardErrorBits is { } first ? Invariant($" {first:F4} over {pairing.Bits.Count} pairings") : string.Empty;
        string overClones = pairing.StandardErrorBits is { } second ? Invariant($" {second:F4} over clones") : string.Empty;
        string errors = string.Join(" and", new[] { overPairings, overClones }.Where(text => text.Length > 0));
        return BitsText.Of(pairing.MeanBits) + (errors.Length > 0 ? $", standard error{errors}" : string.Empty);
    }

    /// <summary>The shuffled controls; null where there are none.</summary>
    /// <param name="pairing">The estimates.</param>
    public static string? Controls(ClonePairsReport pairing) => pairing.ControlBits.Count == 0
        ? null
        : BitsText.Of(pairing.ControlMeanBits)
            + (pairing.ControlStandardErrorBits is { } error ? Invariant($", standard error {error:F4} over {pairing.ControlBits.Count}") : string.Empty);

    /// <summary>What cells and settings the study is of.</summary>
    /// <param name="report">The study.</param>
    public static IEnumerable<(string Label, string Value)> Settings(LineageReport report)
    {
        string sisters = report switch
        {
            MarkovReport { WellColumn: { } well } => $"; sisters differ in {well}",
            MarkovReport => "; sisters are any two late cells of a clone",
            _ => string.Empty,
        };
        yield return ("cells", Invariant(
            $"{report.EarlyCells} early ({report.TimeColumn} {string.Join(", ", report.Early)}), {report.LateCells} late ({report.TimeColumn} {string.Join(", ", report.Late)}); clones by {report.CloneColumn}{sisters}"));
        yield return ("file", $"{report.Cells.Address} ({report.Cells.Format}), {Invariant($"{report.Dims}")} columns");
        yield return ("where", report.Cells.Where ?? "all cells");
        yield return ("normalization", report.Cells.Steps is { Count: > 0 } steps ? string.Join("; ", steps) : "none");
        yield return ("estimator", report.Preset is { } preset ? $"{report.Estimator}, preset {preset}" : report.Estimator);
        yield return ("seed", Invariant($"{report.Seed}"));
        yield return ("seconds", Invariant($"{report.ElapsedSeconds:F1}"));
    }

    private static void AddPairing(PlainTable table, string name, ClonePairsReport pairing)
    {
        table.Add(name, Mean(pairing));
        if (Controls(pairing) is { } controls)
        {
            table.Add("  shuffled", controls);
        }

        table.Add("  clones", pairing.Pairs == pairing.Clones
            ? Invariant($"{pairing.Clones}, one pair per clone")
            : Invariant($"{pairing.Clones}, of which each pairing draws {pairing.Pairs}, one pair per clone"));
    }

    private static void AddPublished(PlainTable table, PublishedLineageReport? published)
    {
        if (published is null)
        {
            return;
        }

        table.Add("published", published.Remark);
        table.Add(published.Values.Select(value => ($"  {Name(value)}", Of(value))));
    }

    private static string Spread(double? mean, double? deviation, int count, string over) =>
        BitsText.Of(mean) + (deviation is { } known ? Invariant($" (SD {known:F4}, {count:N0} {over})") : string.Empty);

    private static void AddRest(PlainTable table, LineageReport report, string? folder)
    {
        foreach ((string label, string value) in Settings(report))
        {
            table.Add(label, value);
        }

        table.AddWarnings(report.Warnings);
        table.AddFolder(folder);
    }

    private static string Interval(IReadOnlyList<double>? ends) =>
        ends is [double lower, double upper] ? Invariant($", 95 % interval {lower:F4} to {upper:F4} over clones") : string.Empty;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
