using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI;

/// <summary>Brings every column to mean 0 and sample standard deviation 1 (divisor n - 1), as measured on some points.</summary>
internal sealed class ColumnScaling
{
    private const int RowsTogether = 256;

    private readonly double[] _means;
    private readonly double[] _deviations;

    private ColumnScaling(double[] means, double[] deviations)
    {
        _means = means;
        _deviations = deviations;
    }

    /// <summary>Measures the columns' means and standard deviations, in double.</summary>
    /// <typeparam name="T">The precision of the values.</typeparam>
    /// <param name="values">count x dimensions values, row after row.</param>
    /// <param name="count">The number of rows; at least 2.</param>
    /// <param name="dimensions">The number of columns.</param>
    public static ColumnScaling Measure<T>(ReadOnlySpan<T> values, int count, int dimensions)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var means = new double[dimensions];
        var deviations = new double[dimensions];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<T> row = values.Slice(i * dimensions, dimensions);
            for (int c = 0; c < dimensions; c++)
            {
                means[c] += double.CreateTruncating(row[c]);
            }
        }

        for (int c = 0; c < dimensions; c++)
        {
            means[c] /= count;
        }

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<T> row = values.Slice(i * dimensions, dimensions);
            for (int c = 0; c < dimensions; c++)
            {
                double deviation = double.CreateTruncating(row[c]) - means[c];
                deviations[c] += deviation * deviation;
            }
        }

        for (int c = 0; c < dimensions; c++)
        {
            deviations[c] = Math.Sqrt(deviations[c] / (count - 1));
        }

        return new ColumnScaling(means, deviations);
    }

    /// <summary>Scales values in place; a column that was constant becomes 0.</summary>
    /// <typeparam name="T">The precision of the values.</typeparam>
    /// <param name="values">count x dimensions values, row after row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="team">Who does the work.</param>
    public void Apply<T>(T[] values, int count, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        team.Run((count + RowsTogether - 1) / RowsTogether, part =>
        {
            for (int i = part * RowsTogether; i < Math.Min(count, (part + 1) * RowsTogether); i++)
            {
                Span<T> row = values.AsSpan(i * _means.Length, _means.Length);
                for (int c = 0; c < row.Length; c++)
                {
                    double centered = double.CreateTruncating(row[c]) - _means[c];
                    row[c] = _deviations[c] == 0 ? T.Zero : T.CreateTruncating(centered / _deviations[c]);
                }
            }
        });
}
