namespace LatentMI.Benchmarks.Comparing;

/// <summary>A KSG estimate on raw columns.</summary>
/// <param name="Count">The number of rows.</param>
/// <param name="Dimensions">The number of columns of each side.</param>
internal sealed record KsgCase(int Count, int Dimensions)
{
    /// <summary>The estimates that are measured.</summary>
    public static IReadOnlyList<KsgCase> All { get; } =
    [
        new(10_000, 8),
        new(2_000, 1_000),
        new(100_000, 1),
    ];
}
