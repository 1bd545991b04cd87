namespace LatentMI.Representation;

/// <summary>The encoders of both sides that <see cref="IRepresentation.Fit"/> fitted together.</summary>
public sealed class EncoderPair(IEncoder x, IEncoder y)
{
    /// <summary>Encodes rows of X.</summary>
    public IEncoder X { get; } = x;

    /// <summary>Encodes rows of Y; it may have another number of latents than <see cref="X"/>.</summary>
    public IEncoder Y { get; } = y;
}
