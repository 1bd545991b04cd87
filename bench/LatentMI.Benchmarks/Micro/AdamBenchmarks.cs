using BenchmarkDotNet.Attributes;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Published;
using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Micro;

/// <summary>An Adam step on the weights of a layer of 1000 inputs and 1024 outputs.</summary>
public class AdamBenchmarks : IDisposable
{
    private const int Inputs = 1000;
    private const int Outputs = 1024;

    private Compute? _compute;
    private AdamOptimizer? _optimizer;

    /// <summary>The number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Makes weights and gradients.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _compute = new Compute(Threads, SimdSupport.Current(), CancellationToken.None);
        var weights = new Parameter(Outputs, Inputs);
        RandomSamples.Buffer(Outputs * Inputs, 0).Span.CopyTo(weights.Gradient.Span);
        _optimizer = new AdamOptimizer(_compute, [weights], PublishedLmiOptions.Paper.LearningRate, weightDecay: 0);
    }

    /// <summary>One step.</summary>
    [Benchmark]
    public void Step() => _optimizer!.Step();

    /// <summary>Ends the threads.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _compute?.Dispose();
        GC.SuppressFinalize(this);
    }
}
