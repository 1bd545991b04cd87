using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Catalog;

/// <summary>Strong dependence, Gaussian and with hard edges, up to what the rows can show and beyond.</summary>
internal static class Strong
{
    private const int Count = 10_000;

    // Above, float32 has no digits left for the difference between the columns of a pair.
    private const double MostBitsPerColumn = 20;

    private static readonly double[] QuickNats = [1, 2, 3, 4, 6];
    private static readonly double[] AllNats = [1, 2, 3, 4, 6, 8, 12, 16];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "strong",
        Title = "Strong dependence",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices =>
            from dimensions in Dimensions(choices.Scale)
            from nats in choices.Scale == ExperimentScale.Quick ? QuickNats : AllNats
            let bits = nats / Math.Log(2)
            where bits / dimensions <= MostBitsPerColumn
            from recipe in Recipes(dimensions, bits)
            select recipe,
        SeedCount = scale => scale == ExperimentScale.Full ? 3 : 1,
    };

    private static IEnumerable<IDatasetRecipe> Recipes(int dimensions, double bits) =>
    [
        new GaussianRecipe { Dimensions = dimensions, IntrinsicDimensions = dimensions, Bits = bits, Count = Count },
        new HardEdgedRecipe { Dimensions = dimensions, Bits = bits, Count = Count },
    ];

    private static IEnumerable<int> Dimensions(ExperimentScale scale) => scale switch
    {
        ExperimentScale.Quick => [1, 2, 3],
        ExperimentScale.Standard => [1, 2, 3, 5, 8],
        _ => Enumerable.Range(1, 8),
    };
}
