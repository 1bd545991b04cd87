using LatentMI.Experiments.Scoring;
using LatentMI.Experiments.Storing;
using ScottPlot;

namespace LatentMI.Cli.Figures.Experiments;

/// <summary>How well the decoder predicts each pixel of the partner image.</summary>
internal static class DecoderErrorFigure
{
    private const int Side = 28;

    /// <summary>Draws the mean over the records.</summary>
    /// <param name="ours">Our records, whose series <c>error</c> holds the pixels row by row.</param>
    public static ExperimentFigure Draw(IReadOnlyList<ExperimentRecord> ours)
    {
        double[][] maps = [.. ours.Where(record => record.Series.ContainsKey("error")).Select(record => record.Series["error"])];
        if (maps.Length == 0 || maps.Any(map => map.Length != Side * Side))
        {
            throw new InputException("A record of decoder-inspection has no error for each of 28 x 28 pixels; run the experiment again.");
        }

        // The first pixel row is the uppermost, and the panel's last.
        var cells = new double?[Side, Side];
        for (int pixel = 0; pixel < Side * Side; pixel++)
        {
            double mean = ErrorStatistics.Mean([.. maps.Select(map => map[pixel])]);
            cells[Side - 1 - (pixel / Side), pixel % Side] = double.IsFinite(mean) ? mean : null;
        }

        double[] values = [.. cells.Cast<double?>().Where(value => value is not null).Select(value => value!.Value)];
        double largest = values.Length == 0 ? 1 : values.Max();
        using var page = new FigurePage("Error of the decoder in predicting each pixel of the partner image", columns: 1, dataHeight: 520)
        {
            Colors = new ColorScale("mean squared error (standardized units)", 0, largest > 0 ? ColorScale.EndFor(largest) : 1, LightIsLow: false),
            MissingMeans = values.Length < Side * Side ? "always the same" : null,
            GridWidth = 0.696f,
        };
        Plot panel = FigureStyle.NewPanel(string.Empty, "column (pixels)", "row (pixels)");
        CellMap.Fill(panel, cells, page.Colors, write: null);
        double[] ticks = [0, 9, 18, 27];
        string[] labels = ["1", "10", "19", "28"];
        panel.Axes.Bottom.SetTicks(ticks, labels);
        panel.Axes.Left.SetTicks([.. ticks.Select(tick => Side - 1 - tick)], labels);
        page.Add(panel);
        if (maps.Length > 1)
        {
            page.Notes.Add(FormattableString.Invariant($"Mean over the trials: {maps.Length}."));
        }

        return page.Draw("decoder-error");
    }
}
