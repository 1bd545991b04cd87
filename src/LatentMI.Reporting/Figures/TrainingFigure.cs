using LatentMI.Representation;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>The training curve: the loss of the training and of the validation rows over the epochs.</summary>
internal static class TrainingFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="losses">The losses of the epochs, in order.</param>
    /// <param name="keptEpoch">The number, from 1, of the epoch whose weights the model has.</param>
    /// <param name="format">How it is written.</param>
    /// <returns>The file's bytes.</returns>
    public static byte[] Draw(IReadOnlyList<EpochLoss> losses, int keptEpoch, PictureFormat format = PictureFormat.Png)
    {
        using Plot plot = FigureStyle.NewPlot("Training", "epoch", "loss (mean squared error, standardized units)");
        double[] epochs = [.. losses.Select(epoch => (double)epoch.Epoch)];
        AddCurve(plot, epochs, [.. losses.Select(epoch => epoch.Training)], "training rows", FigureStyle.Blue);
        AddCurve(plot, epochs, [.. losses.Select(epoch => epoch.Validation)], "validation rows", FigureStyle.Orange);
        EpochLoss kept = losses[keptEpoch - 1];
        Marker mark = plot.Add.Marker(kept.Epoch, kept.Validation, MarkerShape.FilledCircle, size: 11, FigureStyle.Vermilion);
        mark.LegendText = $"weights kept (epoch {kept.Epoch})";
        plot.ShowLegend(Alignment.UpperRight);
        return FigureStyle.DrawSmall(plot, format);
    }

    private static void AddCurve(Plot plot, double[] epochs, double[] losses, string name, Color color)
    {
        Scatter curve = plot.Add.ScatterLine(epochs, losses, color);
        curve.LineWidth = 2.5f;
        curve.LegendText = name;
    }
}
