using LatentMI.Experiments.Datasets.Shapes;

namespace LatentMI.Experiments.Catalog;

/// <summary>Curves and other dependences among columns of noise.</summary>
internal static class HiddenShapes
{
    private const int Count = 2000;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "shapes",
        Title = "Curves among columns of noise",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices =>
            from shape in ShapesRecipe.ShapeIds
            from exclusive in Exclusive(choices.Scale)
            select new ShapesRecipe { Dependence = shape, Exclusive = exclusive, Count = Count },
        SeedCount = scale => scale switch { ExperimentScale.Quick => 1, ExperimentScale.Standard => 3, _ => 10 },
    };

    private static int[] Exclusive(ExperimentScale scale) => scale == ExperimentScale.Quick ? [0, 40] : [0, 8, 40, 300];
}
