using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>The means and sample standard deviations (divisor n - 1) of columns, as measured on some samples, to bring values to 0 and 1.</summary>
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

    /// <summary>The logarithms to base 2 of the deviations of all columns that are not constant, added up: what scaling takes from an entropy in bits.</summary>
    public double Log2Deviations => _deviations.Where(deviation => deviation > 0).Sum(Math.Log2);

    /// <summary>The sample standard deviation of a column; 0 where it is constant.</summary>
    /// <param name="column">The column, from 0.</param>
    public double Deviation(int column) => _deviations[column];

    /// <summary>Measures the columns, in double, whatever their offsets and units: no sum and no square can overflow or lose an offset's digits.</summary>
    /// <param name="samples">Finite values, whose differences are finite too; at least 2 rows.</param>
    public static ColumnScaling Measure(Samples samples)
    {
        var origins = new double[samples.Dimensions];
        samples.CopyRow(0, origins);
        var ranges = new double[samples.Dimensions];
        ForEachRow(samples, row =>
        {
            for (int c = 0; c < row.Length; c++)
            {
                ranges[c] = Math.Max(ranges[c], Math.Abs(row[c] - origins[c]));
            }
        });

        var means = new double[samples.Dimensions];
        ForEachRow(samples, row =>
        {
            for (int c = 0; c < row.Length; c++)
            {
                means[c] += ranges[c] == 0 ? 0 : (row[c] - origins[c]) / ranges[c];
            }
        });
        for (int c = 0; c < means.Length; c++)
        {
            means[c] = origins[c] + (ranges[c] * (means[c] / samples.Count));
        }

        var squares = new double[samples.Dimensions];
        ForEachRow(samples, row =>
        {
            for (int c = 0; c < row.Length; c++)
            {
                double deviation = ranges[c] == 0 ? 0 : (row[c] - means[c]) / ranges[c];
                squares[c] += deviation * deviation;
            }
        });
        return new ColumnScaling(means, [.. squares.Select((square, c) => ranges[c] * Math.Sqrt(square / (samples.Count - 1)))]);
    }

    /// <summary>Brings values to mean 0 and standard deviation 1 in place; a column that was constant becomes 0.</summary>
    /// <typeparam name="T">The precision of the values.</typeparam>
    /// <param name="values">count x dimensions values, row after row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="team">Who does the work.</param>
    public void Apply<T>(T[] values, int count, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ForEachRow(values, count, team, row =>
        {
            for (int c = 0; c < row.Length; c++)
            {
                row[c] = T.CreateTruncating(_deviations[c] == 0 ? 0 : (double.CreateTruncating(row[c]) - _means[c]) / _deviations[c]);
            }
        });

    /// <summary>Brings values to mean 0 in place, in their own units.</summary>
    /// <typeparam name="T">The precision of the values.</typeparam>
    /// <param name="values">count x dimensions values, row after row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="team">Who does the work.</param>
    public void Center<T>(T[] values, int count, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ForEachRow(values, count, team, row =>
        {
            for (int c = 0; c < row.Length; c++)
            {
                row[c] = T.CreateTruncating(double.CreateTruncating(row[c]) - _means[c]);
            }
        });

    private static void ForEachRow(Samples samples, Action<double[]> visit)
    {
        var row = new double[samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            visit(row);
        }
    }

    private void ForEachRow<T>(T[] values, int count, WorkerTeam team, Action<Span<T>> change)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        team.Run((count + RowsTogether - 1) / RowsTogether, part =>
        {
            for (int i = part * RowsTogether; i < Math.Min(count, (part + 1) * RowsTogether); i++)
            {
                change(values.AsSpan(i * _means.Length, _means.Length));
            }
        });
}
