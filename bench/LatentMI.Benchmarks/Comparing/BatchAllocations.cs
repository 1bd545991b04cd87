using LatentMI.Estimators.Latent;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Watches what all threads allocate from batch to batch, from the second epoch on.</summary>
internal sealed class BatchAllocations : IProgress<TrainingProgress>
{
    private long _before;

    /// <summary>The most that was allocated for a batch, in bytes.</summary>
    public long LargestBytes { get; private set; }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        long now = GC.GetTotalAllocatedBytes(precise: true);
        if (value.Epoch > 1)
        {
            LargestBytes = Math.Max(LargestBytes, now - _before);
        }

        _before = GC.GetTotalAllocatedBytes(precise: true);
    }
}
