using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>A representation by canonical variates of features.</summary>
/// <param name="MapX">The features of X.</param>
/// <param name="MapY">The features of Y.</param>
/// <param name="Pairs">The variates.</param>
internal sealed record CanonicalRepresentation(FeatureMap MapX, FeatureMap MapY, CanonicalPairs Pairs)
{
    // The same objects for all encoders, so that features are computed and stored once.
    private readonly FeatureMap _leadingX = MapX.Leading(Pairs.Ranks.X);
    private readonly FeatureMap _leadingY = MapY.Leading(Pairs.Ranks.Y);

    /// <summary>Encoders of new rows, from the directions that were found without a fold.</summary>
    /// <param name="fold">The fold, whose latents those of new rows can be compared with.</param>
    /// <param name="latentDimensions">How many pairs of variates.</param>
    public (ILatentEncoder X, ILatentEncoder Y) Encoders(int fold, int latentDimensions)
    {
        // Features have mean 0, and so have variates.
        var offsets = new AlignedBuffer(latentDimensions);
        VariateDirections directions = Pairs.DirectionsWithout(fold, latentDimensions);
        return (
            new FeatureEncoder(_leadingX, [], directions.X.ToView(), offsets),
            new FeatureEncoder(_leadingY, [], directions.Y.ToView(), offsets));
    }
}
