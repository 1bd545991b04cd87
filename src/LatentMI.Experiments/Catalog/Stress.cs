using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Catalog;

/// <summary>Data that are harder than those of the paper, each in a way of its own, and still of known information.</summary>
internal static class Stress
{
    private const int Dimensions = 200;
    private const int ManyDimensions = 1000;
    private const int FewDimensions = 5;
    private const int Count = 2000;
    private const int FewRows = 200;

    private static readonly int[] IntrinsicDimensions = [1, 5];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "stress",
        Title = "Harder data than in the paper",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices =>
            from k in IntrinsicDimensions
            from bits in Bits(choices.Scale)
            from recipe in Recipes(choices.Scale, k, bits)
            select recipe,
        SeedCount = scale => scale switch { ExperimentScale.Quick => 1, ExperimentScale.Standard => 3, _ => 5 },
    };

    private static IEnumerable<IDatasetRecipe> Recipes(ExperimentScale scale, int k, double bits)
    {
        int[] dimensions = scale == ExperimentScale.Full ? [Dimensions, ManyDimensions] : [Dimensions];
        foreach (int d in dimensions)
        {
            yield return new DenseRecipe { Dimensions = d, IntrinsicDimensions = k, Bits = bits, Count = Count };
            yield return new HeavyTailsRecipe { Dimensions = d, IntrinsicDimensions = k, Bits = bits, Count = Count };
            yield return new HiddenRecipe { Dimensions = d, IntrinsicDimensions = k, Bits = bits, Count = Count };
            yield return new GaussianRecipe { Dimensions = d, IntrinsicDimensions = k, Bits = bits, Count = FewRows };
        }

        yield return new UnequalRecipe
        {
            DimensionsX = ManyDimensions,
            DimensionsY = FewDimensions,
            IntrinsicDimensions = k,
            Bits = bits,
            Count = Count,
        };
    }

    private static double[] Bits(ExperimentScale scale) => scale == ExperimentScale.Quick ? [0, 1] : [0, 0.5, 1, 2];
}
