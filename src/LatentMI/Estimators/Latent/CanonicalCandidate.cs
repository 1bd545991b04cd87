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
        Fit(fit, kind, x, y, CanonicalPairs.Find(x.Values, y.Values, fit.Order.Starts, fit.Compute, mayBeStrong: kind == RepresentationKind.Linear));

    /// <summary>
    /// The same with as many features as the pairs that are used need: of features that are functions of each other the pairs beyond tell the same again, and features for them
    /// are noise in the others.
    /// </summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="kind">The kind of features.</param>
    /// <param name="x">The features of X.</param>
    /// <param name="y">The features of Y.</param>
    public static Candidate FitForUsed(CandidateFit fit, RepresentationKind kind, Features x, Features y) => Fit(
        fit, kind, x, y, CanonicalPairs.Find(x.Values, y.Values, fit.Order.Starts, fit.Compute, fit.Options.LatentDimensions ?? CanonicalPairs.MostPairs));

    /// <summary>The same as <see cref="Fit(CandidateFit, RepresentationKind, Features, Features)"/>, where a Gaussian ratio of the variates is better on held-out rows than another candidate already; a better one takes time to find.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="kind">The kind of features.</param>
    /// <param name="x">The features of X.</param>
    /// <param name="y">The features of Y.</param>
    /// <param name="other">The other candidate.</param>
    /// <param name="linear">Variates of which all correlations may tell less, which is as good a reason; null for none.</param>
    /// <returns>The candidate; null where it is not better.</returns>
    public static Candidate? FitIfBetter(CandidateFit fit, RepresentationKind kind, Features x, Features y, Candidate other, CanonicalPairs? linear = null)
    {
        var pairs = CanonicalPairs.Find(x.Values, y.Values, fit.Order.Starts, fit.Compute, mayBeStrong: kind == RepresentationKind.Linear);
        bool isBetter = RatioChoice.IsWorthwhile(other.Ratio, FitGaussian(fit, kind, pairs)) || (linear is not null && pairs.TellMoreThan(linear));
        return isBetter ? Fit(fit, kind, x, y, pairs) : null;
    }

    /// <summary>A Gaussian ratio of the canonical variates of linear features.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="x">The features of X.</param>
    /// <param name="y">The features of Y.</param>
    public static FittedRatio FitGaussian(CandidateFit fit, Features x, Features y) =>
        FitGaussian(fit, RepresentationKind.Linear, CanonicalPairs.Find(x.Values, y.Values, fit.Order.Starts, fit.Compute, mayBeStrong: true));

    /// <summary>Fits a ratio to the canonical variates of features.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="kind">The kind of features.</param>
    /// <param name="x">The features of X.</param>
    /// <param name="y">The features of Y.</param>
    /// <param name="pairs">The variates.</param>
    public static Candidate Fit(CandidateFit fit, RepresentationKind kind, Features x, Features y, CanonicalPairs pairs)
    {
        int latentDimensions = CountLatents(fit, pairs);
        int[][] members = fit.Order.Members();
        LatentPairs latents = Latents(fit, pairs.HeldOutVariates(latentDimensions, fit.Compute));
        LatentPairs[] halves = [.. Enumerable.Range(0, FoldHalves.Count).Select(half => Latents(fit, pairs.HeldOutVariates(latentDimensions, half, fit.Compute)))];
        var representation = new CanonicalRepresentation(x.Map, y.Map, pairs);
        IRowRatio? unranked = null;
        FittedRatio ratio = fit.Ratios.Choose(
            latents,
            members,
            [
                () => GaussianRatio.Fit(latents, fit.Compute),
                .. MayBeUnranked(kind, pairs, latents) ? [() => unranked = GaussianRatio.FitUnranked(latents, fit.Compute)] : Array.Empty<Func<IRowRatio>>(),
                () => CriticRatios.Fit(halves, CriticRatios.OfLatents, fit.Options.Seed, fit.Compute),
            ]);
        return new Candidate(kind, latents, ratio, block => representation.Encoders(fit.FoldOf(latents.Blocks[block]), latentDimensions))
        {
            OnFewerRows = ratio.Kind is RatioKind.Gaussian or RatioKind.Critic ? new FewerRows(FoldHalves.Count * (1 - (1.0 / members.Length)), OnHalf) : null,
            Refined = ratio.Kind == RatioKind.Critic ? () => fit.Ratios.Better(latents, ratio, CriticRatios.Fit(halves, CriticRatios.OfChosen, fit.Options.Seed, fit.Compute)) : null,
            Pairs = pairs,
            HeldOutCorrelations = pairs.HeldOutCorrelations,
            LatentsOf = count => pairs.HeldOutVariates(count, fit.Compute),
        };

        FittedRatio OnHalf()
        {
            LatentPairs own = Latents(fit, pairs.VariatesOfHalves(latentDimensions, half: null, fit.Compute));
            IRowRatio fitted = ratio.Kind switch
            {
                RatioKind.Gaussian when ratio.Ratio == unranked => GaussianRatio.FitUnranked(own, fit.Compute),
                RatioKind.Gaussian => GaussianRatio.Fit(own, fit.Compute),
                _ => CriticRatios.Fit(
                    [.. Enumerable.Range(0, FoldHalves.Count).Select(half => Latents(fit, pairs.VariatesOfHalves(latentDimensions, half, fit.Compute)))],
                    CriticRatios.OfLatents,
                    fit.Options.Seed,
                    fit.Compute),
            };
            return FittedRatio.Score(fitted, own, fit.Compute);
        }
    }

    private static FittedRatio FitGaussian(CandidateFit fit, RepresentationKind kind, CanonicalPairs pairs)
    {
        LatentPairs latents = Latents(fit, pairs.HeldOutVariates(CountLatents(fit, pairs), fit.Compute));
        var ranked = FittedRatio.Score(GaussianRatio.Fit(latents, fit.Compute), latents, fit.Compute);
        return MayBeUnranked(kind, pairs, latents) ? fit.Ratios.Better(latents, ranked, GaussianRatio.FitUnranked(latents, fit.Compute)) : ranked;
    }

    /// <summary>Whether errors of ranks may count in the latents: of linear maps, of strong correlations, and of the shape of a Gaussian, as those of labels are not.</summary>
    private static bool MayBeUnranked(RepresentationKind kind, CanonicalPairs pairs, LatentPairs latents) =>
        kind == RepresentationKind.Linear && pairs.IsStrong && NormalShape.Has(latents.X) && NormalShape.Has(latents.Y);

    private static int CountLatents(CandidateFit fit, CanonicalPairs pairs) => Math.Min(
        fit.Options.LatentDimensions ?? CanonicalPairs.CountSignificant(pairs.HeldOutCorrelations, fit.Order.IndependentRows), pairs.HeldOutCorrelations.Length);

    private static LatentPairs Latents(CandidateFit fit, (MatrixView X, MatrixView Y) variates) => fit.Latents(variates.X, variates.Y, fit.InParts(fit.Order.Members()));
}
