using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LatentMI.Preparing;

/// <summary>
/// The score of every value of a column: exact where the column has few distinct values, else between evenly spaced ranks by linear interpolation.
/// </summary>
/// <param name="Values">Values in increasing order.</param>
/// <param name="Scores">Their scores.</param>
internal sealed record ScoreTable(double[] Values, float[] Scores)
{
    /// <summary>The most entries of a table.</summary>
    public const int MaxEntries = 256;

    /// <summary>Keeps the first and the last of a column's distinct values and evenly spaced ones between them.</summary>
    /// <param name="values">The distinct values in increasing order.</param>
    /// <param name="scores">Their scores.</param>
    public static ScoreTable Thin(ReadOnlySpan<double> values, ReadOnlySpan<float> scores)
    {
        int entries = Math.Min(values.Length, MaxEntries);
        var keptValues = new double[entries];
        var keptScores = new float[entries];
        for (int i = 0; i < entries; i++)
        {
            int source = entries == values.Length ? i : (int)((long)i * (values.Length - 1) / (entries - 1));
            keptValues[i] = values[source];
            keptScores[i] = scores[source];
        }

        return new ScoreTable(keptValues, keptScores);
    }

    /// <summary>The score of a value; one beyond the ends has the score of the end.</summary>
    /// <param name="value">The value.</param>
    public float Score(double value)
    {
        int above = CountBelow(value);
        if (above == Values.Length || value == Values[above])
        {
            return Scores[Math.Min(above, Values.Length - 1)];
        }

        if (above == 0)
        {
            return Scores[0];
        }

        double share = (value - Values[above - 1]) / (Values[above] - Values[above - 1]);
        return (float)(Scores[above - 1] + (share * (Scores[above] - Scores[above - 1])));
    }

    /// <summary>How many entries are smaller: by halves, each step a comparison whose outcome is added instead of branched on, since none can be foretold.</summary>
    private int CountBelow(double value)
    {
        ref double first = ref MemoryMarshal.GetArrayDataReference(Values);
        int below = 0;
        int length = Values.Length;
        while (length > 1)
        {
            int half = length / 2;
            below += Unsafe.Add(ref first, below + half - 1) < value ? half : 0;
            length -= half;
        }

        return below + (Unsafe.Add(ref first, below) < value ? 1 : 0);
    }
}
