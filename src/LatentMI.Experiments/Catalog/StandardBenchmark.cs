using LatentMI.Experiments.Datasets.BenchmarkMi;

namespace LatentMI.Experiments.Catalog;

/// <summary>The 40 tasks of benchmark-mi.</summary>
internal static class StandardBenchmark
{
    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "bmi",
        Title = "The 40 tasks of benchmark-mi",
        Source = "Czyz et al. 2023",
        Estimators = ["lmi"],
        Recipes = choices =>
            from count in Counts(choices.Scale)
            from task in BenchmarkMiRecipe.TaskIds
            select new BenchmarkMiRecipe { Task = task, Count = count },
        SeedCount = scale => scale == ExperimentScale.Quick ? 1 : 2,
    };

    private static int[] Counts(ExperimentScale scale) => scale switch
    {
        ExperimentScale.Quick => [5_000],
        ExperimentScale.Standard => [5_000, 10_000],
        _ => [5_000, 10_000, 100_000],
    };
}
