namespace LatentMI.Numerics;

/// <summary>Noise too small to matter but for telling equal values apart, as Kraskov, Stögbauer and Grassberger (2004) advise.</summary>
internal static class TieNoise
{
    /// <summary>The noise is uniform on [0, Amplitude).</summary>
    public const double Amplitude = 1e-10;

    // Each block of rows has a stream of its own, so that threads can share out the rows.
    private const int RowsOfStream = 256;

    // Later rows of the same purpose, such as new points beside observed ones, begin at another stream than any row of the first can reach.
    private const ulong StreamsOfSet = 1UL << 32;

    /// <summary>Adds noise to values in place.</summary>
    /// <param name="values">count x dimensions values, row after row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="purpose">Which side's noise.</param>
    /// <param name="set">Which of a side's sets of rows, from 0.</param>
    /// <param name="team">Who does the work.</param>
    public static void Add(double[] values, int count, int dimensions, ulong seed, RandomPurpose purpose, ulong set, WorkerTeam team) =>
        team.Run((count + RowsOfStream - 1) / RowsOfStream, part =>
        {
            var random = new RandomStream(seed, purpose, (set * StreamsOfSet) + (ulong)part);
            int firstRow = part * RowsOfStream;
            int rows = Math.Min(RowsOfStream, count - firstRow);
            foreach (ref double value in values.AsSpan(firstRow * dimensions, rows * dimensions))
            {
                value += Amplitude * random.NextUniform();
            }
        });
}
