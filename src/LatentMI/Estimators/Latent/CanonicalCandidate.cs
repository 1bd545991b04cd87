using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>Maps that are linear in features: canonical variates, each row by directions that were found without its fold.</summary>
internal static class CanonicalCandidate
{
    /// <summary>Finds canonical variates of the leading features, as many of these as predict held-out rows best.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="kind">The kind of features.</param>
    /// <param name="x">The features of X.</param>
    /// <param name="y">The features of Y.</param>
    public static Candidate Fit(CandidateFit fit, RepresentationKind kind, Features x, Features y) =>
        Fit(fit, kind, x, y, CanonicalPairs.Find(x.Values, y.Values, fit.Order.Starts, fit.Compute));

    /// <summary>Fits a ratio to the canonical variates of features.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="kind">The kind of features.</param>
    /// <param name="x">The features of X.</param>
    /// <param name="y">The features of Y.</param>
    /// <param name="pairs">The variates.</param>
    public static Candidate Fit(CandidateFit fit, RepresentationKind kind, Features x, Features y, CanonicalPairs pairs)
    {
        int latentDimensions = Math.Min(
            fit.Options.LatentDimensions ?? CanonicalPairs.CountSignificant(pairs.HeldOutCorrelations, fit.Order.IndependentRows), pairs.HeldOutCorrelations.Length);
        int[][] members = fit.Order.Members();
        int[][] blocks = fit.InParts(members);
        LatentPairs latents = Latents(pairs.HeldOutVariates(latentDimensions, fit.Compute));
        LatentPairs[] halves = [.. Enumerable.Range(0, FoldHalves.Count).Select(half => Latents(pairs.HeldOutVariates(latentDimensions, half, fit.Compute)))];
        var representation = new CanonicalRepresentation(x.Map, y.Map, pairs);
        FittedRatio ratio = fit.Ratios.Choose(
            latents, members, () => GaussianRatio.Fit(latents, fit.Compute), () => CriticRatios.Fit(halves, CriticRatios.OfLatents, fit.Options.Seed, fit.Compute));
        return new Candidate(kind, latents, ratio, block => representation.Encoders(fit.FoldOf(blocks[block]), latentDimensions))
        {
            OnFewerRows = ratio.Kind is RatioKind.Gaussian or RatioKind.Critic ? new FewerRows(FoldHalves.Count * (1 - (1.0 / members.Length)), OnHalf) : null,
            Refined = ratio.Kind == RatioKind.Critic ? () => fit.Ratios.Better(latents, ratio, CriticRatios.Fit(halves, CriticRatios.OfChosen, fit.Options.Seed, fit.Compute)) : null,
            Pairs = pairs,
            HeldOutCorrelations = pairs.HeldOutCorrelations,
            UnusedNats = CanonicalPairs.UnusedNats(pairs.HeldOutCorrelations, fit.Order.IndependentRows, latentDimensions),
            LatentsOf = count => pairs.HeldOutVariates(count, fit.Compute),
        };

        LatentPairs Latents((MatrixView X, MatrixView Y) variates) => fit.Latents(variates.X, variates.Y, blocks);

        FittedRatio OnHalf()
        {
            LatentPairs own = Latents(pairs.VariatesOfHalves(latentDimensions, half: null, fit.Compute));
            IRowRatio fitted = ratio.Kind == RatioKind.Gaussian
                ? GaussianRatio.Fit(own, fit.Compute)
                : CriticRatios.Fit(
                    [.. Enumerable.Range(0, FoldHalves.Count).Select(half => Latents(pairs.VariatesOfHalves(latentDimensions, half, fit.Compute)))],
                    CriticRatios.OfLatents,
                    fit.Options.Seed,
                    fit.Compute);
            return FittedRatio.Score(fitted, own, fit.Compute);
        }
    }
}
