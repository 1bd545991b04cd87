using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;

namespace LatentMI.Reporting.Pages;

/// <summary>The pictures of an attribution: the leading columns of each side, and maps where columns are pixels.</summary>
public static class AttributionPictures
{
    /// <summary>The pictures that there are data for, by the names of their files.</summary>
    /// <param name="report">The attribution.</param>
    public static IEnumerable<(string Name, Picture Picture)> Create(AttributionReport report)
    {
        foreach ((string side, string other, AttributedSideReport columns) in new[] { ("X", "Y", report.X), ("Y", "X", report.Y) })
        {
            string suffix = side.ToLowerInvariant();
            if (columns.Columns is [{ Gain: not null }, ..])
            {
                yield return ($"columns_{suffix}.png", Picture.Png(
                    ColumnGainsFigure.Draw(side, columns),
                    $"Bars: the gains of the leading columns of {side}, and the threshold.",
                    $"How well the latents of {other} predict the columns of {side} on held-out rows, the best first. {AttributionTable.Summary(side, other, report, columns)}")!);
            }

            if (columns.Image is [int height, int width])
            {
                yield return ($"map_{suffix}.png", Picture.Png(
                    Map(side, other, columns, height, width),
                    $"Map of the gains of the {height} x {width} pixels of {side}.",
                    $"The gain of each pixel of {side}. Dark pixels are predicted best by the latents of {other}, gray ones are always the same or were left out.")!);
            }
        }
    }

    private static byte[] Map(string side, string other, AttributedSideReport columns, int height, int width)
    {
        var gains = new double[height * width];

        // Pixels that were left out stay gray, at their places in the file.
        bool isOfFile = columns.Columns.Count != gains.Length;
        Array.Fill(gains, double.NaN);
        foreach (AttributedColumnReport column in columns.Columns)
        {
            gains[isOfFile ? column.Column : column.Place] = column.Gain ?? double.NaN;
        }

        string above = FormattableString.Invariant($"{columns.AboveThreshold} of {columns.Columns.Count} pixels are above the threshold, {columns.Threshold:F4}.");
        return PixelMap.Draw($"map_{side}", $"How well each pixel of {side} is predicted by the latents of {other}", "gain (held-out R²)", gains, height, width, above).Png;
    }
}
