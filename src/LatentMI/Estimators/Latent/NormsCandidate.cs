using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// How large rows are, in one number a side: what sides of many columns share that have a scale in common, as the gain of neurons, the volatility of prices or the columns of
/// Student's t distribution have, of which each column tells next to nothing. No map is fitted to pairs of rows, so that all rows can be compared with each other.
/// </summary>
internal static class NormsCandidate
{
    // Sizes that are independent seem to depend on each other once in so many times, and then still must be better on held-out rows.
    private const double Level = 0.001;

    /// <summary>Finds the sizes, and fits their ratio.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesX">The rows of X as they are.</param>
    /// <param name="samplesY">The rows of Y as they are.</param>
    /// <returns>The candidate; null where the sizes do not seem to depend on each other.</returns>
    public static Candidate? Fit(CandidateFit fit, PreparedSide x, PreparedSide y, Samples samplesX, Samples samplesY)
    {
        (Features byRankX, Features byRankY) = (FeatureMap.Norm(x.Linear, fit.Compute), FeatureMap.Norm(y.Linear, fit.Compute));
        (MatrixView cosinesX, MatrixView cosinesY) = (RankCosines.Of(byRankX.Values, fit.Compute), RankCosines.Of(byRankY.Values, fit.Compute));
        MatrixView cross = PrincipalComponents.Product(cosinesX.Transposed, cosinesY, fit.Compute);
        double statistic = fit.Order.IndependentShare * RankCosines.Statistic(cross, 0, 0, byRankX.Values.Rows);
        if (statistic < RankCosines.Limits(1 - Level)[RankCosines.Counts(cosinesX)[0] * RankCosines.Counts(cosinesY)[0]])
        {
            return null;
        }

        (Features ofX, Features ofY) = PreparedSide.NormOfBoth(x, samplesX, y, samplesY, fit.Order, fit.Compute);
        int[][] together = [[.. Enumerable.Range(0, ofX.Values.Rows)]];
        LatentPairs latents = fit.Latents(ofX.Values, ofY.Values, fit.InParts(together));
        FittedRatio ratio = fit.Ratios.Choose(
            latents, together, () => GaussianRatio.FitAll(latents, fit.Compute), () => CriticRatios.FitToColumns(latents, fit.Options.Seed, fit.Compute));
        return new Candidate(RepresentationKind.Norms, latents, ratio, _ => (FeatureEncoder.OfFeatures(ofX.Map), FeatureEncoder.OfFeatures(ofY.Map))) { IsOfAllVariance = true };
    }
}
