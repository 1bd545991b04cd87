using LatentMI.Benchmarks.Measuring;
using LatentMI.Critics;
using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Times steps of a <see cref="CriticTraining"/> on one thread, as the default preset does them, and what a step consists of beside products.</summary>
internal sealed class CriticStepBenchmark : IDisposable
{
    private const int Steps = 20;

    private readonly Compute _compute;
    private readonly ProductBenchmark _products;
    private readonly Measured _step;
    private readonly List<(string Name, Measured Timed)> _others;
    private readonly Func<long> _bytes;

    /// <summary>Makes data and networks.</summary>
    /// <param name="training">What is trained.</param>
    /// <param name="width">The vector width.</param>
    public CriticStepBenchmark(CriticTraining training, SimdWidth width)
    {
        Training = training;
        _compute = new Compute(threads: 1, width, CancellationToken.None);
        _products = new ProductBenchmark(training.Products(), threads: 1, width);
        var step = new CriticStep(_compute, training);
        _step = Measured.Action(step.Run, Steps);
        _bytes = () =>
        {
            step.Run();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            step.Run();
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        };

        MatrixView scores = Matrix(training.Batch, training.Batch, 5);
        var loss = new AnchorLossWork(_compute, training.Batch);
        _others =
        [
            ("taking up the rows", Measured.Action(step.Gather, Steps)),
            ("dropout", Measured.Action(Dropout(training), Steps)),
            ("loss and its gradient", Measured.Action(() => loss.Differentiate(scores, scale: 0.25f), Steps)),
            ("activation and bias gradients", Measured.Action(Activations(training), Steps)),
            ("Adam", Measured.Action(step.Optimizer.Step, Steps)),
        ];
    }

    /// <summary>What is trained.</summary>
    public CriticTraining Training { get; }

    /// <summary>What is to be timed.</summary>
    public IEnumerable<Measured> Items => [_step, .. _products.Items, .. _others.Select(other => other.Timed)];

    /// <summary>The result.</summary>
    public CriticStepResult Result => new(
        Training.Name,
        _step.Timing,
        _step.Timing.RateOf(Training.Products().Sum(product => product.Count * product.Flops)),
        _products.Total,
        [.. _others.Select(other => new StepPart(other.Name, other.Timed.Timing))],
        _bytes());

    /// <inheritdoc/>
    public void Dispose()
    {
        _products.Dispose();
        _compute.Dispose();
    }

    private Action Dropout(CriticTraining training)
    {
        if (training.Options.Dropout == 0)
        {
            return () => { };
        }

        var work = new DropoutWork(_compute, seed: 0);
        (MatrixView Values, MatrixView Mask)[] layers = [.. training.Options.HiddenWidths.Select(w => (Matrix(training.Batch, w, 6), Matrix(training.Batch, w, 7)))];
        ulong stream = 0;
        return () =>
        {
            for (int network = 0; network < 2; network++)
            {
                foreach ((MatrixView values, MatrixView mask) in layers)
                {
                    work.Apply(values, mask, values, training.Options.Dropout, stream++);
                }
            }
        };
    }

    private Action Activations(CriticTraining training)
    {
        var work = new ActivationGradientWork(_compute);
        (MatrixView Output, MatrixView Gradient, AlignedBuffer Bias)[] layers =
            [.. training.Widths.Skip(1).Select(w => (Matrix(training.Batch, w, 8), Matrix(training.Batch, w, 9), new AlignedBuffer(w)))];
        return () =>
        {
            for (int network = 0; network < 2; network++)
            {
                foreach ((MatrixView output, MatrixView gradient, AlignedBuffer bias) in layers)
                {
                    work.Apply(Activation.LeakyRelu, output, gradient, bias);
                }
            }
        };
    }

    private static MatrixView Matrix(int rows, int columns, ulong index) => new(RandomSamples.Buffer(rows * columns, index), rows, columns);
}

/// <summary>A training step of the default preset.</summary>
/// <param name="Training">What is trained.</param>
/// <param name="Seconds">The time of a step.</param>
/// <param name="Gflops">GFLOP/s, of the matrix products' operations alone.</param>
/// <param name="ProductGflops">GFLOP/s of the products by themselves, each as often as a step computes it.</param>
/// <param name="Parts">What else a step does.</param>
/// <param name="BytesPerStep">What a step allocates.</param>
internal sealed record CriticStepResult(
    string Training, Timing Seconds, Rate Gflops, Rate ProductGflops, IReadOnlyList<StepPart> Parts, long BytesPerStep);

/// <summary>A part of a step that is no matrix product.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Seconds">The time.</param>
internal sealed record StepPart(string Name, Timing Seconds);
