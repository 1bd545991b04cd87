using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>Supplement: MINE and InfoNCE with a wide critic on digits.</summary>
internal static class BigCritic
{
    private const int FullWidth = 1024;
    private const int QuickWidth = 128;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "big-critic",
        Title = "Digits: MINE and InfoNCE with a wide critic",
        Source = "supplement",
        Estimators = ["mine", "infonce"],
        Recipes = choices => MixedDigits.Recipes(
            choices, ShuffledShares.Of(choices.Scale == ExperimentScale.Quick ? ExperimentScale.Quick : ExperimentScale.Standard)),
        Measurements = (choices, estimators, _) => estimators.Select(name => MeasuredEstimators.Create(
            name, choices.Settings with { CriticWidth = choices.Scale == ExperimentScale.Full ? FullWidth : QuickWidth })),
    };
}
