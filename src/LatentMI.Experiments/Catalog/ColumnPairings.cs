using LatentMI.Experiments.Datasets.ColumnPairs;

namespace LatentMI.Experiments.Catalog;

/// <summary>Many pairs of columns of few values, of which correlations tell too much, and few pairs with a sign in common.</summary>
internal static class ColumnPairings
{
    private const string Sign = "sign";

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "column-pairs",
        Title = "Pairs of columns of few values, counts and a common sign",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices =>
            from kind in ColumnPairsRecipe.KindIds
            from pairs in kind == Sign ? [2, 3] : (int[])[20, 50]
            from n in choices.Scale == ExperimentScale.Quick ? [2000] : (int[])[2000, 10_000]
            select new ColumnPairsRecipe { Kind = kind, Pairs = pairs, Count = n },
        SeedCount = scale => scale switch { ExperimentScale.Quick => 1, ExperimentScale.Standard => 3, _ => 10 },
    };
}
