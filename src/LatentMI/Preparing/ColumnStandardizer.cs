using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>
/// Standardizes columns: z = clip((x - mean) / deviation, -10, 10), with the population standard deviation; a constant column becomes 0.
/// </summary>
internal sealed class ColumnStandardizer : ISampleScoring
{
    /// <summary>Standardized values beyond this many deviations are cut off at it.</summary>
    public const float Limit = 10;

    private const int ColumnsPerPart = 64;

    private readonly double[] _inverseDeviations;

    /// <summary>Restores a standardizer.</summary>
    /// <param name="means">One mean per column.</param>
    /// <param name="deviations">One population standard deviation per column; 0 for a constant column.</param>
    public ColumnStandardizer(double[] means, double[] deviations)
    {
        Means = means;
        Deviations = deviations;
        _inverseDeviations = [.. deviations.Select(deviation => deviation == 0 ? 0 : 1 / deviation)];
    }

    /// <summary>The columns' means.</summary>
    public double[] Means { get; }

    /// <summary>The columns' population standard deviations; 0 for a constant column.</summary>
    public double[] Deviations { get; }

    /// <inheritdoc/>
    public int Dimensions => Means.Length;

    /// <inheritdoc/>
    public int ConstantColumns => Deviations.Count(deviation => deviation == 0);

    /// <summary>What to know of the columns; empty where there is nothing.</summary>
    /// <param name="side">X or Y.</param>
    public IEnumerable<EstimateWarning> Warnings(string side)
    {
        if (ConstantColumns > 0)
        {
            yield return new EstimateWarning(
                "constant-columns",
                $"{ConstantColumns} of {OneLine.Count(Means.Length, "column")} of {side} {(ConstantColumns == 1 ? "is constant and carries no information; it was" : "are constant and carry no information; they were")} set to 0.");
        }
    }

    /// <summary>Measures the columns of some samples, in double precision, in two passes.</summary>
    /// <param name="samples">Finite values.</param>
    /// <param name="team">The threads.</param>
    public static ColumnStandardizer Fit(Samples samples, WorkerTeam team)
    {
        var means = new double[samples.Dimensions];
        var deviations = new double[samples.Dimensions];
        team.Run((samples.Dimensions + ColumnsPerPart - 1) / ColumnsPerPart, part =>
        {
            int start = part * ColumnsPerPart;
            int count = Math.Min(ColumnsPerPart, samples.Dimensions - start);
            if (samples.Type == SampleType.Float32)
            {
                Measure<float>(samples, start, means.AsSpan(start, count), deviations.AsSpan(start, count));
            }
            else
            {
                Measure<double>(samples, start, means.AsSpan(start, count), deviations.AsSpan(start, count));
            }
        });
        return new ColumnStandardizer(means, deviations);
    }

    /// <summary>Standardizes a row, repeated side by side until the destination is full.</summary>
    /// <param name="samples">Samples of as many columns as were measured.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="destination">Room for a whole number of repetitions.</param>
    public void TransformRow(Samples samples, int row, Span<float> destination)
    {
        int columns = Means.Length;
        if (samples.Type == SampleType.Float32)
        {
            Transform(samples.Row<float>(row), destination[..columns]);
        }
        else
        {
            Transform(samples.Row<double>(row), destination[..columns]);
        }

        for (int start = columns; start < destination.Length; start += columns)
        {
            destination[..columns].CopyTo(destination[start..]);
        }
    }

    /// <inheritdoc/>
    public float Score(Samples samples, int row, int column) => Score(samples[row, column], column);

    private static void Measure<T>(Samples samples, int start, Span<double> means, Span<double> deviations)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        // A column is constant when every value equals the first: a computed deviation would keep some rounding error.
        Span<bool> varies = stackalloc bool[ColumnsPerPart];
        varies.Clear();
        ReadOnlySpan<T> firstRow = samples.Row<T>(0).Slice(start, means.Length);
        for (int i = 0; i < samples.Count; i++)
        {
            ReadOnlySpan<T> row = samples.Row<T>(i).Slice(start, means.Length);
            for (int j = 0; j < row.Length; j++)
            {
                means[j] += double.CreateTruncating(row[j]);
                varies[j] |= row[j] != firstRow[j];
            }
        }

        foreach (ref double mean in means)
        {
            mean /= samples.Count;
        }

        for (int i = 0; i < samples.Count; i++)
        {
            ReadOnlySpan<T> row = samples.Row<T>(i).Slice(start, means.Length);
            for (int j = 0; j < row.Length; j++)
            {
                double difference = double.CreateTruncating(row[j]) - means[j];
                deviations[j] += difference * difference;
            }
        }

        for (int j = 0; j < deviations.Length; j++)
        {
            deviations[j] = varies[j] ? Math.Sqrt(deviations[j] / samples.Count) : 0;
        }
    }

    private void Transform<T>(ReadOnlySpan<T> row, Span<float> destination)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (int j = 0; j < row.Length; j++)
        {
            destination[j] = Score(double.CreateTruncating(row[j]), j);
        }
    }

    /// <summary>The number that a value becomes.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">Its column, from 0.</param>
    public float Score(double value, int column) => (float)Math.Clamp((value - Means[column]) * _inverseDeviations[column], -Limit, Limit);
}
