using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>Supplement: whether an image tells its digit, so that the information of the labels is the truth to compare with.</summary>
internal static class ClusterCheck
{
    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "cluster-check",
        Title = "Whether images determine their digit",
        Source = "supplement",
        Estimators = [],
        Recipes = choices => MixedDigits.Recipes(choices, [0]),
        Measurements = (_, _, _) => [new ClusterMeasurement()],
    };
}
