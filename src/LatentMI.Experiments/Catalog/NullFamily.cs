using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.Sides;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Catalog;

/// <summary>A family of independent data of the experiment <c>nulls</c>.</summary>
/// <param name="Counts">The numbers of rows.</param>
/// <param name="Dimensions">The numbers of columns of a side.</param>
/// <param name="Variants">The distributions of both sides, which go round from cell to cell.</param>
internal sealed record NullFamily(int[] Counts, int[] Dimensions, (SideFamily X, SideFamily Y)[] Variants)
{
    /// <summary>Whether X has one column, whatever Y has.</summary>
    public bool OneColumnX { get; init; }

    /// <summary>A family whose sides have the same distribution.</summary>
    /// <param name="counts">The numbers of rows.</param>
    /// <param name="dimensions">The numbers of columns.</param>
    /// <param name="variants">The distributions.</param>
    public static NullFamily OfTwins(int[] counts, int[] dimensions, params SideFamily[] variants) =>
        new(counts, dimensions, [.. variants.Select(variant => (variant, variant))]);

    /// <summary>The data sets.</summary>
    /// <param name="scale">How much is done.</param>
    /// <param name="place">Which of the families this is, from 0.</param>
    public IEnumerable<IDatasetRecipe> Recipes(ExperimentScale scale, int place) => NullGrid.Cells(Counts, Dimensions, scale, place)
        .Select(cell =>
        {
            (SideFamily x, SideFamily y) = Variants[(cell.Row + cell.Column) % Variants.Length];
            return new IndependentRecipe
            {
                X = x,
                Y = y,
                DimensionsX = OneColumnX ? 1 : cell.Dimensions,
                DimensionsY = cell.Dimensions,
                Count = cell.Count,
            };
        });
}
