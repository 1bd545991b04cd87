using LatentMI.Estimators.Published;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Catalog;

/// <summary>
/// Figure 4 and supplement: symmetric dependence, of which no mean tells anything, with columns of noise beside it. One latent dimension, unless
/// the estimator chooses their number; the weights of the loss of LMI-MINE and LMI-InfoNCE are the paper's, which differ for circle and cross.
/// </summary>
internal static class Symmetry
{
    private const int Count = 1000;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "symmetry",
        Title = "Symmetric dependence with columns of noise",
        Source = "figure 4 and supplement",
        Estimators = ["lmi", "lmi-mine", "lmi-infonce", "ksg", "mine", "infonce"],
        Recipes = choices => Exclusive(choices.Scale).SelectMany(q => new IDatasetRecipe[]
        {
            new CircleRecipe { Exclusive = q, Count = Count },
            new CrossRecipe { Exclusive = q, Count = Count },
        }),
        Measurements = (choices, estimators, recipe) => estimators.Select(name => MeasuredEstimators.Create(
            name, Weigh(choices.Settings.For(name).WithLatentDimensions(1), name, recipe))),
        SeedCount = scale => scale switch { ExperimentScale.Quick => 1, ExperimentScale.Standard => 3, _ => 5 },
    };

    private static EstimatorSettings Weigh(EstimatorSettings settings, string estimator, IDatasetRecipe recipe) => (MeasuredEstimators.RegularizerOf(estimator), recipe) switch
    {
        (Regularizer.Cross, _) => settings,
        (_, CircleRecipe) => settings with { Published = settings.Published with { Alpha = 0.1, Lambda = 10 } },
        _ => settings with { Published = settings.Published with { Alpha = 1e-4, Lambda = 1 } },
    };

    private static IEnumerable<int> Exclusive(ExperimentScale scale) => scale switch
    {
        ExperimentScale.Quick => [0, 1, 3],
        ExperimentScale.Standard => [0, 1, 2, 3, 5, 9],
        _ => Enumerable.Range(0, 10),
    };
}
