using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Ksg;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Times KSG estimates, from samples to bits, with the default settings.</summary>
internal sealed class KsgBenchmark
{
    private readonly List<(KsgCase Case, Measured Timed)> _cases = [];

    /// <summary>Makes the samples.</summary>
    /// <param name="threads">The number of threads.</param>
    public KsgBenchmark(int threads)
    {
        var estimator = new KsgEstimator(new KsgOptions { Threads = threads });
        foreach (KsgCase ksgCase in KsgCase.All)
        {
            (Samples x, Samples y) = RandomSamples.CorrelatedPairs(ksgCase.Count, ksgCase.Dimensions);
            _cases.Add((ksgCase, Measured.Action(() => estimator.Estimate(x, y))));
        }
    }

    /// <summary>What is to be timed.</summary>
    public IEnumerable<Measured> Items => _cases.Select(c => c.Timed);

    /// <summary>The time of each estimate.</summary>
    public IEnumerable<KsgResult> Results => _cases.Select(c => new KsgResult(c.Case, c.Timed.Timing));
}

/// <summary>The time of a KSG estimate.</summary>
/// <param name="Case">The estimate.</param>
/// <param name="Seconds">The time.</param>
internal sealed record KsgResult(KsgCase Case, Timing Seconds);
