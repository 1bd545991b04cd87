using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>Figure 4: images of zeros and ones that share the digit, more and more of them shuffled.</summary>
internal static class MixedDigits
{
    /// <summary>The two digits.</summary>
    public static readonly IReadOnlyList<string> Classes = ["0", "1"];

    /// <summary>The number of rows: the first 5,000 images of each digit, half of them on either side.</summary>
    public const int Count = 5000;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "mnist",
        Title = "Digits: estimate against the information of the labels",
        Source = "figure 4",
        Estimators = ["lmi", "lmi-mine", "lmi-infonce", "ksg", "mine", "infonce"],
        Recipes = choices => Recipes(choices, ShuffledShares.Of(choices.Scale)),
    };

    /// <summary>Pairs of zeros and ones for each share of shuffled rows.</summary>
    /// <param name="choices">Where the images are.</param>
    /// <param name="shares">The shares.</param>
    public static IEnumerable<DigitsRecipe> Recipes(ExperimentChoices choices, IEnumerable<double> shares)
    {
        LabeledVectors images = choices.Digits();
        return shares.Select(share => new DigitsRecipe { Images = images, Classes = Classes, ShuffledShare = share, Count = Count });
    }
}
