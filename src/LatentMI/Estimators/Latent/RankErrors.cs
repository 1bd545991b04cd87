using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// What the errors of ranks hide of a strong dependence, from what errors of the same size hide when they are added once more: D, the bits that are found with the scores less those with
/// scores of random ranks.
/// </summary>
/// <remarks>
/// The score of the r-th of n values has the error of the r-th of n random ones. With r the variance of these errors in terms of that of the noise, one error hides
/// 1/2 log2(1 + r) bits, and a second one D = 1/2 log2((1 + 2 r) / (1 + r)) more, so that 1/2 log2(1 / (2 - 4^D)) bits are hidden where noise and errors are normal.
/// </remarks>
internal static class RankErrors
{
    private const int Draws = 4;

    // D is 1/2 where the errors are all that is left of the noise.
    private const double LargestDifference = 0.49;

    /// <summary>What is hidden of columns that are compared as they are: by the distances of neighbors, which see any dependence, or by a Gaussian ratio, which resolves a stronger one.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="scores">The scores of these columns.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static double HiddenBits(CandidateFit fit, LatentPairs scores, CancellationToken cancellationToken)
    {
        double ofNeighbors = HiddenBits(
            fit, scores.X, scores.Y, (x, y) => CalibratedKsg.RawKsg(scores.WithValues(x, y), fit.Options.Calibration, fit.Compute, cancellationToken));
        double ofCorrelations = HiddenBits(fit, scores.X, scores.Y, (x, y) =>
        {
            LatentPairs latents = scores.WithValues(x, y);
            return FittedRatio.Score(GaussianRatio.FitAll(latents, fit.Compute), latents, fit.Compute).HeldOutBits;
        });
        return Math.Max(ofNeighbors, ofCorrelations);
    }

    /// <summary>What is hidden of linear maps, by a Gaussian ratio of their latents.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="x">The scores of columns of X.</param>
    /// <param name="y">The scores of columns of Y.</param>
    /// <param name="linear">The features of scores.</param>
    public static double HiddenBitsOfLinear(CandidateFit fit, MatrixView x, MatrixView y, Func<MatrixView, MatrixView, (Features X, Features Y)> linear) =>
        HiddenBits(fit, x, y, (scoresX, scoresY) =>
        {
            (Features ofX, Features ofY) = linear(scoresX, scoresY);
            return CanonicalCandidate.FitGaussian(fit, ofX, ofY).HeldOutBits;
        });

    private static double HiddenBits(CandidateFit fit, MatrixView x, MatrixView y, Func<MatrixView, MatrixView, double> bits)
    {
        double found = bits(Copy(x), Copy(y));
        double left = Enumerable.Range(0, Draws).Min(draw =>
        {
            var random = new RandomStream(fit.Options.Seed, RandomPurpose.RankErrors, (ulong)draw);
            return bits(Blur(x, random), Blur(y, random));
        });
        double difference = Math.Clamp(found - left, 0, LargestDifference);
        return 0.5 * Math.Log2(1 / (2 - Math.Pow(4, difference)));
    }

    private static MatrixView Copy(MatrixView scores) => scores.LeadingColumns(scores.Columns);

    /// <summary>Scores whose ranks are replaced by those of as many random values; equal scores stay equal.</summary>
    private static MatrixView Blur(MatrixView scores, RandomStream random)
    {
        MatrixView blurred = Copy(scores);
        var order = new int[scores.Rows];
        var values = new float[scores.Rows];
        var drawn = new double[scores.Rows];
        for (int c = 0; c < scores.Columns; c++)
        {
            for (int i = 0; i < scores.Rows; i++)
            {
                (order[i], values[i], drawn[i]) = (i, scores.Row(i)[c], random.NextNormal());
            }

            Array.Sort(values, order);
            Array.Sort(drawn);
            for (int start = 0, end; start < values.Length; start = end)
            {
                end = start + 1;
                while (end < values.Length && values[end] == values[start])
                {
                    end++;
                }

                float mean = (float)drawn.AsSpan(start, end - start).ToArray().Average();
                for (int i = start; i < end; i++)
                {
                    blurred.Row(order[i])[c] = mean;
                }
            }
        }

        return blurred;
    }
}
