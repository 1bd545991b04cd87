using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>Figure 4: embeddings of proteins of two species that share the species, more and more of them shuffled; or any files of two classes.</summary>
internal static class MixedClasses
{
    private const int LargestCount = 10_000;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "proteins",
        Title = "Classes of vectors: estimate against the information of the labels",
        Source = "figure 4",
        Estimators = ["lmi", "lmi-mine", "lmi-infonce", "ksg", "mine", "infonce"],
        Recipes = choices => Recipes(choices, ShuffledShares.Of(choices.Scale)),
    };

    /// <summary>Pairs of vectors of the same class for each share of shuffled rows.</summary>
    /// <param name="choices">Where the vectors are.</param>
    /// <param name="shares">The shares.</param>
    public static IEnumerable<LabelsRecipe> Recipes(ExperimentChoices choices, IEnumerable<double> shares)
    {
        IReadOnlyList<string> files = choices.ClassFiles is { Count: >= 2 } given ? given
            : throw new InputException("This experiment needs a file of vectors for each class, two or more; give them by --classes A.npy,B.npy.");
        LabeledVectors source = LabeledVectors.OfFiles(files, choices.Reading);
        int count = Math.Min(LargestCount, LabelsRecipe.LargestCount(source, source.Classes));

        // A multiple of the number of classes.
        count -= count % source.Classes.Count;
        return shares.Select(share => new LabelsRecipe { Source = source, Classes = source.Classes, ShuffledShare = share, Count = count });
    }
}
