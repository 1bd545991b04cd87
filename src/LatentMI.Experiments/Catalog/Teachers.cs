using LatentMI.Experiments.Datasets.Teachers;

namespace LatentMI.Experiments.Catalog;

/// <summary>Latents of both sides through random networks.</summary>
internal static class Teachers
{
    private const int Count = 3000;

    private static readonly int[] Dimensions = [100, 300, 1000];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "teachers",
        Title = "Latents through random networks",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices => choices.Scale switch
        {
            ExperimentScale.Quick => Cells([2, 4], [1, 3]).Select(cell => cell with { Dimensions = Dimensions[0] }),

            // The columns change from one cell to the next.
            ExperimentScale.Standard => Cells([2, 4, 8], [0.5, 1, 2, 3]).Select((cell, i) => cell with { Dimensions = Dimensions[i % Dimensions.Length] }),
            _ => Cells([2, 4, 8], [0.5, 1, 2, 3]).SelectMany(cell => Dimensions.Select(d => cell with { Dimensions = d })),
        },
    };

    private static IEnumerable<TeachersRecipe> Cells(int[] intrinsic, double[] bits) =>
        from activation in Enum.GetValues<TeacherActivation>()
        from k in intrinsic
        from exclusive in new[] { 0, k }
        from information in bits
        select new TeachersRecipe
        {
            Activation = activation,
            Dimensions = Dimensions[0],
            IntrinsicDimensions = k,
            Exclusive = exclusive,
            Bits = information,
            Count = Count,
        };
}
