using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>Images that share the digit, for digits that are easily mistaken for each other and for many of them.</summary>
internal static class DigitClasses
{
    private const int FewRows = 4000;

    // Two digits have no more than 5,420 images for each side.
    private const int ManyRows = 10_000;
    private const double ShuffledShare = 0.25;

    private static readonly string[] Pairs = ["3/8", "5/6", "4/9"];
    private static readonly string[] More = ["2/3/5/8", "1/4/7/9", "0/1/2/3/4/5/6/7/8/9"];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "digits",
        Title = "Digits that are easily mistaken for each other",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices =>
        {
            LabeledVectors images = choices.Digits();
            bool quick = choices.Scale == ExperimentScale.Quick;
            return from cell in Cells(quick)
                   from share in quick ? [0] : new[] { 0, ShuffledShare }
                   select new DigitsRecipe { Images = images, Classes = cell.Classes.Split('/'), ShuffledShare = share, Count = cell.Count };
        },
        SeedCount = scale => scale == ExperimentScale.Full ? 3 : 1,
    };

    private static IEnumerable<(string Classes, int Count)> Cells(bool quick)
    {
        IEnumerable<(string Classes, int Count)> few = Pairs.Concat(More).Select(classes => (classes, FewRows));
        return quick ? few : few.Concat(More.Select(classes => (classes, ManyRows)));
    }
}
