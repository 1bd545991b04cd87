using System.Globalization;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Reports;

namespace LatentMI.Reporting.Tables;

/// <summary>The columns of an attribution as text: for a person to read, and as CSV.</summary>
public static class AttributionTable
{
    private const int LongestName = 40;
    private const int NameColumn = 1;

    private static readonly string[] Heads = ["rank", "column", "gain", "mean", "spread", "bits", "error", "p", "q", ""];

    /// <summary>Writes the leading columns of both sides.</summary>
    /// <param name="report">The attribution.</param>
    /// <param name="top">The most columns of a side.</param>
    /// <param name="output">Where to.</param>
    public static void Write(AttributionReport report, int top, TextWriter output)
    {
        Write("X", "Y", report, report.X, top, output);
        Write("Y", "X", report, report.Y, top, output);
    }

    /// <summary>Writes all columns of a side as comma-separated text, the largest gain first; a value that is not there is an empty field.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="side">The side.</param>
    public static void WriteCsv(Stream stream, AttributedSideReport side)
    {
        using var table = new TableWriter(
            stream, "rank", "column", "name", "gain", "mean_gain", "spread_gain", "bits", "mse", "p_value", "q_value", "above_threshold", "position");
        foreach (AttributedColumnReport column in side.Columns)
        {
            table.WriteRow(
                Whole(column.Rank),
                Whole(column.Column),
                column.Name ?? string.Empty,
                Number(column.Gain),
                Number(column.MeanGain),
                Number(column.SpreadGain),
                Number(column.Bits),
                Number(column.Mse),
                Number(column.PValue),
                Number(column.QValue),
                column.AboveThreshold ? "true" : "false",
                Whole(column.Place));
        }
    }

    /// <summary>How many columns of a side are above its threshold, in a sentence.</summary>
    /// <param name="side">X or Y.</param>
    /// <param name="other">The other.</param>
    /// <param name="report">The attribution.</param>
    /// <param name="columns">The columns of the side.</param>
    public static string Summary(string side, string other, AttributionReport report, AttributedSideReport columns)
    {
        string threshold = string.Create(
            CultureInfo.InvariantCulture,
            $"a gain of {columns.Threshold:F4}, which the largest gain of the side exceeds by chance with probability {report.Level:0.##} ({OneLine.Count(report.Permutations, "permutation")})");
        if (columns.AboveThreshold > 0)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{columns.AboveThreshold} of {OneLine.Count(columns.Columns.Count, "column")} of {side} {(columns.AboveThreshold == 1 ? "is" : "are")} predicted by the latents of {other} above {threshold}.");
        }

        return $"No column of {side} is predicted by the latents of {other} above {threshold}: either nothing is shared, or columns are informative only jointly, "
            + "or there are too few rows.";
    }

    /// <summary>What to know of columns above a threshold whose q-values are large; null where there are none.</summary>
    /// <param name="report">The attribution.</param>
    /// <param name="side">The columns of a side.</param>
    public static string? CoarseQValues(AttributionReport report, AttributedSideReport side)
    {
        int coarse = side.Columns.Count(column => column.AboveThreshold && column.QValue > report.Level);
        return coarse == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{coarse} columns above the threshold have q above {report.Level:0.##}, because {OneLine.Count(report.Permutations, "permutation")} cannot give a p-value below {1.0 / (1 + report.Permutations):G2}; use more permutations.");
    }

    private static void Write(string side, string other, AttributionReport report, AttributedSideReport columns, int top, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Summary(side, other, report, columns));
        if (CoarseQValues(report, columns) is { } coarse)
        {
            output.WriteLine(coarse);
        }

        AlignedColumns.Write([Heads, .. columns.Columns.Take(top).Select(Cells)], column => column == NameColumn, output);
        int left = columns.Columns.Count - top;
        if (left > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"and {left} more; use --top to show more, or --out DIR to write all."));
        }
    }

    private static string[] Cells(AttributedColumnReport column) =>
    [
        Whole(column.Rank),
        column.Label.Length > LongestName ? $"{column.Label.AsSpan(0, LongestName - 1)}…" : column.Label,
        Short(column.Gain),
        Short(column.MeanGain),
        Short(column.SpreadGain),
        Short(column.Bits),
        Short(column.Mse),
        column.PValue?.ToString("G2", CultureInfo.InvariantCulture) ?? "-",
        column.QValue?.ToString("G2", CultureInfo.InvariantCulture) ?? "-",
        column switch { { AboveThreshold: true } => "*", { Gain: null } => "constant", _ => string.Empty },
    ];

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Short(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture) ?? "-";
}
