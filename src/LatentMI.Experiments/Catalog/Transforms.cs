using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>Supplement: Gaussian data of 1,000 columns whose coordinates went through a function that keeps the information.</summary>
internal static class Transforms
{
    private const int Dimensions = 1000;
    private const int Count = 2000;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "transforms",
        Title = "Transformed Gaussian data: the same information, other marginal distributions",
        Source = "supplement",
        Estimators = ["lmi", "ksg", "mine", "infonce"],
        Recipes = choices =>
            from transform in Enum.GetValues<GaussianTransform>()
            from k in IntrinsicDimensions(choices.Scale)
            from bits in Bits(choices.Scale)
            select new GaussianRecipe { Dimensions = Dimensions, IntrinsicDimensions = k, Bits = bits, Count = Count, Transform = transform },
    };

    private static IEnumerable<int> IntrinsicDimensions(ExperimentScale scale) => scale switch
    {
        ExperimentScale.Quick => [1, 5],
        ExperimentScale.Standard => [1, 3, 5, 7, 9],
        _ => Enumerable.Range(1, 9),
    };

    private static double[] Bits(ExperimentScale scale) => scale == ExperimentScale.Quick ? [0, 1.5] : [0, 0.5, 1, 1.5, 2];
}
