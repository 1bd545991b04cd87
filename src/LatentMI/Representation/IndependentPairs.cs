using LatentMI.Numerics;
using MathNet.Numerics.Distributions;

namespace LatentMI.Representation;

/// <summary>
/// Finds columns of X and of Y that depend on each other in pairs, where each pair is independent of all other columns: the information of the sides is then
/// the sum over the pairs, and each can be estimated in one column a side, where nearest neighbors are best.
/// </summary>
/// <remarks>
/// Columns are compared by <see cref="RankCosines"/>, at 1 % over all pairs. What three columns share that no two of them do is not seen; columns of few values
/// are not judged.
/// </remarks>
internal static class IndependentPairs
{
    private const double Level = 0.01;

    /// <summary>Finds the pairs.</summary>
    /// <param name="x">n rows of a few columns.</param>
    /// <param name="y">n rows of a few columns.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The pairs; empty where columns of different pairs depend on each other, or none depends on another.</returns>
    public static (int X, int Y)[] Find(MatrixView x, MatrixView y, Compute compute)
    {
        int count = x.Columns + y.Columns;
        var both = new MatrixView(new AlignedBuffer(checked(x.Rows * count)), x.Rows, count);
        for (int i = 0; i < x.Rows; i++)
        {
            x.Row(i).CopyTo(both.Row(i));
            y.Row(i).CopyTo(both.Row(i)[x.Columns..]);
        }

        MatrixView cosines = RankCosines.Of(both, compute);
        MatrixView cross = PrincipalComponents.Product(cosines.Transposed, cosines, compute);
        double limit = ChiSquared.InvCDF(RankCosines.Count * RankCosines.Count, 1 - (Level / (count * (count - 1) / 2.0)));
        if (Enumerable.Range(0, count).Any(column => Statistic(column, column) == 0))
        {
            return [];
        }

        var pairs = new List<(int X, int Y)>();
        for (int a = 0; a < count; a++)
        {
            int[] partners = [.. Enumerable.Range(0, count).Where(b => b != a && Statistic(a, b) > limit)];
            switch (partners)
            {
                case []:
                    break;
                case [int b] when a < x.Columns && b >= x.Columns:
                    pairs.Add((a, b - x.Columns));
                    break;
                case [int b] when b < x.Columns && a >= x.Columns:
                    // The same pair from its other end.
                    break;
                default:
                    return [];
            }
        }

        return [.. pairs];

        double Statistic(int a, int b) => RankCosines.Statistic(cross, a, b, x.Rows);
    }
}
