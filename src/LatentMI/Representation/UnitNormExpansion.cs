using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>
/// The direction of a row, whatever its size: its components divided by their root mean square, less their means (the spatial sign; S. Visuri, V. Koivunen, H. Oja, Journal of
/// Statistical Planning and Inference 91, 2000).
/// </summary>
/// <param name="means">The mean of each.</param>
internal sealed class UnitNormExpansion(float[] means) : IExpansion
{
    // How many times more sizes must vary than those of normal rows: below that, rows tell their own size too badly.
    private const double LeastVariation = 1.5;

    /// <summary>The mean of each component of all rows, divided by their sizes.</summary>
    public float[] Means { get; } = means;

    /// <inheritdoc/>
    public int Columns => Means.Length;

    /// <summary>Whether sizes vary as those of normal rows do not, of which the logarithm of the mean square of c components has about the variance 2 / c + 2 / c^2.</summary>
    /// <param name="components">Rows of uncorrelated components of variance 1.</param>
    /// <param name="compute">What it runs on.</param>
    public static bool SizesVary(MatrixView components, Compute compute)
    {
        double inverse = 1.0 / components.Columns;
        var sizes = NormExpansion.Fit(components, new MatrixView(new AlignedBuffer(components.Rows), components.Rows, 1), compute);
        return sizes.Deviation > LeastVariation * Math.Sqrt(2 * inverse * (1 + inverse));
    }

    /// <summary>Finds the means.</summary>
    /// <param name="components">Rows of components.</param>
    /// <param name="expanded">Receives the columns of as many rows.</param>
    /// <param name="compute">What it runs on.</param>
    public static UnitNormExpansion Fit(MatrixView components, MatrixView expanded, Compute compute)
    {
        new UnitNormExpansion(new float[components.Columns]).Expand(components, expanded, compute);
        var expansion = new UnitNormExpansion(ColumnMeans.Of(expanded));
        expansion.Expand(components, expanded, compute);
        return expansion;
    }

    /// <inheritdoc/>
    public void Expand(MatrixView components, MatrixView expanded, Compute compute) => compute.Team.Run(components.Rows, i =>
    {
        ReadOnlySpan<float> row = components.Row(i);
        double meanSquare = WeightedRows.SumOfSquares(row) / row.Length;

        // A row of nothing but zeros has no direction.
        float factor = meanSquare > 0 ? (float)(1 / Math.Sqrt(meanSquare)) : 0;
        Span<float> directions = expanded.Row(i);
        for (int c = 0; c < row.Length; c++)
        {
            directions[c] = (factor * row[c]) - Means[c];
        }
    });
}
