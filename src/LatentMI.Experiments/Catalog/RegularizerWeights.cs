using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>
/// Supplement: reconstruction alone (alpha, lambda) = (1, 0), regularizer alone (0, 1), and both (1, 1), for each regularizer.
/// </summary>
/// <remarks>The published table does not say the dimensions of its Gaussian data; here d = 50 and k = 1, with n = 2,000.</remarks>
internal static class RegularizerWeights
{
    private static readonly (double Alpha, double Lambda)[] Weights = [(1, 0), (0, 1), (1, 1)];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "regularisers",
        Title = "What each term of the loss does",
        Source = "supplement",
        Estimators = ["lmi", "lmi-mine", "lmi-infonce"],
        Recipes = choices => Bits(choices.Scale).Select(
            bits => new GaussianRecipe { Dimensions = 50, IntrinsicDimensions = 1, Bits = bits, Count = 2000 }),
        Measurements = (choices, estimators, _) =>
            from name in estimators
            from weights in Weights
            let settings = choices.Settings.OnSingleSplit()
            select MeasuredEstimators.Create(name, settings with
            {
                Published = settings.Published with { Alpha = weights.Alpha, Lambda = weights.Lambda },
            }),
    };

    /// <summary>From 0 to 1 bit in equal steps.</summary>
    private static IEnumerable<double> Bits(ExperimentScale scale)
    {
        int count = scale switch { ExperimentScale.Quick => 3, ExperimentScale.Standard => 20, _ => 100 };
        return Enumerable.Range(0, count).Select(i => i / (count - 1.0));
    }
}
