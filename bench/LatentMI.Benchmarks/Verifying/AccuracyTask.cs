namespace LatentMI.Benchmarks.Verifying;

/// <summary>Data with a mutual information that estimates are compared with.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="ExpectedBits">The value to compare with.</param>
/// <param name="ToleranceBits">How far the mean of the estimates may be from it.</param>
/// <param name="RequiredPresets">The presets that must give this; of the others it is only reported.</param>
/// <param name="Draw">Makes the samples of a seed.</param>
internal sealed record AccuracyTask(
    string Name,
    double ExpectedBits,
    double ToleranceBits,
    IReadOnlyList<Preset> RequiredPresets,
    Func<ulong, (Samples X, Samples Y)> Draw);
