using System.Diagnostics;

namespace LatentMI.Inference;

/// <summary>The statistics of re-pairings, of rows that share nothing.</summary>
internal static class NullBits
{
    /// <summary>Estimates them one after another.</summary>
    /// <param name="statistics">The statistic of each re-pairing in bits, estimated when it is asked for.</param>
    /// <param name="permutations">Their number.</param>
    /// <param name="progress">Told after each, on the calling thread.</param>
    public static double[] Collect(IEnumerable<double> statistics, int permutations, IProgress<InferenceProgress>? progress)
    {
        long start = Stopwatch.GetTimestamp();
        var bits = new double[permutations];
        int done = 0;
        foreach (double statistic in statistics)
        {
            bits[done++] = statistic;
            progress?.Report(new InferenceProgress(done, permutations, Stopwatch.GetElapsedTime(start)));
        }

        return bits;
    }
}
