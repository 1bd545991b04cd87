using System.Diagnostics;

namespace LatentMI.Benchmarks.Measuring;

/// <summary>Work that is timed once in every round.</summary>
/// <param name="measure">Does the work and returns the seconds it took.</param>
internal sealed class Measured(Func<double> measure)
{
    private readonly List<double> _seconds = [];

    /// <summary>The times of the rounds so far.</summary>
    public Timing Timing
    {
        get
        {
            double[] sorted = [.. _seconds.Order()];
            int middle = sorted.Length / 2;
            double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Timing(median, sorted[0]);
        }
    }

    /// <summary>Times an action.</summary>
    /// <param name="action">What is timed.</param>
    /// <param name="repeats">How often it is done in a round; the time is that of one.</param>
    public static Measured Action(Action action, int repeats = 1) => new(() =>
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repeats; i++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    });

    /// <summary>
    /// Times each of several things once in every round, so that a slow moment of the machine falls on all of them and not on one alone.
    /// </summary>
    /// <param name="all">What is timed.</param>
    /// <param name="warmUps">How many rounds come before those that count, for the compiler to finish.</param>
    /// <param name="rounds">How many rounds count.</param>
    public static void Interleave(IReadOnlyList<Measured> all, int warmUps, int rounds)
    {
        for (int round = 0; round < warmUps + rounds; round++)
        {
            foreach (Measured measured in all)
            {
                measured.Run(counts: round >= warmUps);
            }
        }
    }

    private void Run(bool counts)
    {
        double seconds = measure();
        if (counts)
        {
            _seconds.Add(seconds);
        }
    }
}
