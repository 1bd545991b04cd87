using LatentMI.Experiments.Datasets;

namespace LatentMI.Experiments.Catalog;

/// <summary>A column that is a sum of the columns of the other side, of which it tells more than ranks resolve.</summary>
internal static class Sums
{
    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "sums",
        Title = "A sum or a product of columns",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices => choices.Scale == ExperimentScale.Quick
            ? Cells([2, 8], [3, 5], [2000])
            : Cells([1, 2, 8, 30], [2, 4, 6], choices.Scale == ExperimentScale.Standard ? [500, 2000] : [500, 2000, 10_000]),
        SeedCount = scale => scale switch { ExperimentScale.Quick => 1, ExperimentScale.Standard => 2, _ => 5 },
    };

    private static IEnumerable<SumsRecipe> Cells(int[] dimensions, double[] bits, int[] rows) =>
        from scale in Enum.GetValues<ColumnScale>()
        from d in dimensions
        from information in bits
        from n in rows
        select new SumsRecipe { Scale = scale, Dimensions = d, Bits = information, Count = n };
}
