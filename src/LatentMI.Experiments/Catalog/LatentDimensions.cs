using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>Table: how many latent dimensions four informative ones among a thousand need.</summary>
internal static class LatentDimensions
{
    private static readonly int[] Latents = [2, 4, 6, 8];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "latent-dims",
        Title = "Estimate against the number of latent dimensions",
        Source = "table",
        Estimators = ["lmi", "mine", "infonce"],
        Recipes = choices =>
        [
            new GaussianRecipe
            {
                Dimensions = 1000,
                IntrinsicDimensions = 4,
                Bits = 1,
                Count = choices.Scale == ExperimentScale.Quick ? 2000 : 5000,
            },
        ],
        Measurements = (choices, estimators, _) => estimators.SelectMany(name => MeasuredEstimators.RegularizerOf(name) is not null
            ? Latents.Select(dimensions => MeasuredEstimators.Create(name, choices.Settings.OnSingleSplit().WithLatentDimensions(dimensions)))
            : [MeasuredEstimators.Create(name, choices.Settings)]),
        SeedCount = scale => scale == ExperimentScale.Standard ? 5 : 1,
    };
}
