using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Published;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Epochs of <see cref="PaperTraining"/> on random data, with the networks, steps and validation of the estimator.</summary>
internal sealed class EpochBenchmark : IDisposable
{
    // The first epoch of a training makes the buffers; the others count.
    private const int Epochs = 3;

    private readonly Compute _compute;
    private readonly LatentNetwork _network;
    private readonly LatentTrainer _trainer;
    private readonly int[] _trainingRows = [.. Enumerable.Range(0, PaperTraining.TrainingRows)];
    private readonly int[] _validationRows = [.. Enumerable.Range(PaperTraining.TrainingRows, PaperTraining.Rows - PaperTraining.TrainingRows)];

    /// <summary>Makes data and networks.</summary>
    /// <param name="threads">The number of threads.</param>
    /// <param name="width">The vector width.</param>
    public EpochBenchmark(int threads, SimdWidth width)
    {
        PublishedLmiOptions options = PublishedLmiOptions.Paper with { MaxEpochs = Epochs, Threads = threads };
        _compute = new Compute(threads, width, CancellationToken.None);
        _network = new LatentNetwork(_compute, options, PaperTraining.Columns, PaperTraining.Columns, options.BatchSize);
        _trainer = new LatentTrainer(_compute, options, RandomMatrix(0), RandomMatrix(1));
    }

    /// <summary>Trains, and returns the mean seconds of the epochs after the first.</summary>
    public double MeasureSeconds()
    {
        var clock = new EpochClock();
        _trainer.Train(_network, _trainingRows, _validationRows, clock);
        return clock.SecondsPerEpoch;
    }

    /// <summary>Trains, and returns the largest number of bytes that any thread allocated from the end of one batch to the end of the next.</summary>
    public long MeasureBytesPerBatch()
    {
        var allocations = new BatchAllocations();
        _trainer.Train(_network, _trainingRows, _validationRows, allocations);
        return allocations.LargestBytes;
    }

    /// <inheritdoc/>
    public void Dispose() => _compute.Dispose();

    private static MatrixView RandomMatrix(ulong index) =>
        new(RandomSamples.Buffer(PaperTraining.Rows * PaperTraining.Columns, index), PaperTraining.Rows, PaperTraining.Columns);
}
