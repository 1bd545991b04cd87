using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>Figure 3: one bit in Gaussian data of low, medium and high intrinsic dimension, over the number of rows.</summary>
internal static class SampleComplexity
{
    private const double Bits = 1;

    private static readonly int[] FullDimensions = [1, 13, 25, 37, 50];
    private static readonly int[] StandardDimensions = [1, 25, 50];
    private static readonly int[] StandardCounts = [1000, 2000, 5000, 10_000];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "sample-complexity",
        Title = "Error against the number of rows",
        Source = "figure 3",
        Estimators = ["lmi", "ksg", "mine", "infonce"],
        Recipes = choices =>
            from d in Dimensions(choices.Scale)
            from k in IntrinsicDimensions(d)
            from n in Counts(choices.Scale)
            select new GaussianRecipe { Dimensions = d, IntrinsicDimensions = k, Bits = Bits, Count = n },
        SeedCount = scale => scale switch { ExperimentScale.Quick => 1, ExperimentScale.Standard => 3, _ => 10 },
    };

    /// <summary>The intrinsic dimensions of low, medium and high rank, each once: 1, d/10 and d.</summary>
    private static IEnumerable<int> IntrinsicDimensions(int d) => new[] { 1, Math.Max(1, d / 10), d }.Distinct();

    private static int[] Dimensions(ExperimentScale scale) => scale switch
    {
        ExperimentScale.Quick => [50],
        ExperimentScale.Standard => StandardDimensions,
        _ => FullDimensions,
    };

    private static IEnumerable<int> Counts(ExperimentScale scale) => scale switch
    {
        ExperimentScale.Quick => [1000, 3000],
        ExperimentScale.Standard => StandardCounts,
        _ => Enumerable.Range(1, 10).Select(i => 1000 * i),
    };
}
