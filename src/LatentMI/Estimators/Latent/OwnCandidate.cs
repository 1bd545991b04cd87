using LatentMI.Calibrating;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>A representation of the user's.</summary>
internal static class OwnCandidate
{
    /// <summary>Fits it.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="representation">The representation.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    public static Candidate Fit(CandidateFit fit, IRepresentation representation, Samples x, Samples y)
    {
        var own = OwnRepresentation.Fit(representation, x, y, fit.Order, fit.Options.Seed, fit.Compute);
        int[][] members = fit.Order.Members();
        int[][] blocks = fit.InParts(members);
        LatentPairs latents = fit.Latents(own.LatentX, own.LatentY, blocks);
        return new Candidate(RepresentationKind.Own, latents, fit.Ratios.ChooseWithin(latents, members), block => own.Encoders(fit.FoldOf(blocks[block])))
        {
            Name = representation.Name,
            IsOfAllVariance = true,
        };
    }
}
