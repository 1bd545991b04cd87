using LatentMI.Estimators.Latent;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Takes the time from the last batch of an epoch to that of the next: a validation and all steps of an epoch.</summary>
internal sealed class EpochClock : IProgress<TrainingProgress>
{
    private TimeSpan _firstEnd;
    private TimeSpan _lastEnd;
    private int _epochs;

    /// <summary>The mean seconds of the epochs after the first.</summary>
    public double SecondsPerEpoch => (_lastEnd - _firstEnd).TotalSeconds / (_epochs - 1);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Batch == value.Batches)
        {
            _lastEnd = value.Elapsed;
            _firstEnd = value.Epoch == 1 ? value.Elapsed : _firstEnd;
            _epochs = value.Epoch;
        }
    }
}
