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

    /// <summary>The estimator and its settings; see <see cref="SweepResult.Settings"/>.</summary>
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
            .. results.GroupBy(result => (result.Settings, result.Record.Estimator, result.Lag))
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
    public (int[] Rows, int[] Columns) Order()
    {
        if (!IsSquare)
        {
            double[,] byRow = Map(Rows.Count, Columns.Count, (i, j) => Correlation(Bits[i, j] ?? 0));
            double[,] byColumn = Map(Columns.Count, Rows.Count, (j, i) => byRow[i, j]);
            return (AverageLinkage.Order(Distances(byRow)), AverageLinkage.Order(Distances(byColumn)));
        }

        int[] order = AverageLinkage.Order(Map(Rows.Count, Rows.Count, (i, j) =>
        {
            double[] known = [.. new[] { Bits[i, j], Bits[j, i] }.OfType<double>()];
            return 1 - Correlation(known.Length > 0 ? known.Average() : 0);
        }));
        return (order, order);
    }

    /// <summary>The mean absolute differences of the rows of a matrix.</summary>
    private static double[,] Distances(double[,] rows) => Map(
        rows.GetLength(0),
        rows.GetLength(0),
        (a, b) => Enumerable.Range(0, rows.GetLength(1)).Average(j => Math.Abs(rows[a, j] - rows[b, j])));

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
        foreach (var pair in results.Where(result => result.Record.EstimateBits is not null).GroupBy(result => (result.X, result.Y)))
        {
            double bits = pair.Average(result => result.ShownBits!.Value);
            bool isBound = pair.Any(result => result.AtLeastBits is not null);
            double? q = pair.All(result => result.QValue is not null) ? pair.Max(result => result.QValue!.Value) : null;
            Set(rows[pair.Key.X], columns[pair.Key.Y]);
            if (Lag == 0 && IsSquare && !pair.Key.X.Equals(pair.Key.Y, StringComparison.Ordinal))
            {
                Set(rows[pair.Key.Y], columns[pair.Key.X]);
            }

            void Set(int row, int column)
            {
                Bits[row, column] = bits;
                AreBounds[row, column] = isBound;
                QValues[row, column] = q;
            }
        }
    }
}
