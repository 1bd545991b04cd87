namespace LatentMI.Experiments.Sweeping;

/// <summary>How much memory an estimate takes beside its samples.</summary>
public static class WorkingMemory
{
    // Measured with the preset default; docs/sweeps.md says how.
    private const long Base = 40L << 20;
    private const long BytesPerValue = 24;
    private const long BytesPerRow = 4096;

    /// <summary>The memory of an estimate in bytes: an upper estimate of what was measured.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensionsX">The number of columns of X.</param>
    /// <param name="dimensionsY">The number of columns of Y.</param>
    /// <param name="copied">Whether the samples are copied, as a lag needs.</param>
    public static long Of(int count, int dimensionsX, int dimensionsY, bool copied)
    {
        long values = (long)count * ((long)dimensionsX + dimensionsY);
        return Base + (values * (BytesPerValue + (copied ? sizeof(double) : 0))) + (count * BytesPerRow);
    }
}
