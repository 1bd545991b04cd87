using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>A ratio whose formula is that of densities only for latents of another shape than those at hand, and is normalized on the rows instead.</summary>
/// <param name="ratio">The ratio.</param>
internal sealed class UnscaledRatio(IDensityRatio ratio) : IUnscaledRatio
{
    /// <inheritdoc/>
    public string Name => ratio.Name;

    /// <inheritdoc/>
    public double LogRatio(int i, int j) => ratio.LogRatio(i, j);

    /// <inheritdoc/>
    public void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute)
    {
        bool byX = logs.ColumnStride == 1;
        MatrixView target = byX ? logs : logs.Transposed;
        compute.Team.Run(target.Rows, r =>
        {
            Span<float> row = target.Row(r);
            for (int c = 0; c < row.Length; c++)
            {
                row[c] = (float)(byX ? ratio.LogRatio(rowsX[r], rowsY[c]) : ratio.LogRatio(rowsX[c], rowsY[r]));
            }
        });
    }
}
