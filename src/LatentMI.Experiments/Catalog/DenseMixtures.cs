using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>Columns that mix everything, where what is shared lies in all directions alike.</summary>
internal static class DenseMixtures
{
    private static readonly int[] Counts = [2000, 10_000];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "dense",
        Title = "Few shared directions of many columns",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices => choices.Scale == ExperimentScale.Quick
            ? Cells([100, 500], [1, 4], [1])
            : Cells([100, 500, 1000], [1, 2, 4], [0.5, 1, 2]),
        SeedCount = scale => scale == ExperimentScale.Full ? 3 : 1,
    };

    private static IEnumerable<DenseRecipe> Cells(int[] dimensions, int[] intrinsic, double[] bits) =>
        from n in Counts
        from d in dimensions
        from k in intrinsic
        from information in bits
        select new DenseRecipe { Dimensions = d, IntrinsicDimensions = k, Bits = information, Count = n };
}
