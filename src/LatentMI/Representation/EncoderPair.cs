namespace LatentMI.Representation;

/// <summary>The encoders of both sides that <see cref="IRepresentation.Fit"/> fitted together.</summary>
/// <param name="X">Encodes rows of X.</param>
/// <param name="Y">Encodes rows of Y; it may have another number of latents than <paramref name="X"/>.</param>
public sealed record EncoderPair(IEncoder X, IEncoder Y);
