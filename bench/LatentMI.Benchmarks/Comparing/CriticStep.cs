using LatentMI.Benchmarks.Measuring;
using LatentMI.Critics;
using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Steps of a <see cref="CriticTraining"/> on random data, as <see cref="SeparableCriticTrainer"/> does them.</summary>
internal sealed class CriticStep
{
    private const int Rows = 4000;

    private readonly CriticTraining _training;
    private readonly SeparableCritic _critic;
    private readonly GatherWork _gather;
    private readonly MatrixView _x;
    private readonly MatrixView _y;
    private readonly MatrixView _batchX;
    private readonly MatrixView _batchY;
    private readonly int[] _order = new RandomStream(0, RandomPurpose.Data, 4).NextPermutation(Rows);
    private int _next;

    /// <summary>Makes data and networks.</summary>
    /// <param name="compute">What it runs on.</param>
    /// <param name="training">What is trained.</param>
    public CriticStep(Compute compute, CriticTraining training)
    {
        _training = training;
        _critic = new SeparableCritic(compute, training.Columns, training.Columns, training.Options, seed: 0);
        _gather = new GatherWork(compute);
        Optimizer = new AdamOptimizer(compute, _critic.Parameters, training.Options.LearningRate, training.Options.WeightDecay);
        _x = Matrix(Rows, 0);
        _y = Matrix(Rows, 1);
        _batchX = Matrix(training.Batch, 2);
        _batchY = Matrix(training.Batch, 3);

        MatrixView Matrix(int rows, ulong index) => new(RandomSamples.Buffer(rows * training.Columns, index), rows, training.Columns);
    }

    /// <summary>What moves the weights.</summary>
    public AdamOptimizer Optimizer { get; }

    /// <summary>Takes up the rows of the next batch.</summary>
    public void Gather()
    {
        ReadOnlyMemory<int> rows = _order.AsMemory(_training.Batch * (_next++ % (Rows / _training.Batch)), _training.Batch);
        _gather.Apply(_x, rows, _batchX);
        _gather.Apply(_y, rows, _batchY);
    }

    /// <summary>Does a step.</summary>
    public void Run()
    {
        Gather();
        _critic.Differentiate(_batchX, _batchY, candidatesAreY: _next % 2 == 0);
        Optimizer.Step();
    }
}
