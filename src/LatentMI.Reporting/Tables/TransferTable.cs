using LatentMI.IO.Writing;
using LatentMI.Reporting.Reports;

namespace LatentMI.Reporting.Tables;

/// <summary>Transfer and storage as text: for a person to read, and as CSV.</summary>
public static class TransferTable
{
    /// <summary>The heads of the fields of a quantity.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["", "bits", "95 % interval", "p", "5 % level", "mean of surrogates"];

    /// <summary>Writes a line for each quantity, and then what they are of.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(TransferReport report, string? folder, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        AlignedColumns.Write([.. Rows(report).Prepend(ShownHeads(report))], column => column == 0, output);
        output.WriteLine();
        var table = new PlainTable();
        table.Add(Describe(report));
        table.Add(report.Warnings.Zip(report.WarningIds, (message, id) => ("warning", $"{id}: {message}")));
        table.AddFolder(folder);
        table.Write(output);
    }

    /// <summary>Writes the quantities as comma-separated text; a value that is not there is an empty field.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="report">The study.</param>
    public static void WriteCsv(Stream stream, TransferReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var table = new TableWriter(
            stream, "quantity", "bits", "ci95_lower_bits", "ci95_upper_bits", "standard_error_bits", "p_value", "threshold_bits", "null_mean_bits", "at_least_bits", "n");
        foreach (HistoryReport quantity in report.Quantities)
        {
            table.WriteRow(
                quantity.Quantity,
                Number(quantity.Bits),
                Number(quantity.Ci95Bits?[0]),
                Number(quantity.Ci95Bits?[1]),
                Number(quantity.StandardErrorBits),
                Number(quantity.PValue),
                Number(quantity.ThresholdBits),
                Number(quantity.NullMeanBits),
                Number(quantity.AtLeastBits),
                Invariant($"{report.NSamples}"));
        }
    }

    /// <summary>What a quantity is called.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string NameOf(HistoryReport quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return quantity.Quantity switch
        {
            "x-to-y" => "transfer X to Y",
            "y-to-x" => "transfer Y to X",
            "storage-x" => "storage of X",
            _ => "storage of Y",
        };
    }

    /// <summary>The heads of the fields that some quantity has.</summary>
    /// <param name="report">The study.</param>
    public static string[] ShownHeads(TransferReport report) => [.. Shown(report).Select(column => Heads[column])];

    /// <summary>The fields of each quantity, without those that none has.</summary>
    /// <param name="report">The study.</param>
    public static IEnumerable<string[]> Rows(TransferReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        int[] shown = Shown(report);
        return report.Quantities.Select(quantity => shown.Select(column => Fields(quantity)[column]).ToArray());
    }

    /// <summary>What the estimates are of.</summary>
    /// <param name="report">The study.</param>
    public static IEnumerable<(string Label, string Value)> Describe(TransferReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        yield return ("histories", Invariant($"{OneLine.Count(report.TargetHistory, "row")} of the target, {OneLine.Count(report.SourceHistory, "row")} of the source, of which the last is {OneLine.Count(report.Delay, "row")} before"));
        if (report.Surrogates is { } surrogates)
        {
            yield return ("test", Invariant($"{OneLine.Count(report.Permutations, "permutation")} of each direction, {(surrogates == LagTestReport.CircularShifts ? "the source shifted in a circle" : "whole trials of the source exchanged")}"));
        }

        yield return ("estimator", report.Preset is { } preset ? $"{report.Estimator}, preset {preset}" : report.Estimator);
        string of = report.NSamples < report.RowsComplete ? Invariant($" drawn of {report.RowsComplete}") : string.Empty;
        yield return ("rows", Invariant($"{report.NSamples}{of}, with all of their histories; X and Y have {report.RowsAvailable}"));
        if (report.IndependentRows is { } independent)
        {
            yield return ("worth", Invariant($"about {independent:F0} independent rows, by their autocorrelation"));
        }

        if (report is { LagWithin: { } column, Trials: { } trials })
        {
            yield return ("trials", Invariant($"{trials} by {column}, which histories do not cross"));
        }
        else if (report.TimeSeriesBlock is > 1 and var block)
        {
            yield return ("time series", Invariant($"blocks of {block} rows"));
        }

        yield return ("columns", Invariant($"{report.DimsX} in X, {report.DimsY} in Y"));
        if (report.Settings.Length > 0)
        {
            yield return ("settings", report.Settings);
        }

        yield return ("seconds", Invariant($"{report.ElapsedSeconds:F1}"));
        yield return ("seed", Invariant($"{report.Seed}"));
        foreach ((string side, SourceReport source) in new[] { ("X", report.X), ("Y", report.Y) })
        {
            yield return (side, $"{source.Address} ({source.Format})");
            foreach (string note in source.Notes.Concat(source.Steps ?? []))
            {
                yield return (string.Empty, note);
            }
        }
    }

    private static int[] Shown(TransferReport report) =>
        [.. Enumerable.Range(0, Heads.Count).Where(column => report.Quantities.Any(quantity => Fields(quantity)[column].Length > 0))];

    private static string[] Fields(HistoryReport quantity) =>
    [
        NameOf(quantity),
        quantity.ShownBits is { } bits ? Invariant($"{(quantity.AtLeastBits is null ? string.Empty : "at least ")}{bits:F4}") : "not finite",
        quantity.Ci95Bits is [double lower, double upper] ? Invariant($"{lower:F4} to {upper:F4}") : string.Empty,
        quantity.PValue is { } p ? Invariant($"{p:G3}") : string.Empty,
        quantity.ThresholdBits is { } threshold ? Invariant($"{threshold:F4}") : string.Empty,
        quantity.NullMeanBits is { } mean ? Invariant($"{mean:F4}") : string.Empty,
    ];

    private static string Number(double? value) => value is { } number ? Invariant($"{number:R}") : string.Empty;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
