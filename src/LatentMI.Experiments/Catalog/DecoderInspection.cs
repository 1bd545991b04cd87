using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>Supplement: which pixels of a digit the latents of its partner predict.</summary>
internal static class DecoderInspection
{
    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "decoder-inspection",
        Title = "Which pixels of Y the latents of X predict",
        Source = "supplement",
        Estimators = [],
        Recipes = choices => MixedDigits.Recipes(choices, [0]),
        Measurements = (choices, _, _) => [new CrossErrorMeasurement(choices.Settings.OnSingleSplit())],
    };
}
