using LatentMI.IO.Formats;

namespace LatentMI.Studies.Pairing;

/// <summary>The rows of both sides before they are paired, and what belongs to them.</summary>
/// <param name="X">X.</param>
/// <param name="Y">Y.</param>
/// <param name="Z">What the information is given; null for nothing.</param>
/// <param name="Metadata">The metadata of X and Y.</param>
public sealed record PairSides(SampleSource X, SampleSource Y, SampleSource? Z, SidesMetadata Metadata);
