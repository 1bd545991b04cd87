using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Representation;

namespace LatentMI.Reporting.Pages;

/// <summary>The pictures of an estimate's rows and of its training.</summary>
public static class EstimatePictures
{
    /// <summary>All pictures, in the order of the page.</summary>
    /// <param name="folder">The files of the estimate.</param>
    /// <param name="format">How they are written.</param>
    /// <returns>The pictures and their names.</returns>
    public static IEnumerable<(string Name, Picture Picture)> All(EstimateFolder folder, PictureFormat format) =>
    [
        .. InferencePictures.Create(folder.Report, format),
        .. OfTraining(folder, format),
        .. OfRows(folder, format),
    ];

    /// <summary>The training curve; nothing where no network was trained on a single split.</summary>
    /// <param name="folder">The files of the estimate.</param>
    /// <param name="format">How it is written.</param>
    /// <returns>The picture and its name.</returns>
    internal static IEnumerable<(string Name, Picture Picture)> OfTraining(EstimateFolder folder, PictureFormat format)
    {
        if (folder.Epochs is { Count: > 0 } epochs && folder.Report.OfEstimator is LatentReport { Training.KeptEpoch: var kept })
        {
            EpochLoss last = epochs[^1];
            yield return ("training", Picture.Drawn(
                TrainingFigure.Draw(epochs, kept, format),
                format,
                FormattableString.Invariant(
                    $"Training curve over {epochs.Count} epochs: the training loss ends at {last.Training:G4}, the validation loss at {last.Validation:G4}."),
                "The loss over the epochs (history.csv). The validation loss should fall and then level off; where it still falls at the end, allow more epochs. "
                + "Where the training loss falls and that of the validation rows rises, the networks overfit; more rows help."));
        }
    }

    /// <summary>The histogram of the pointwise values, and the latents colored by them; nothing where no row has a value.</summary>
    /// <param name="folder">The files of the estimate.</param>
    /// <param name="format">How they are written.</param>
    /// <returns>The pictures and their names.</returns>
    internal static IEnumerable<(string Name, Picture Picture)> OfRows(EstimateFolder folder, PictureFormat format)
    {
        if (folder.Rows is not { } rows || rows.Bits.Where(double.IsFinite).ToArray() is not { Length: > 0 } finite)
        {
            yield break;
        }

        yield return ("pointwise", Histogram(folder.Report, finite, format));
        string colors = "Dark rows share more information than bright ones (the color scale leaves out the most extreme 2 % at both ends)"
            + (folder.Report.NEstimated < folder.Report.NSamples ? "; gray rows trained the encoders and have no value." : ".");
        foreach (RowPlane plane in folder.Planes)
        {
            yield return (plane.Name, Picture.Drawn(
                PointwiseLatentsFigure.Draw(plane, rows.Bits, format),
                format,
                $"Scatter plot: {plane.Title}, {plane.LabelX} and {plane.LabelY}, colored by pointwise mutual information.",
                $"{plane.Meaning} {colors}"));
        }
    }

    private static Picture Histogram(EstimateReport report, double[] finite, PictureFormat format)
    {
        // Calibration corrects the mean, not the rows.
        string mean = report.MiBits is { } bits && Math.Abs(finite.Average() - bits) < 0.0005
            ? "The estimate is their mean, the vertical line."
            : "The vertical line is their mean.";
        double below = (double)finite.Count(value => value < 0) / finite.Length;
        return Picture.Drawn(
            PointwiseFigure.Draw(finite, format),
            format,
            FormattableString.Invariant(
                $"Histogram of the pointwise mutual information of {finite.Length} rows, from {finite.Min():F2} to {finite.Max():F2} bits, mean {finite.Average():F3} bits."),
            FormattableString.Invariant(
                $"How much each of {finite.Length:N0} rows contributes (pmi.csv). {mean} {below:P0} of the values are below 0: those pairs are less likely than by chance."));
    }
}
