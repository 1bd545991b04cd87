using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.Text;

namespace LatentMI.Experiments.Catalog;

/// <summary>Texts that share the class of each of their sentences.</summary>
internal static class Texts
{
    private const int FewRows = 1200;
    private const int ManyRows = 10_000;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "text",
        Title = "Texts that share the class of each sentence",
        Source = "Lee and Rhee 2024",
        Estimators = ["lmi"],
        Recipes = choices =>
        {
            IReadOnlyList<string> files = choices.ClassFiles is { Count: 2 } given ? given
                : throw new InputException("This experiment needs a file of sentences for each of two classes; give them by --classes A.npy,B.npy.");
            var source = new SentencePool(LabeledVectors.OfFiles(files, choices.Reading));
            return from count in choices.Scale == ExperimentScale.Quick ? [FewRows] : new[] { FewRows, ManyRows }
                   from sentences in Sentences(choices.Scale)
                   where count <= TextRecipe.LargestCount(source, sentences)
                   select new TextRecipe { Source = source, Sentences = sentences, Count = count };
        },
        SeedCount = scale => scale == ExperimentScale.Full ? 3 : 1,
    };

    private static IEnumerable<int> Sentences(ExperimentScale scale) => scale switch
    {
        ExperimentScale.Quick => [1, 4],
        ExperimentScale.Standard => [1, 2, 4, 7, 10],
        _ => Enumerable.Range(1, 10),
    };
}
