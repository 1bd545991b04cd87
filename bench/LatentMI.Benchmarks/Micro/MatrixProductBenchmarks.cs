using BenchmarkDotNet.Attributes;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Micro;

/// <summary>The forward product of a batch of 512 through a layer of 1000 inputs and 1024 outputs: 1.05 GFLOP.</summary>
public class MatrixProductBenchmarks : IDisposable
{
    private const int Rows = 512;
    private const int Inputs = 1000;
    private const int Outputs = 1024;

    private readonly MatrixView _x = new(RandomSamples.Buffer(Rows * Inputs, 0), Rows, Inputs);
    private readonly MatrixView _weights = new(RandomSamples.Buffer(Outputs * Inputs, 1), Outputs, Inputs);
    private readonly MatrixView _output = new(new AlignedBuffer(Rows * Outputs), Rows, Outputs);
    private WorkerTeam? _team;
    private MatrixProduct? _product;

    /// <summary>The number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Starts the threads.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _team = new WorkerTeam(Threads);
        _product = MatrixProduct.Create(_team, SimdSupport.Current());
    }

    /// <summary>X W^T.</summary>
    [Benchmark]
    public void Forward() => _product!.Multiply(_x, _weights.Transposed, _output, Epilogue.None);

    /// <summary>Ends the threads.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _team?.Dispose();
        GC.SuppressFinalize(this);
    }
}
