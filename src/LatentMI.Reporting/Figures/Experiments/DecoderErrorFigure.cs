using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Reporting.Figures.Experiments;

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

        double[] means = [.. Enumerable.Range(0, Side * Side).Select(pixel => ErrorStatistics.Mean([.. maps.Select(map => map[pixel])]))];
        return PixelMap.Draw(
            "decoder-error",
            "Error of the decoder in predicting each pixel of the partner image",
            "mean squared error (standardized units)",
            means,
            Side,
            Side,
            maps.Length > 1 ? [FormattableString.Invariant($"Mean over the trials: {maps.Length}.")] : []);
    }
}
