using LatentMI.Numerics;

namespace LatentMI.Studies.Scaling;

/// <summary>Gaussian noise in proportion to the spread of each column.</summary>
public static class AddedNoise
{
    /// <summary>Refuses what noise cannot be added to.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="side">X or Y, for the message.</param>
    /// <exception cref="InputException">They are labels.</exception>
    public static void RequireNumbers(Samples samples, string side)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (Enumerable.Range(0, samples.Dimensions).Any(column => samples.KindOf(column) == ColumnKind.Label))
        {
            throw new InputException($"{side} holds labels, to which no noise can be added; give numbers.");
        }
    }

    /// <summary>Adds independent noise of a standard deviation of <paramref name="deviation"/> times that of the column; a constant column stays as it is.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="deviation">The standard deviation, in those of the columns; 0 or more.</param>
    /// <param name="random">The random numbers.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static Samples Add(Samples samples, double deviation, RandomStream random, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        double[] scales = Array.ConvertAll(Deviations(samples), own => own * deviation);
        return ChangedSamples.Of(samples, (column, value) => value + (scales[column] * random.NextNormal()), cancellationToken);
    }

    private static double[] Deviations(Samples samples)
    {
        var values = new double[samples.Dimensions];
        var means = new double[samples.Dimensions];
        var squares = new double[samples.Dimensions];
        for (int row = 0; row < samples.Count; row++)
        {
            samples.CopyRow(row, values);
            for (int column = 0; column < values.Length; column++)
            {
                // By the difference to the running mean (B. P. Welford, 1962), which loses no digits where the mean is large.
                double difference = values[column] - means[column];
                means[column] += difference / (row + 1);
                squares[column] += difference * (values[column] - means[column]);
            }
        }

        return Array.ConvertAll(squares, sum => Math.Sqrt(sum / Math.Max(samples.Count - 1, 1)));
    }
}
