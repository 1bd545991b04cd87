using LatentMI.Benchmarks.Measuring;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Times the matrix products of a training step, each with matrices of its own, on a number of threads.</summary>
internal sealed class ProductBenchmark : IDisposable
{
    // Small products are repeated until a measurement has about this much work, far above what a clock or a thread's start adds.
    private const double FlopsPerMeasurement = 2e8;

    private readonly WorkerTeam _team;
    private readonly List<(TrainingProduct Product, Measured Timed)> _cases = [];

    /// <summary>Prepares the measurements.</summary>
    /// <param name="products">The products of a step.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="width">The vector width.</param>
    public ProductBenchmark(IEnumerable<TrainingProduct> products, int threads, SimdWidth width)
    {
        _team = new WorkerTeam(threads);
        var product = MatrixProduct.Create(_team, width);
        foreach (TrainingProduct shape in products)
        {
            var x = RandomMatrix(shape.Rows, shape.Inputs);
            var weights = RandomMatrix(shape.Outputs, shape.Inputs);
            var gradient = RandomMatrix(shape.Rows, shape.Outputs);
            int repeats = Math.Max(1, (int)(FlopsPerMeasurement / shape.Flops));
            _cases.Add((shape, Measured.Action(() => shape.Compute(product, x, weights, gradient), repeats)));
        }
    }

    /// <summary>What is to be timed.</summary>
    public IEnumerable<Measured> Items => _cases.Select(c => c.Timed);

    /// <summary>The speed of each product.</summary>
    public IEnumerable<ProductResult> Results =>
        _cases.Select(c => new ProductResult(c.Product, _team.Threads, c.Timed.Timing.RateOf(c.Product.Flops)));

    /// <summary>The speed of all products of a step, each as often as the step computes it.</summary>
    public Rate Total
    {
        get
        {
            Timing time = _cases.Aggregate(new Timing(0, 0), (sum, c) => sum + (c.Product.Count * c.Timed.Timing));
            return time.RateOf(_cases.Sum(c => c.Product.Count * c.Product.Flops));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _team.Dispose();

    private static MatrixView RandomMatrix(int rows, int columns) => new(RandomSamples.Buffer(rows * columns, index: 0), rows, columns);
}

/// <summary>The speed of a product of a training step.</summary>
/// <param name="Product">The product.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="Gflops">GFLOP/s.</param>
internal sealed record ProductResult(TrainingProduct Product, int Threads, Rate Gflops);
