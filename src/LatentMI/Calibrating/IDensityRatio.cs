using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>The ratio r(x, y) = p(x, y) / (p(x) p(y)) of latents, up to factors of x alone and of y alone.</summary>
internal interface IDensityRatio
{
    /// <summary>What it is called: <c>none</c>, <c>gaussian</c>, <c>critic</c>.</summary>
    string Name { get; }

    /// <summary>ln r, by a model that was fitted without the fold of row i.</summary>
    /// <param name="i">A row of X.</param>
    /// <param name="j">A row of Y in the same block.</param>
    double LogRatio(int i, int j);

    /// <summary>ln r of every pair of some rows of a block, in float32.</summary>
    /// <param name="rowsX">Rows of X.</param>
    /// <param name="rowsY">Rows of Y.</param>
    /// <param name="logs">Receives ln r of row a of those of X and row b of those of Y in row a, column b; its rows or its columns are contiguous.</param>
    /// <param name="compute">What it runs on.</param>
    void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute);
}

/// <summary>r = 1: nothing is known to be shared.</summary>
internal sealed class NoRatio : IDensityRatio
{
    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public double LogRatio(int i, int j) => 0;

    /// <inheritdoc/>
    public void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute) =>
        (logs.ColumnStride == 1 ? logs : logs.Transposed).Clear();
}
