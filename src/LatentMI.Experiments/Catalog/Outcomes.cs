using LatentMI.Experiments.Datasets.Outcomes;

namespace LatentMI.Experiments.Catalog;

/// <summary>One outcome of a few or many of the columns of the other side.</summary>
internal static class Outcomes
{
    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "outcomes",
        Title = "One outcome of some of many columns",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices => choices.Scale == ExperimentScale.Quick
            ? Cells([(5, 300), (20, 100)], [1000])
            : Cells([(5, 50), (5, 300), (20, 100), (50, 500)], [1000, 4000]),
        SeedCount = scale => scale switch { ExperimentScale.Quick => 1, ExperimentScale.Standard => 3, _ => 10 },
    };

    private static IEnumerable<OutcomeRecipe> Cells((int Informative, int Dimensions)[] sizes, int[] rows) =>
        from predictors in OutcomeRecipe.PredictorIds
        from outcome in OutcomeRecipe.OutcomeIds
        from size in sizes
        from n in rows
        select new OutcomeRecipe { Predictors = predictors, Outcome = outcome, Informative = size.Informative, Dimensions = size.Dimensions, Count = n };
}
