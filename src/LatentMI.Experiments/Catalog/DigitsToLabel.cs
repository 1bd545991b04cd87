using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Catalog;

/// <summary>
/// Supplement: the information between an image and its digit, with two latent dimensions unless the estimator chooses their number.
/// </summary>
internal static class DigitsToLabel
{
    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "digits-to-label",
        Title = "Images of digits and the digit itself",
        Source = "supplement",
        Estimators = ["lmi", "mine", "infonce"],
        Recipes = choices =>
        [
            new DigitsToLabelRecipe
            {
                Images = choices.Digits(),
                Count = choices.Scale switch { ExperimentScale.Quick => 5000, ExperimentScale.Standard => 20_000, _ => 60_000 },
            },
        ],
        Measurements = (choices, estimators, _) => estimators.Select(name => MeasuredEstimators.Create(
            name, choices.Settings.For(name).WithLatentDimensions(2))),
    };
}
