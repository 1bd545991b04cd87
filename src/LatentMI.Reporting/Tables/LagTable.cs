using LatentMI.IO.Writing;
using LatentMI.Reporting.Reports;

namespace LatentMI.Reporting.Tables;

/// <summary>The information over lags as text: for a person to read, and as CSV.</summary>
public static class LagTable
{
    private static readonly string[] Heads = ["lag", "bits", "95 % interval", "p"];

    /// <summary>Writes a line for each lag, and then what they are of.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(LagReport report, string? folder, TextWriter output)
    {
        WriteCurve(report, output);
        output.WriteLine();
        var table = new PlainTable();
        table.Add("maximum", Maximum(report));
        table.Add(Describe(report));
        table.Add(report.Warnings.Zip(report.WarningIds, (message, id) => ("warning", $"{id}: {message}")));
        table.AddFolder(folder);
        table.Write(output);
    }

    /// <summary>Writes the curve as comma-separated text; a value that is not there is an empty field.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="report">The study.</param>
    public static void WriteCsv(Stream stream, LagReport report)
    {
        using var table = new TableWriter(
            stream, "lag", "mi_bits", "ci95_lower_bits", "ci95_upper_bits", "standard_error_bits", "p_value", "at_least_bits", "n");
        foreach (LagPointReport point in report.Lags)
        {
            table.WriteRow(
                Invariant($"{point.Lag}"),
                Number(point.MiBits),
                Number(point.Ci95Bits?[0]),
                Number(point.Ci95Bits?[1]),
                Number(point.StandardErrorBits),
                Number(point.PValue),
                Number(point.AtLeastBits),
                Invariant($"{report.NSamples}"));
        }
    }

    /// <summary>The largest estimate, and who follows whom.</summary>
    /// <param name="report">The study.</param>
    public static string Maximum(LagReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        LagPointReport peak = report.Peak();
        string order = report.PeakLag switch
        {
            0 => "at the same time",
            > 0 and var lag => $"Y follows X by {OneLine.Count(lag, "row")}",
            var lag => $"X follows Y by {OneLine.Count(-(long)lag, "row")}",
        };
        return Invariant($"{Value(peak)} bits at lag {report.PeakLag}: {order}");
    }

    /// <summary>What the estimates are of.</summary>
    /// <param name="report">The study.</param>
    public static IEnumerable<(string Label, string Value)> Describe(LagReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Test is { } test)
        {
            string made = test.Surrogates == LagTestReport.CircularShifts ? "X shifted in a circle" : "whole trials exchanged";
            yield return ("p-value", Invariant($"{test.PValue:G3} of the largest of {OneLine.Count(report.Lags.Count, "lag")} ({OneLine.Count(test.Permutations, "permutation")}, {made}, the same at all lags)"));
            if (test.ThresholdBits is { } threshold)
            {
                yield return ("5 % level", Invariant($"{threshold:F4} bits for the largest of all lags"));
            }
        }

        yield return ("estimator", report.Preset is { } preset ? $"{report.Estimator}, preset {preset}" : report.Estimator);
        string of = report.NSamples < report.RowsCommon ? Invariant($" drawn of {report.RowsCommon}") : string.Empty;
        yield return ("rows", Invariant($"{report.NSamples}{of}, the same of X at every lag; X and Y have {report.RowsAvailable}"));
        if (report is { LagWithin: { } column, Trials: { } trials })
        {
            yield return ("trials", Invariant($"{trials} by {column}, which lags do not cross"));
        }
        else if (report.TimeSeriesBlock is > 1 and var block)
        {
            yield return ("time series", Invariant($"blocks of {block} rows at every lag"));
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

    /// <summary>The bits of a lag, a lower bound where the rows can show no more.</summary>
    /// <param name="point">The lag.</param>
    public static string Value(LagPointReport point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.ShownBits is { } bits ? Invariant($"{(point.AtLeastBits is null ? string.Empty : "at least ")}{bits:F4}") : "not finite";
    }

    /// <summary>The interval of a lag; empty where there is none.</summary>
    /// <param name="point">The lag.</param>
    public static string Interval(LagPointReport point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Ci95Bits is [double lower, double upper] ? Invariant($"{lower:F4} to {upper:F4}") : string.Empty;
    }

    private static void WriteCurve(LagReport report, TextWriter output)
    {
        string[][] rows =
        [
            [.. Heads, string.Empty],
            .. report.Lags.Select(point => new[]
            {
                Invariant($"{point.Lag}"),
                Value(point),
                Interval(point),
                point.PValue is { } p ? Invariant($"{p:G3}") : string.Empty,
                point.Lag == report.PeakLag ? "<- maximum" : string.Empty,
            }),
        ];

        // A column that no lag has is left out.
        int[] shown = [.. Enumerable.Range(0, rows[0].Length).Where(column => rows.Skip(1).Any(row => row[column].Length > 0))];
        AlignedColumns.Write([.. rows.Select(row => shown.Select(column => row[column]).ToArray())], column => column == shown.Length - 1, output);
    }

    private static string Number(double? value) => value is { } number ? Invariant($"{number:R}") : string.Empty;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
