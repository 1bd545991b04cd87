namespace LatentMI.Representation;

/// <summary>How fine kernel features are.</summary>
/// <param name="Landmarks">The most landmarks.</param>
/// <param name="Features">The most features.</param>
internal sealed record KernelSize(int Landmarks, int Features)
{
    /// <summary>Of few classes more find little more: of the digits 3 and 8, 300 landmarks find 0.80 of 1 bit, 800 find 0.81.</summary>
    public static KernelSize Default { get; } = new(300, FeatureMap.MostFeatures);

    /// <summary>Of many classes and rows: of the ten digits in 10,000 rows the default finds 2.46 bits on held-out rows, these 2.63, in three times the time.</summary>
    public static KernelSize Larger { get; } = new(1000, 2 * FeatureMap.MostFeatures);
}
