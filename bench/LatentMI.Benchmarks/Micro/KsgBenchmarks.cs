using BenchmarkDotNet.Attributes;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Ksg;

namespace LatentMI.Benchmarks.Micro;

/// <summary>KSG estimates of 2,000 rows with the default settings, which all go to the search by boxes.</summary>
public class KsgBenchmarks
{
    private const int Count = 2000;

    private readonly KsgEstimator _estimator = new();
    private Samples? _x;
    private Samples? _y;

    /// <summary>The number of columns of each side.</summary>
    [Params(1, 2, 8)]
    public int Dimensions { get; set; }

    /// <summary>Makes the samples.</summary>
    [GlobalSetup]
    public void Setup() => (_x, _y) = RandomSamples.CorrelatedPairs(Count, Dimensions);

    /// <summary>One estimate.</summary>
    /// <returns>The bits.</returns>
    [Benchmark]
    public double Estimate() => _estimator.Estimate(_x!, _y!).Bits;
}
