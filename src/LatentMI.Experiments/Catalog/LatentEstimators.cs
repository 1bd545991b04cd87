using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>Supplement: on the same latents, the InfoNCE bound against KSG over the epochs.</summary>
internal static class LatentEstimators
{
    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "latent-estimators",
        Title = "Two estimates on the same latents, epoch by epoch",
        Source = "supplement",
        Estimators = [],
        Recipes = _ => [new GaussianRecipe { Dimensions = 100, IntrinsicDimensions = 1, Bits = 1, Count = 5000 }],
        Measurements = (choices, _, _) => [new LatentCurveMeasurement(choices.Settings.OnSingleSplit())],
        SeedCount = scale => scale switch { ExperimentScale.Quick => 2, ExperimentScale.Standard => 10, _ => 100 },
    };
}
