using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>
/// How much the rows of both sides resemble those before them in the file. What matters is the product of both autocorrelations: sums of products of
/// independent sides have the variance of n / t rows in random order, t = 1 + 2 sum over lags k of rho_x(k) rho_y(k).
/// </summary>
/// <param name="LagOneX">The correlation of neighboring rows of X.</param>
/// <param name="LagOneY">That of Y.</param>
/// <param name="Time">t.</param>
/// <param name="IsBounded">Whether the sum over lags ends within the rows that there are; otherwise t is larger.</param>
internal sealed record RowMemory(double LagOneX, double LagOneY, double Time, bool IsBounded)
{
    // Less than this many rows are no series, and their order cannot be told from a random one.
    private const int FewestRows = 30;

    // t below which an interval is too narrow by less than a twentieth.
    private const double LeastTime = 1.1;

    // The sum over lags ends where it covers so many times t (A. Sokal, Monte Carlo Methods in Statistical Mechanics, 1989).
    private const int TimesCovered = 5;
    private const int MostLags = 2000;
    private const int RowsPerLag = 4;
    private const double MostAboveFading = 3;

    /// <summary>
    /// Whether the memory fades as that of a series does, from neighbor to neighbor by the same factor: t is then (1 + q) / (1 - q), q the product of the
    /// correlations of neighbors. Rows sorted by a label, or one batch after the other, are alike over stretches without a fading, and t is far larger.
    /// </summary>
    public bool Fades => LagOneX * LagOneY is > 0 and < 1 and var q && Time <= MostAboveFading * (1 + q) / (1 - q);

    /// <summary>Rows so far apart are as good as independent: for a product that falls exponentially it is down to 0.02 there.</summary>
    public int Block => (int)Math.Ceiling(2 * Time);

    /// <summary>Measures rows in the order of the file.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="seed">The seed of the order of equal values.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    /// <returns>The memory; null where one side is as rows in random order are, or it is too short to matter.</returns>
    public static RowMemory? Find(Samples x, Samples y, ulong seed, int threads = 0)
    {
        if (x.Count < FewestRows)
        {
            return null;
        }

        using var team = new WorkerTeam(Compute.ResolveThreads(threads));
        if (SideMemory.Measure(x, seed, 0, team) is not { IsSignificant: true } ofX || SideMemory.Measure(y, seed, 1, team) is not { IsSignificant: true } ofY)
        {
            return null;
        }

        RowMemory values = Measure(ofX, ofY, x.Count, ofDistances: false);
        RowMemory distances = Measure(ofX, ofY, x.Count, ofDistances: true);
        RowMemory longer = distances.Time > values.Time ? distances : values;
        return longer.Time < LeastTime ? null : longer;
    }

    private static RowMemory Measure(SideMemory x, SideMemory y, int rows, bool ofDistances)
    {
        int most = Math.Min(MostLags, rows / RowsPerLag);
        double time = 1;
        int lag = 0;
        while (lag < most && lag < TimesCovered * time)
        {
            lag++;
            time += 2 * x.Autocorrelation(lag, ofDistances) * y.Autocorrelation(lag, ofDistances);
        }

        return new RowMemory(x.Autocorrelation(1, ofDistances), y.Autocorrelation(1, ofDistances), time, lag >= TimesCovered * time);
    }
}
