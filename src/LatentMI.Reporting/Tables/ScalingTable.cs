using LatentMI.IO.Writing;
using LatentMI.Reporting.Reports;

namespace LatentMI.Reporting.Tables;

/// <summary>The information over levels as text: for a person to read, and as CSV.</summary>
public static class ScalingTable
{
    /// <summary>Writes a line for each estimate, and then the law and what the estimates are of.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(ScalingReport report, string? folder, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        string[][] rows = [Heads(report), .. report.Estimates.Select(point => Fields(report, point))];

        // A column that no estimate has is left out.
        int[] shown = [.. Enumerable.Range(0, rows[0].Length).Where(column => rows.Skip(1).Any(row => row[column].Length > 0))];
        AlignedColumns.Write([.. rows.Select(row => shown.Select(column => row[column]).ToArray())], _ => false, output);
        output.WriteLine();
        var table = new PlainTable();
        table.Add(Law(report));
        table.Add(Describe(report));
        table.Add(report.Warnings.Zip(report.WarningIds, (message, id) => ("warning", $"{id}: {message}")));
        table.AddFolder(folder);
        table.Write(output);
    }

    /// <summary>Writes the estimates as comma-separated text; a value that is not there is an empty field.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="report">The study.</param>
    public static void WriteCsv(Stream stream, ScalingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var table = new TableWriter(
            stream, "level", "quality", "repeat", "mi_bits", "ci95_lower_bits", "ci95_upper_bits", "standard_error_bits", "at_least_bits", "n", "fitted_bits");
        foreach (ScalingPointReport point in report.Estimates)
        {
            table.WriteRow(
                Number(point.Level),
                Number(point.Quality),
                Invariant($"{point.Repeat}"),
                Number(point.MiBits),
                Number(point.Ci95Bits?[0]),
                Number(point.Ci95Bits?[1]),
                Number(point.StandardErrorBits),
                Number(point.AtLeastBits),
                point.NSamples is { } rows ? Invariant($"{rows}") : string.Empty,
                Number(Fitted(report, point)));
        }
    }

    /// <summary>The law with its parameters, its limit and what it says of more, each with its interval.</summary>
    /// <param name="report">The study.</param>
    public static IEnumerable<(string Label, string Value)> Law(ScalingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Fit is not { } fit)
        {
            yield return ("law", "none is fitted to columns");
            yield break;
        }

        string explained = fit.Explained is { } share ? Invariant($"; R² {share:F3}") : string.Empty;
        if (fit.Divergence is { } divergence)
        {
            yield return ("law", $"{fit.Law}: nothing is extrapolated ({divergence}){explained}");
            yield break;
        }

        string quality = fit.Formula.Contains('q', StringComparison.Ordinal) ? $", q {report.QualityName}" : ", n rows";
        yield return ("law", $"{fit.Formula}{quality}{explained}");
        foreach (FittedReport parameter in fit.Parameters)
        {
            yield return (parameter.Name, Of(parameter.Value, parameter.Ci95, parameter == fit.Parameters[0] ? " bits" : string.Empty));
        }

        if (fit.QualityOf90Percent is { } most)
        {
            yield return ("90 % of it", report.Over == "noise"
                ? Invariant($"up to {1 / Math.Sqrt(most.Value):G3} standard deviations of noise{(most.Ci95 is [double least, double highest] ? Invariant($" (95 % interval {1 / Math.Sqrt(highest):G3} to {1 / Math.Sqrt(least):G3})") : string.Empty)}")
                : $"at {Of(most.Value, most.Ci95, string.Empty)} {report.QualityName}");
        }
        else
        {
            yield return ("90 % of it", report.Over == "noise" ? "not known within the levels" : "not known between the lowest level and ten times the highest");
        }

        foreach (ExtrapolationReport beyond in fit.Extrapolations)
        {
            yield return (Invariant($"{beyond.Factor:F0} times"), Invariant(
                $"{Of(beyond.MiBits, beyond.Ci95Bits, " bits")}, a gain of {Of(beyond.GainBits, beyond.GainCi95Bits, string.Empty)}"));
        }
    }

    /// <summary>What the estimates are of.</summary>
    /// <param name="report">The study.</param>
    public static IEnumerable<(string Label, string Value)> Describe(ScalingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Table is { } table)
        {
            yield return ("table", table.Address);
            yield return ("columns", $"{table.Level} (levels), {table.Value} (values){(table.StandardError is { } error ? $", {error} (standard errors)" : string.Empty)}");
            if (table.Where is { } where)
            {
                yield return ("rows", $"{report.Estimates.Count} where {where}");
            }

            yield return ("seed", Invariant($"{report.Seed}"));
            yield break;
        }

        string side = report.Side switch
        {
            "x" => " of X",
            "y" => " of Y",
            "both" => " of X and Y",
            _ => string.Empty,
        };
        yield return ("over", $"{report.Over}{side}");
        yield return ("estimator", report.Preset is { } preset ? $"{report.Estimator}, preset {preset}" : report.Estimator!);
        string drawn = report.NSamples < report.RowsAvailable ? Invariant($" drawn of {report.RowsAvailable}") : string.Empty;
        yield return ("rows", Invariant($"{report.NSamples}{drawn}"));
        yield return ("columns", Invariant($"{report.DimsX} in X, {report.DimsY} in Y"));
        if (report.Settings is { Length: > 0 } settings)
        {
            yield return ("settings", settings);
        }

        yield return ("seconds", Invariant($"{report.ElapsedSeconds:F1}"));
        yield return ("seed", Invariant($"{report.Seed}"));
        foreach ((string name, SourceReport source) in new[] { ("X", report.X!), ("Y", report.Y!) })
        {
            yield return (name, $"{source.Address} ({source.Format})");
            foreach (string note in source.Notes.Concat(source.Steps ?? []))
            {
                yield return (string.Empty, note);
            }
        }
    }

    /// <summary>The fields of an estimate.</summary>
    /// <param name="report">The study.</param>
    /// <param name="point">The estimate.</param>
    public static string[] Fields(ScalingReport report, ScalingPointReport point)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(point);
        return
        [
            Invariant($"{point.Level:G4}"),
            report.Over == "depth" ? Invariant($"{point.Quality:G4}") : string.Empty,
            report.Estimates.Any(other => other.Repeat > 1) ? Invariant($"{point.Repeat}") : string.Empty,
            point.ShownBits is { } bits ? Invariant($"{(point.AtLeastBits is null ? string.Empty : "at least ")}{bits:F4}") : "not finite",
            point.Ci95Bits is [double lower, double upper] ? Invariant($"{lower:F4} to {upper:F4}") : string.Empty,
            Fitted(report, point) is { } fitted ? Invariant($"{fitted:F4}") : string.Empty,
        ];
    }

    /// <summary>The heads of the fields of an estimate.</summary>
    /// <param name="report">The study.</param>
    public static string[] Heads(ScalingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            report.Over switch
            {
                "depth" => "share of counts",
                "noise" => "added noise",
                ScalingReport.OfTable => report.Table!.Level,
                var over => over,
            },
            "mean counts per row",
            "repeat",
            report.Table is { } table ? table.Value : "bits",
            "95 % interval",
            "law",
        ];
    }

    private static double? Fitted(ScalingReport report, ScalingPointReport point) => report.Fit is not { Parameters.Count: > 0 } fit
        ? null
        : point.Quality is { } quality
            ? fit.Curve.FirstOrDefault(one => one.Quality == quality)?.MiBits
            : fit.Parameters[0].Value;

    private static string Of(double value, IReadOnlyList<double>? ends, string unit) =>
        Invariant($"{Short(value)}{unit}{(ends is [double lower, double upper] ? $" (95 % interval {Short(lower)} to {Short(upper)})" : string.Empty)}");

    private static string Short(double value) => Math.Abs(value) < 100 ? Invariant($"{value:F3}") : Invariant($"{value:F0}");

    private static string Number(double? value) => value is { } number ? Invariant($"{number:R}") : string.Empty;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
