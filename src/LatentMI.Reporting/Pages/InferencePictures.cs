using LatentMI.Pairing;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports.Estimates;

namespace LatentMI.Reporting.Pages;

/// <summary>The pictures of what was learned about an estimate beside its value.</summary>
internal static class InferencePictures
{
    /// <summary>The pictures that there are data for.</summary>
    /// <param name="report">The estimate.</param>
    /// <param name="format">How they are written.</param>
    /// <returns>The pictures and their names.</returns>
    public static IEnumerable<(string Name, Picture Picture)> Create(EstimateReport report, PictureFormat format)
    {
        if (report.Test is { ObservedBits: { } bits } test)
        {
            double[] finite = [.. test.NullBits.OfType<double>()];
            if (finite.Length > 0)
            {
                yield return ("permutations", Permutations(test, finite, bits, format));
            }
        }

        if (report.OfEstimator is CrossFittedReport { LatentDimsCurve: { Count: > 1 } dimensions } && dimensions.Any(point => point.HeldOutBits is not null))
        {
            yield return ("latent-dimensions", LatentDimensions(dimensions, format));
        }

        if (report.OfEstimator is LatentReport { SampleSizeCurve: { Count: > 1 } rows } && rows.All(point => point.MeanBits is not null))
        {
            yield return ("sample-sizes", SampleSizes(rows, format));
        }
    }

    private static Picture Permutations(PermutationTestReport test, double[] nullBits, double bits, PictureFormat format)
    {
        string repeated = test.Permute == PermutationKind.Latents
            ? "Each permutation re-pairs the learned latents and recounts the nearest neighbors, which tests the pairing of these latents only."
            : "Each permutation repeats everything, starting from the raw columns.";
        return Picture.Drawn(
            PermutationFigure.Draw(nullBits, bits, test.PValue, format),
            format,
            FormattableString.Invariant(
                $"Histogram of {nullBits.Length} permutations from {nullBits.Min():F3} to {nullBits.Max():F3} bits, and a line at {bits:F3} bits."),
            FormattableString.Invariant(
                $"Estimates of randomly re-paired rows, which share nothing; the line is the estimate of the actual rows (p = {test.PValue:G3}, never below 1/{test.Permutations + 1}). {repeated}"));
    }

    private static Picture LatentDimensions(IReadOnlyList<LatentDimsReport> points, PictureFormat format) => Picture.Drawn(
        LatentDimensionsFigure.Draw(points, format),
        format,
        FormattableString.Invariant($"Bits over {points.Count} numbers of latent dimensions, from {points[0].LatentDims} to {points[^1].LatentDims}."),
        "How much the first latent dimensions hold. Their number is chosen where the held-out curve stops rising; the uncalibrated curve of the nearest "
        + "neighbors falls where there are too many dimensions for the rows, which calibration corrects.");

    private static Picture SampleSizes(IReadOnlyList<SampleSizeReport> points, PictureFormat format) => Picture.Drawn(
        SampleSizeFigure.Draw(points, format),
        format,
        FormattableString.Invariant(
            $"The estimate over {points[0].Rows} to {points[^1].Rows} rows, from {points[0].MeanBits:F3} to {points[^1].MeanBits:F3} bits."),
        "The estimate of parts of the rows; bars are the standard deviation between parts. Where the curve still rises at its end, more rows would give "
        + "more bits, and where it is level the number of rows does not limit the value.");
}
