using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Cli.Figures;

/// <summary>The training curve: the loss of the training and of the validation rows over the epochs.</summary>
internal static class TrainingFigure
{
    private const int Width = 900;
    private const int Height = 560;

    /// <summary>Draws the figure.</summary>
    /// <param name="history">What training did.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Draw(TrainingHistory history)
    {
        using Plot plot = FigureStyle.NewPlot("Training", "epoch", "loss (mean squared error, standardized units)");
        double[] epochs = [.. history.Epochs.Select(epoch => (double)epoch.Epoch)];
        AddCurve(plot, epochs, [.. history.Epochs.Select(epoch => epoch.Training)], "training rows", FigureStyle.Blue);
        AddCurve(plot, epochs, [.. history.Epochs.Select(epoch => epoch.Validation)], "validation rows", FigureStyle.Orange);
        EpochLoss kept = history.Epochs[history.KeptEpoch - 1];
        Marker mark = plot.Add.Marker(kept.Epoch, kept.Validation, MarkerShape.FilledCircle, size: 11, FigureStyle.Vermilion);
        mark.LegendText = $"weights kept (epoch {kept.Epoch})";
        plot.ShowLegend(Alignment.UpperRight);
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }

    private static void AddCurve(Plot plot, double[] epochs, double[] losses, string name, Color color)
    {
        Scatter curve = plot.Add.ScatterLine(epochs, losses, color);
        curve.LineWidth = 2.5f;
        curve.LegendText = name;
    }
}
