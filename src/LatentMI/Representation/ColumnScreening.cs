using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Representation;

/// <summary>
/// Finds the columns of two sides that depend on each other, whatever the form of the dependence, among many that do not: nearest neighbors then see a curve that
/// maps of all columns lose.
/// </summary>
/// <remarks>
/// Two columns are compared by <see cref="RankCosines"/>. A pair counts where each half of the folds shows it by itself, at the level of which the square is .1 % over all pairs: one that
/// was selected by chance in one half has no more chance than any other in the other half, so that no row's pairing selects a column for it, and in both halves one of independent columns is
/// selected once in a thousand data sets. So does a pair of which the first cosines alone show it, as those of a weak monotone dependence do; of very many pairs of columns nothing else is compared.
/// </remarks>
internal static class ColumnScreening
{
    private const double Level = 0.001;

    // Products of the comparison: a third of a second. Evenly spread rows are compared where all are more.
    private const double MostProducts = 1.5e10;
    private const int FewestRows = 400;

    // So many pairs of columns are compared by all cosines, and so many by the first alone, where the scores of all columns take no more than 200 MB.
    private const long MostPairs = 400_000;
    private const long MostPairsByFirst = 10_000_000;
    private const long MostScores = 50_000_000;

    /// <summary>Selects columns.</summary>
    /// <param name="x">n rows of scores of X, sorted by fold.</param>
    /// <param name="y">n rows of scores of Y.</param>
    /// <param name="order">The folds.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The columns of each side that depend on one of the other; empty where there are none.</returns>
    public static (int[] X, int[] Y) Find(MatrixView x, MatrixView y, FoldOrder order, Compute compute)
    {
        int[] folds = order.Folds();
        int rows = MostRows(x.Rows, x.Columns, y.Columns);
        int cosines = Cosines(x.Columns, y.Columns);
        int[] compared = EvenlySpaced.Places(x.Rows, rows);
        var selected = new bool[x.Columns, y.Columns];
        for (int half = 0; half < FoldHalves.Count; half++)
        {
            int[] own = [.. compared.Where(row => FoldHalves.Of(folds[row]) == half)];
            Select(RankCosines.First(x.SelectRows(own), cosines, compute), RankCosines.First(y.SelectRows(own), cosines, compute), selected, isFirst: half == 0);
        }

        return (
            [.. Enumerable.Range(0, x.Columns).Where(a => Enumerable.Range(0, y.Columns).Any(b => selected[a, b]))],
            [.. Enumerable.Range(0, y.Columns).Where(b => Enumerable.Range(0, x.Columns).Any(a => selected[a, b]))]);

        void Select(MatrixView cosinesX, MatrixView cosinesY, bool[,] pairs, bool isFirst)
        {
            int statistics = cosines == RankCosines.Count ? 2 : 1;
            double[] limits = RankCosines.Limits(1 - (Math.Sqrt(Level / ((double)x.Columns * y.Columns)) / statistics));
            (int[]? countsX, int[]? countsY) = cosines == RankCosines.Count ? (RankCosines.Counts(cosinesX), RankCosines.Counts(cosinesY)) : (null, null);
            MatrixView cross = PrincipalComponents.Product(cosinesX.Transposed, cosinesY, compute);
            compute.Team.Run(x.Columns, a =>
            {
                for (int b = 0; b < y.Columns; b++)
                {
                    pairs[a, b] = (isFirst || pairs[a, b])
                        && (order.IndependentShare * RankCosines.FirstStatistic(cross, a, b, cosinesX.Rows, cosines) > limits[1]
                            || (countsX is not null && countsY is not null
                                && order.IndependentShare * RankCosines.Statistic(cross, a, b, cosinesX.Rows) > limits[countsX[a] * countsY[b]]));
                }
            });
        }
    }

    /// <summary>Whether there are rows enough, and not too many pairs of columns.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columnsX">dx.</param>
    /// <param name="columnsY">dy.</param>
    public static bool IsPossible(int rows, int columnsX, int columnsY) =>
        MostRows(rows, columnsX, columnsY) >= FewestRows
        && ((long)columnsX * columnsY <= MostPairs || ((long)columnsX * columnsY <= MostPairsByFirst && (long)rows * (columnsX + columnsY) <= MostScores));

    private static int Cosines(int columnsX, int columnsY) => (long)columnsX * columnsY <= MostPairs ? RankCosines.Count : 1;

    private static int MostRows(int rows, int columnsX, int columnsY) =>
        (int)Math.Min(rows, MostProducts / Cosines(columnsX, columnsY) / Cosines(columnsX, columnsY) / columnsX / columnsY);
}
