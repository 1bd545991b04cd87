using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>How often the 95 % interval covers the truth: Gaussian data over intrinsic dimension and information.</summary>
internal static class Coverage
{
    private const int Dimensions = 50;

    // Each number of bits twice, and each k at least twice. The step is prime to the ten values, so that k and the bits do not rise together.
    private const int Cells = 20;
    private const int LargestIntrinsic = 9;
    private const int BitsStep = 7;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "coverage",
        Title = "How often the 95 % interval covers the truth",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = _ =>
        {
            double[] bits = [.. GaussianGrid.Bits(ExperimentScale.Full)];
            return Enumerable.Range(0, Cells).Select(i => new GaussianRecipe
            {
                Dimensions = Dimensions,
                IntrinsicDimensions = 1 + (i % LargestIntrinsic),
                Bits = bits[BitsStep * i % bits.Length],
                Count = GaussianGrid.Count,
            });
        },
        SeedCount = scale => scale switch { ExperimentScale.Quick => 1, ExperimentScale.Standard => 5, _ => 10 },
    };
}
