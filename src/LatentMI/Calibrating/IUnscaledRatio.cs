using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>A ratio that is known only up to factors of x alone and of y alone; <see cref="RatioPotentials"/> finds them.</summary>
internal interface IUnscaledRatio : IRowRatio
{
    /// <summary>ln r of every pair of some rows of a block, in float32.</summary>
    /// <param name="rowsX">Rows of X.</param>
    /// <param name="rowsY">Rows of Y.</param>
    /// <param name="logs">Receives ln r of row a of those of X and row b of those of Y in row a, column b; its rows or its columns are contiguous.</param>
    /// <param name="compute">What it runs on.</param>
    void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute);
}
