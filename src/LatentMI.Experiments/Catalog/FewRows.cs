using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Catalog;

/// <summary>Some hundred rows of many columns, as of patients and genes.</summary>
internal static class FewRows
{
    private static readonly int[] IntrinsicDimensions = [1, 4];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "few-rows",
        Title = "Few rows of many columns",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices => choices.Scale == ExperimentScale.Quick
            ? Cells([100, 300], [20, 200], [2])
            : Cells([100, 200, 300], [20, 200, 2000], [1, 2]),
        SeedCount = scale => scale switch { ExperimentScale.Quick => 1, ExperimentScale.Standard => 2, _ => 5 },
    };

    private static IEnumerable<IDatasetRecipe> Cells(int[] rows, int[] dimensions, double[] bits) =>
        from n in rows
        from d in dimensions
        from k in IntrinsicDimensions
        from information in bits
        from recipe in Recipes(n, d, k, information)
        select recipe;

    /// <summary>Columns with copies of those that are informative, and informative columns among others that have factors of their own in common.</summary>
    private static IDatasetRecipe[] Recipes(int rows, int dimensions, int k, double bits) =>
    [
        new GaussianRecipe { Dimensions = dimensions, IntrinsicDimensions = k, Bits = bits, Count = rows },
        new HiddenRecipe { Dimensions = dimensions, IntrinsicDimensions = k, Bits = bits, Count = rows },
    ];
}
