using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Representation;

namespace LatentMI.Reporting.Pages;

/// <summary>The pictures of an estimate's rows and of its training.</summary>
internal static class EstimatePictures
{
    /// <summary>The training curve; nothing where no network was trained on a single split.</summary>
    /// <param name="folder">The files of the estimate.</param>
    public static IEnumerable<Picture> OfTraining(EstimateFolder folder)
    {
        if (folder.Epochs is { Count: > 0 } epochs && folder.Report.OfEstimator is LatentReport { Training.KeptEpoch: var kept })
        {
            EpochLoss last = epochs[^1];
            yield return Drawn(
                TrainingFigure.Draw(epochs, kept),
                FormattableString.Invariant(
                    $"Training curve over {epochs.Count} epochs: the training loss ends at {last.Training:G4}, the validation loss at {last.Validation:G4}."),
                "The loss over the epochs (history.csv). The validation loss should fall and then level off; where it still falls at the end, allow more epochs. "
                + "Where the training loss falls and that of the validation rows rises, the networks overfit; more rows help.");
        }
    }

    /// <summary>The histogram of the pointwise values, and the latents colored by them; nothing where no row has a value.</summary>
    /// <param name="folder">The files of the estimate.</param>
    /// <param name="planes">The planes that its latents are seen on.</param>
    public static IEnumerable<Picture> OfRows(EstimateFolder folder, IReadOnlyList<RowPlane> planes)
    {
        if (folder.Rows is not { } rows || rows.Bits.Where(double.IsFinite).ToArray() is not { Length: > 0 } finite)
        {
            yield break;
        }

        yield return Histogram(folder.Report, finite);
        string colors = "Dark rows share more information than bright ones (the color scale leaves out the most extreme 2 % at both ends)"
            + (folder.Report.NEstimated < folder.Report.NSamples ? "; gray rows trained the encoders and have no value." : ".");
        foreach (RowPlane plane in planes)
        {
            yield return Drawn(
                PointwiseLatentsFigure.Draw(plane, rows.Bits),
                $"Scatter plot: {plane.Title}, {plane.LabelX} and {plane.LabelY}, colored by pointwise mutual information.",
                $"{plane.Meaning} {colors}");
        }
    }

    private static Picture Histogram(EstimateReport report, double[] finite)
    {
        // Calibration corrects the mean, not the rows.
        string mean = report.MiBits is { } bits && Math.Abs(finite.Average() - bits) < 0.0005
            ? "The estimate is their mean, the vertical line."
            : "The vertical line is their mean.";
        double below = (double)finite.Count(value => value < 0) / finite.Length;
        return Drawn(
            PointwiseFigure.Draw(finite),
            FormattableString.Invariant(
                $"Histogram of the pointwise mutual information of {finite.Length} rows, from {finite.Min():F2} to {finite.Max():F2} bits, mean {finite.Average():F3} bits."),
            FormattableString.Invariant(
                $"How much each of {finite.Length:N0} rows contributes (pmi.csv). {mean} {below:P0} of the values are below 0: those pairs are less likely than by chance."));
    }

    private static Picture Drawn(byte[] png, string alternative, string caption) => Picture.Png(png, alternative, caption)!;
}
