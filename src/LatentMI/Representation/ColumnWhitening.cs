using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>All columns of a side made uncorrelated: scores = Z W, W = L^-T with Z'Z / n = L L'.</summary>
/// <remarks>
/// <para>
/// Twice, and with a small ridge: products in float32 do not tell columns that are nearly functions of each other (T. Fukaya, R. Kannan, Y. Nakatsukasa,
/// Y. Yamamoto, Y. Yanagisawa, SIAM Journal on Scientific Computing 42, A477, 2020, shifted CholeskyQR).
/// </para>
/// <para>It looks at one side alone, so that it may be found from all rows.</para>
/// </remarks>
internal static class ColumnWhitening
{
    private const double Ridge = 1e-5;

    // Of a column that is constant, or a linear function of others, the first ridge leaves nothing or rounding error, which has no factor without a second one.
    private const double SecondRidge = 1e-4;

    /// <summary>Finds W.</summary>
    /// <param name="columns">Z, n x d, columns of variance 1.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>W, d x d; null where rounding errors are larger than the ridge.</returns>
    public static MatrixView? Find(MatrixView columns, Compute compute) =>
        InverseFactor(columns, Ridge, compute) is { } first
        && InverseFactor(PrincipalComponents.Product(columns, first, compute), SecondRidge, compute) is { } second
            ? PrincipalComponents.Product(first, second, compute)
            : null;

    /// <summary>L^-T with Z'Z / n + ridge = L L'.</summary>
    private static MatrixView? InverseFactor(MatrixView columns, double ridge, Compute compute)
    {
        int d = columns.Columns;
        MatrixView products = PrincipalComponents.Product(columns.Transposed, columns, compute);
        var lower = new double[d][];
        for (int i = 0; i < d; i++)
        {
            lower[i] = Array.ConvertAll(products.Row(i)[..(i + 1)].ToArray(), sum => (double)sum / columns.Rows);
            lower[i][i] += ridge;
        }

        if (CholeskyFactor.TryFactor(lower, smallestPivot: 0, compute.Cancellation, out _) is not { } factor)
        {
            return null;
        }

        var inverse = new MatrixView(new AlignedBuffer(checked(d * d)), d, d);
        compute.Team.Run(d, row =>
        {
            compute.ThrowIfCancelled();
            var column = new double[d];
            column[row] = 1;
            factor.Solve(column);
            for (int i = row; i < d; i++)
            {
                inverse.Row(row)[i] = (float)column[i];
            }
        });
        return inverse;
    }
}
