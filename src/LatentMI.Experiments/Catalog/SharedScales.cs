using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>Sides of many columns that have a scale in common, of which single columns tell little, beside a few correlated pairs or none.</summary>
internal static class SharedScales
{
    private const int Rows = 2000;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "shared-scale",
        Title = "Sides with a common scale",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices => choices.Scale == ExperimentScale.Quick
            ? Cells([5, 30, 300], [(3, 0, 0), (4, 2, 1)])
            : Cells([5, 30, 100, 300], [(3, 0, 0), (5, 0, 0), (4, 2, 1), (4, 4, 3)]),
        SeedCount = scale => scale switch { ExperimentScale.Quick => 1, ExperimentScale.Standard => 3, _ => 10 },
    };

    private static IEnumerable<SharedScaleRecipe> Cells(int[] dimensions, (int Freedom, int Pairs, double Bits)[] cases) =>
        from d in dimensions
        from one in cases
        select new SharedScaleRecipe { Dimensions = d, Freedom = one.Freedom, Pairs = one.Pairs, Bits = one.Bits, Count = Rows };
}
