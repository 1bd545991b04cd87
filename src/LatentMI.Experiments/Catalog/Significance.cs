using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>How often independent data are called dependent: p-values of a permutation test, which should be uniform.</summary>
internal static class Significance
{
    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "significance",
        Title = "P-values of independent data",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = _ => [new GaussianRecipe { Dimensions = 50, IntrinsicDimensions = 1, Bits = 0, Count = 500 }],
        Measurements = (choices, estimators, _) => estimators.Select(name => new PermutationMeasurement(
            MeasuredEstimators.CreateEstimate(name, choices.Settings), choices.Settings.Permutations)),
        SeedCount = scale => scale switch { ExperimentScale.Quick => 20, ExperimentScale.Standard => 100, _ => 200 },
    };
}
