using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>Figure 2: Gaussian data over ambient dimension, intrinsic dimension and information.</summary>
internal static class GaussianGrid
{
    /// <summary>The number of rows.</summary>
    public const int Count = 2000;

    // Quick: one ambient dimension for each intrinsic one, so that a few data sets still meet all of them.
    private static readonly int[] QuickDimensions = [10, 50, 200, 20, 100, 500, 30, 100, 300];

    private static readonly int[] StandardDimensions = [50, 200, 1000, 5000];
    private static readonly int[] StandardIntrinsicDimensions = [1, 3, 5, 7, 9];
    private static readonly int[] FullDimensions = [10, 20, 30, 40, 50, 100, 200, 300, 400, 500, 1000, 2000, 3000, 4000, 5000];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "gaussian-grid",
        Title = "Gaussian data: information, ambient and intrinsic dimension",
        Source = "figure 2",
        Estimators = ["lmi", "lmi-mine", "lmi-infonce", "ksg", "mine", "infonce"],
        Recipes = choices => Cells(choices.Scale).SelectMany(cell => Bits(choices.Scale).Select(bits => new GaussianRecipe
        {
            Dimensions = cell.Dimensions,
            IntrinsicDimensions = cell.Intrinsic,
            Bits = bits,
            Count = Count,
        })),
    };

    /// <summary>Ten values from 0 to 2 bits; quick has every third.</summary>
    /// <param name="scale">How much is done.</param>
    public static IEnumerable<double> Bits(ExperimentScale scale) =>
        Enumerable.Range(0, 10).Where(i => scale != ExperimentScale.Quick || i % 3 == 0).Select(i => 2 * i / 9.0);

    private static IEnumerable<(int Dimensions, int Intrinsic)> Cells(ExperimentScale scale) => scale switch
    {
        ExperimentScale.Quick => QuickDimensions.Select((dimensions, i) => (dimensions, i + 1)),
        ExperimentScale.Standard => StandardDimensions.SelectMany(d => StandardIntrinsicDimensions.Select(k => (d, k))),
        _ => FullDimensions.SelectMany(d => Enumerable.Range(1, 9).Select(k => (d, k))),
    };
}
