using System.Numerics;
using System.Runtime.InteropServices;

namespace LatentMI.Studies.Sweeps;

/// <summary>The estimates of all pairs by one estimator at one lag, the means over seeds.</summary>
public sealed class PairMatrix
{
    private PairMatrix(string settings, string estimator, int lag, IReadOnlyList<string> rows, IReadOnlyList<string> columns)
    {
        Settings = settings;
        Estimator = estimator;
        Lag = lag;
        Rows = rows;
        Columns = columns;
        Bits = new double?[rows.Count, columns.Count];
        AreBounds = new bool[rows.Count, columns.Count];
        QValues = new double?[rows.Count, columns.Count];
    }

    /// <summary>The estimator and its settings; see <see cref="SweepSetting.Text"/>.</summary>
    public string Settings { get; }

    /// <summary>The estimator.</summary>
    public string Estimator { get; }

    /// <summary>The lag of all of its pairs.</summary>
    public int Lag { get; }

    /// <summary>The groups that are X, in the order of the plan.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The groups that are Y, in the order of the plan.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The mean of each pair over seeds in bits, of <see cref="SweepResult.ShownBits"/>; null where there is none.</summary>
    public double?[,] Bits { get; }

    /// <summary>Whether a pair's value is a lower bound, by one of its seeds at least.</summary>
    public bool[,] AreBounds { get; }

    /// <summary>The largest q-value of each pair among its seeds; null where a seed has none.</summary>
    public double?[,] QValues { get; }

    /// <summary>Whether rows and columns are the same groups.</summary>
    public bool IsSquare => Rows.SequenceEqual(Columns);

    /// <summary>The matrices of a sweep: one for each estimator with its settings, at each lag.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="results">Its results.</param>
    public static IReadOnlyList<PairMatrix> Of(SweepPlan plan, IReadOnlyList<SweepResult> results)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(results);
        (IReadOnlyList<string> rows, IReadOnlyList<string> columns) = Sides(plan);
        return
        [
            .. results.GroupBy(result => (Settings: result.Setting.Text, result.Estimator, result.Lag))
                .OrderBy(group => group.Key.Settings, StringComparer.Ordinal).ThenBy(group => group.Key.Lag)
                .Select(group =>
                {
                    var matrix = new PairMatrix(group.Key.Settings, group.Key.Estimator, group.Key.Lag, rows, columns);
                    matrix.Fill(group);
                    return matrix;
                }),
        ];
    }

    /// <summary>
    /// The order of rows and of columns by <see cref="AverageLinkage"/>, so that groups that share much stand together. Where both sides are the same
    /// groups, the distance of two is 1 - r with r = sqrt(1 - 2^(-2 I)), the correlation of a Gaussian pair that shares as many bits (E. H. Linfoot,
    /// Information and Control 1, 1957); I is the mean of both directions, negative ones counting as 0, and what was not estimated counts as r = 0.
    /// Otherwise it is the mean absolute difference of their r with all groups of the other side.
    /// </summary>
    /// <param name="cancellationToken">Ends the search for it.</param>
    public (int[] Rows, int[] Columns) Order(CancellationToken cancellationToken = default)
    {
        if (!IsSquare)
        {
            double[,] correlations = Map(Rows.Count, Columns.Count, (i, j) => Correlation(Bits[i, j] ?? 0));
            double[,] turned = Map(Columns.Count, Rows.Count, (j, i) => correlations[i, j]);
            return (
                AverageLinkage.Order(ColumnDistances(turned, cancellationToken), cancellationToken),
                AverageLinkage.Order(ColumnDistances(correlations, cancellationToken), cancellationToken));
        }

        int[] order = AverageLinkage.Order(Map(Rows.Count, Rows.Count, (i, j) =>
        {
            double[] known = [.. new[] { Bits[i, j], Bits[j, i] }.OfType<double>()];
            return 1 - Correlation(known.Length > 0 ? known.Average() : 0);
        }), cancellationToken);
        return (order, order);
    }

    /// <summary>The mean absolute differences of the columns of a matrix, several columns at once: of thousands of groups most of the time goes here.</summary>
    private static double[,] ColumnDistances(double[,] values, CancellationToken cancellationToken)
    {
        (int rows, int columns) = (values.GetLength(0), values.GetLength(1));
        var distances = new double[columns, columns];
        Parallel.For(0, columns, new ParallelOptions { CancellationToken = cancellationToken }, a =>
        {
            Span<double> sums = MemoryMarshal.CreateSpan(ref distances[a, 0], columns);
            for (int i = 0; i < rows; i++)
            {
                AddDistances(MemoryMarshal.CreateReadOnlySpan(ref values[i, 0], columns), values[i, a], sums);
            }

            foreach (ref double sum in sums)
            {
                sum /= rows;
            }
        });
        return distances;
    }

    private static void AddDistances(ReadOnlySpan<double> row, double value, Span<double> sums)
    {
        int j = 0;
        for (; j <= row.Length - Vector<double>.Count; j += Vector<double>.Count)
        {
            (Vector.Abs(new Vector<double>(row[j..]) - new Vector<double>(value)) + new Vector<double>(sums[j..])).CopyTo(sums[j..]);
        }

        for (; j < row.Length; j++)
        {
            sums[j] += Math.Abs(row[j] - value);
        }
    }

    private static double Correlation(double bits) => Math.Sqrt(1 - Math.Pow(2, -2 * Math.Max(0, bits)));

    private static double[,] Map(int rows, int columns, Func<int, int, double> value)
    {
        var values = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                values[i, j] = value(i, j);
            }
        }

        return values;
    }

    /// <summary>The groups of each side; the same on both where a group is X here and Y there.</summary>
    private static (IReadOnlyList<string> Rows, IReadOnlyList<string> Columns) Sides(SweepPlan plan)
    {
        HashSet<string> x = [.. plan.Pairs.Select(pair => pair.X)];
        HashSet<string> y = [.. plan.Pairs.Select(pair => pair.Y)];
        string[] names = [.. plan.Groups.Select(group => group.Name)];
        if (!x.Overlaps(y))
        {
            return ([.. names.Where(x.Contains)], [.. names.Where(y.Contains)]);
        }

        string[] either = [.. names.Where(name => x.Contains(name) || y.Contains(name))];
        return (either, either);
    }

    private void Fill(IEnumerable<SweepResult> results)
    {
        Dictionary<string, int> rows = Rows.Select((name, i) => (name, i)).ToDictionary(entry => entry.name, entry => entry.i);
        Dictionary<string, int> columns = Columns.Select((name, i) => (name, i)).ToDictionary(entry => entry.name, entry => entry.i);
        var counts = new int[Rows.Count, Columns.Count];
        foreach (SweepResult result in results.Where(result => result.EstimateBits is not null))
        {
            (int row, int column) = (rows[result.X], columns[result.Y]);
            bool isFirst = counts[row, column]++ == 0;
            Bits[row, column] = (Bits[row, column] ?? 0) + result.ShownBits!.Value;
            AreBounds[row, column] |= result.AtLeastBits is not null;
            QValues[row, column] = isFirst ? result.QValue
                : QValues[row, column] is { } before && result.QValue is { } q ? Math.Max(before, q)
                : null;
        }

        for (int row = 0; row < Rows.Count; row++)
        {
            for (int column = 0; column < Columns.Count; column++)
            {
                if (counts[row, column] > 0)
                {
                    Bits[row, column] /= counts[row, column];
                }
            }
        }

        if (Lag == 0 && IsSquare)
        {
            Mirror(counts);
        }
    }

    /// <summary>Without a lag, what X shares with Y is what Y shares with X.</summary>
    private void Mirror(int[,] counts)
    {
        for (int row = 0; row < Rows.Count; row++)
        {
            for (int column = 0; column < Columns.Count; column++)
            {
                if (counts[row, column] > 0 && counts[column, row] == 0)
                {
                    Bits[column, row] = Bits[row, column];
                    AreBounds[column, row] = AreBounds[row, column];
                    QValues[column, row] = QValues[row, column];
                }
            }
        }
    }
}
