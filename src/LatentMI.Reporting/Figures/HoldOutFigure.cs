using LatentMI.Studies.Interactions;
using ScottPlot;
using ScottPlot.Plottables;

namespace LatentMI.Reporting.Figures;

/// <summary>The mean curve over trials with a band of one standard deviation, and the line of a random score.</summary>
public static class HoldOutFigure
{
    private const double BandOpacity = 0.25;

    /// <summary>Draws ROC curves.</summary>
    /// <param name="curve">Their mean.</param>
    /// <param name="trials">The trials, one or more.</param>
    /// <returns>A PNG.</returns>
    public static byte[] DrawRoc(MeanCurve curve, IReadOnlyList<HoldOutTrial> trials)
    {
        double auc = trials.Average(trial => trial.Roc.Auc);
        return Draw(
            "Held-out interactions",
            "false positive rate",
            "true positive rate",
            curve,
            FormattableString.Invariant($"mean of {trials.Count} trials: area {auc:F3}"),
            (0, 1),
            "a random score: area 0.5",
            highest: 1);
    }

    /// <summary>Draws precision over recall.</summary>
    /// <param name="curve">The mean over trials.</param>
    /// <param name="trials">The trials, one or more.</param>
    /// <returns>A PNG.</returns>
    public static byte[] DrawPrecision(MeanCurve curve, IReadOnlyList<HoldOutTrial> trials)
    {
        double precision = trials.Average(trial => trial.PrecisionRecall.AveragePrecision);
        double prevalence = trials.Average(trial => trial.PrecisionRecall.Prevalence);
        double highest = Math.Min(1, curve.Mean.Zip(curve.StandardDeviation, (mean, deviation) => mean + deviation).Max() * 1.05);
        return Draw(
            "Held-out interactions",
            "recall",
            "precision",
            curve,
            FormattableString.Invariant($"mean of {trials.Count} trials: average precision {precision:F3}"),
            (prevalence, prevalence),
            FormattableString.Invariant($"a random score: {prevalence:F3}"),
            highest);
    }

    private static byte[] Draw(
        string title, string x, string y, MeanCurve curve, string name, (double Left, double Right) nothing, string nothingName, double highest)
    {
        using Plot plot = FigureStyle.NewPlot(title, x, y);
        double[] lower = [.. curve.Mean.Zip(curve.StandardDeviation, (mean, deviation) => Math.Max(0, mean - deviation))];
        double[] upper = [.. curve.Mean.Zip(curve.StandardDeviation, (mean, deviation) => Math.Min(1, mean + deviation))];
        FillY band = plot.Add.FillY(curve.X, lower, upper);
        band.FillColor = FigureStyle.Blue.WithAlpha(BandOpacity);
        band.LineWidth = 0;
        Scatter line = plot.Add.ScatterLine(curve.X, curve.Mean, FigureStyle.Blue);
        line.LineWidth = 2.5f;
        line.LegendText = name;
        Scatter baseline = plot.Add.ScatterLine(new double[] { 0, 1 }, new[] { nothing.Left, nothing.Right }, FigureStyle.Gray);
        baseline.LineWidth = 2;
        baseline.LinePattern = LinePattern.Dashed;
        baseline.LegendText = nothingName;
        plot.Axes.SetLimits(0, 1, 0, highest);
        FigureStyle.ShowLegendBelow(plot);
        return FigureStyle.DrawSmall(plot);
    }
}
