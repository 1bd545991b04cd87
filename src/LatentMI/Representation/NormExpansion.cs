using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>How large a row is, whatever its direction: the logarithm of the mean square of its components, brought to mean 0 and variance 1, in one column.</summary>
/// <param name="mean">The mean of the logarithms.</param>
/// <param name="deviation">Their standard deviation; above 0.</param>
internal sealed class NormExpansion(double mean, double deviation) : IExpansion
{
    // A row of nothing but zeros, of components of variance 1, is as small as this.
    private const double Smallest = 1e-12;

    /// <summary>The mean of the logarithms.</summary>
    public double Mean { get; } = mean;

    /// <summary>Their standard deviation.</summary>
    public double Deviation { get; } = deviation;

    /// <inheritdoc/>
    public int Columns => 1;

    /// <summary>Finds the mean and the deviation.</summary>
    /// <param name="components">Rows of components.</param>
    /// <param name="sizes">Receives the column of as many rows.</param>
    /// <param name="compute">What it runs on.</param>
    public static NormExpansion Fit(MatrixView components, MatrixView sizes, Compute compute)
    {
        new NormExpansion(mean: 0, deviation: 1).Expand(components, sizes, compute);
        double mean = 0;
        foreach (float size in sizes.Span)
        {
            mean += (double)size / sizes.Rows;
        }

        double variance = 0;
        foreach (float size in sizes.Span)
        {
            variance += (size - mean) * (size - mean) / sizes.Rows;
        }

        var expansion = new NormExpansion(mean, variance > 0 ? Math.Sqrt(variance) : 1);
        foreach (ref float size in sizes.Span)
        {
            size = (float)((size - expansion.Mean) / expansion.Deviation);
        }

        return expansion;
    }

    /// <inheritdoc/>
    public void Expand(MatrixView components, MatrixView expanded, Compute compute) =>
        compute.Team.Run(components.Rows, i =>
        {
            double meanSquare = WeightedRows.SumOfSquares(components.Row(i)) / components.Columns;
            expanded.Row(i)[0] = (float)((Math.Log(meanSquare + Smallest) - Mean) / Deviation);
        });
}
