namespace LatentMI.Benchmarks.Verifying;

/// <summary>How the representations of a ranking and Y hold what they share.</summary>
internal enum RankedFamily
{
    /// <summary>Latents among columns of noise, on both sides.</summary>
    Linear,

    /// <summary>Columns that are random networks of latents, on both sides.</summary>
    Curved,

    /// <summary>Y is a label, and the latents are around a center of it.</summary>
    Labels,

    /// <summary>Y is independent of all.</summary>
    Independent,
}
