using LatentMI.Experiments.Datasets.Images;

namespace LatentMI.Experiments.Catalog;

/// <summary>Pairs of images of figures whose places depend on each other.</summary>
internal static class ImagePairs
{
    private const int Count = 10_000;
    private const int QuickCount = 2000;

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "images",
        Title = "Images of figures whose places share information",
        Source = "Butakov et al. 2024",
        Estimators = ["lmi"],
        Recipes = choices =>
            from figure in ImagesRecipe.FigureIds
            from side in Sides(choices.Scale)
            from bits in Bits(choices.Scale)
            select new ImagesRecipe
            {
                Figure = figure,
                Side = side,
                Bits = bits,
                Count = choices.Scale == ExperimentScale.Quick ? QuickCount : Count,
            },
        SeedCount = scale => scale == ExperimentScale.Full ? 3 : 1,
    };

    private static int[] Sides(ExperimentScale scale) => scale == ExperimentScale.Quick ? [16] : [16, 32];

    private static int[] Bits(ExperimentScale scale) => scale == ExperimentScale.Quick ? [2, 6, 10] : [2, 4, 6, 8, 10];
}
