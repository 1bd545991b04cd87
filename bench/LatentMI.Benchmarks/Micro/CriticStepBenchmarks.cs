using BenchmarkDotNet.Attributes;
using LatentMI.Benchmarks.Comparing;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Micro;

/// <summary>Training steps of the default preset, on one thread as it does them.</summary>
public class CriticStepBenchmarks : IDisposable
{
    private Compute? _compute;
    private CriticStep? _step;

    /// <summary>Which training of <see cref="CriticTraining.All"/>: that of representations, or that of ratios.</summary>
    [Params(0, 1)]
    public int Training { get; set; }

    /// <summary>Makes data and networks.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _compute = new Compute(threads: 1, SimdSupport.Current(), CancellationToken.None);
        _step = new CriticStep(_compute, CriticTraining.All[Training]);
    }

    /// <summary>One step.</summary>
    [Benchmark]
    public void Step() => _step!.Run();

    /// <summary>Ends the threads.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _compute?.Dispose();
        GC.SuppressFinalize(this);
    }
}
