using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>Supplement: whether wider critics save MINE and InfoNCE in many dimensions.</summary>
internal static class Critics
{
    private static readonly int[] Dimensions = [10, 100, 1000];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "critics",
        Title = "MINE and InfoNCE with wider critics",
        Source = "supplement",
        Estimators = ["mine", "infonce"],
        Recipes = _ => Dimensions.Select(d => new GaussianRecipe { Dimensions = d, IntrinsicDimensions = 1, Bits = 1, Count = 5000 }),
        Measurements = (choices, estimators, _) =>
            from name in estimators
            from width in Widths(choices.Scale)
            select MeasuredEstimators.Create(name, choices.Settings with { CriticWidth = width }),
        SeedCount = scale => scale == ExperimentScale.Standard ? 5 : 1,
    };

    /// <summary>The widths that the paper has; on a processor the widest takes minutes for each estimate.</summary>
    private static int[] Widths(ExperimentScale scale) => scale switch
    {
        ExperimentScale.Quick => [16, 64],
        ExperimentScale.Standard => [16, 64, 256],
        _ => [16, 64, 256, 1024],
    };
}
