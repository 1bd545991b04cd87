namespace LatentMI.Experiments.Catalog;

/// <summary>Which numbers of rows and of columns meet at a scale of the experiment <c>nulls</c>.</summary>
internal static class NullGrid
{
    // Of five cells in a diagonal, so that with five numbers of rows each number of columns meets as many of them.
    private const int Period = 5;
    private const int QuickOfPeriod = 2;

    /// <summary>The cells.</summary>
    /// <param name="counts">The numbers of rows.</param>
    /// <param name="dimensions">The numbers of columns.</param>
    /// <param name="scale">How much is done: full is every cell; quick two of five; standard adds another fifth for every second number of columns.</param>
    /// <param name="place">Which of the families it is for, from 0: neighboring ones have other cells.</param>
    /// <returns>Where each cell is in the grid, and its numbers.</returns>
    public static IEnumerable<(int Row, int Column, int Count, int Dimensions)> Cells(
        int[] counts, int[] dimensions, ExperimentScale scale, int place) =>
        from row in Enumerable.Range(0, counts.Length)
        from column in Enumerable.Range(0, dimensions.Length)
        let diagonal = (row + (2 * column) + place) % Period
        where scale switch
        {
            ExperimentScale.Quick => diagonal < QuickOfPeriod,
            ExperimentScale.Standard => diagonal < QuickOfPeriod || (diagonal == QuickOfPeriod && column % 2 == 0),
            _ => true,
        }
        select (row, column, counts[row], dimensions[column]);
}
