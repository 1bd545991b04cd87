using LatentMI.Studies.Measuring;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Catalog;

/// <summary>Supplement: whether a vector, such as an image, tells its class, so that the information of the labels is the truth to compare with.</summary>
internal static class ClusterCheck
{
    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "cluster-check",
        Title = "Whether vectors determine their class",
        Source = "supplement",
        Estimators = [],
        Recipes = Recipes,
        Measurements = (_, _, _) => [new ClusterMeasurement()],
    };

    private static IEnumerable<IDatasetRecipe> Recipes(ExperimentChoices choices)
    {
        IEnumerable<IDatasetRecipe> vectors = choices.ClassFiles is null ? [] : MixedClasses.Recipes(choices, [0]);
        return choices is { ClassFiles: not null, MnistFolder: null } ? vectors : [.. MixedDigits.Recipes(choices, [0]), .. vectors];
    }
}
