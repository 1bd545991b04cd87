using LatentMI.Preparing;

namespace LatentMI.Inference;

/// <summary>
/// How much the rows of two sides resemble those before them, as those of a time series do. Sums of products of independent sides have the variance of n / t
/// rows in random order, t = 1 + 2 sum over lags k of rho_x(k) rho_y(k), rho the autocorrelations (M. S. Bartlett, "Some aspects of the time-correlation problem
/// in regard to tests of significance", Journal of the Royal Statistical Society 98, 1935).
/// </summary>
/// <param name="LagOneX">The correlation of neighboring rows of X.</param>
/// <param name="LagOneY">That of Y.</param>
/// <param name="IndependentRows">n / t, the number of independent rows that tell as much; an upper bound where <paramref name="IsBounded"/> is false.</param>
/// <param name="Block">Rows so far apart are as good as independent.</param>
/// <param name="IsBounded">Whether the memory ends within the rows that there are.</param>
public sealed record SeriesMemory(double LagOneX, double LagOneY, double IndependentRows, int Block, bool IsBounded)
{
    /// <summary>Measures rows in the order in which they are.</summary>
    /// <param name="x">n rows of X.</param>
    /// <param name="y">n rows of Y.</param>
    /// <param name="seed">The seed of the order of equal values.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    /// <returns>The memory; null where one side is as rows in random order are, or the memory is too short to matter.</returns>
    public static SeriesMemory? Find(Samples x, Samples y, ulong seed, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return RowMemory.Find(x, y, seed, threads) is { } memory
            ? new SeriesMemory(memory.LagOneX, memory.LagOneY, x.Count / memory.Time, memory.Block, memory.IsBounded)
            : null;
    }
}
