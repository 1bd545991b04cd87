using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>Supplement: sliced mutual information on a part of the Gaussian grid.</summary>
internal static class SlicedGrid
{
    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "sliced",
        Title = "Sliced mutual information of Gaussian data",
        Source = "supplement",
        Estimators = ["sliced", "ksg"],
        Recipes = choices =>
            from d in Dimensions(choices.Scale)
            from k in IntrinsicDimensions(choices.Scale)
            from bits in GaussianGrid.Bits(choices.Scale)
            select new GaussianRecipe { Dimensions = d, IntrinsicDimensions = k, Bits = bits, Count = GaussianGrid.Count },
    };

    private static int[] Dimensions(ExperimentScale scale) => scale switch
    {
        ExperimentScale.Quick => [10, 100],
        ExperimentScale.Standard => [10, 50, 200, 1000],
        _ => [10, 50, 100, 500, 1000, 5000],
    };

    private static int[] IntrinsicDimensions(ExperimentScale scale) =>
        scale == ExperimentScale.Full ? [.. Enumerable.Range(1, 9)] : [1, 3, 5, 7, 9];
}
