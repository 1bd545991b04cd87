using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Attribution;

/// <summary>The held-out gains of all columns of a side, and what re-paired rows give.</summary>
internal sealed class ColumnGains
{
    // Their values and distances are gathered once for each re-pairing: few enough to stay in the cache of a core.
    private const int ColumnsTogether = 128;

    private readonly ColumnGain[] _columns;
    private readonly int[] _notSmaller;
    private readonly double[] _largest;

    private ColumnGains(int columns, int permutations)
    {
        _columns = new ColumnGain[columns];
        _notSmaller = new int[columns];
        _largest = new double[permutations];
        Array.Fill(_largest, double.NegativeInfinity);
    }

    /// <summary>The larger of two gains; a gain that is not there does not count.</summary>
    public static double Larger(double mean, double spread) => spread > mean || double.IsNaN(mean) ? spread : mean;

    /// <summary>Measures the columns as their rows are, and for every re-pairing.</summary>
    /// <param name="predictors">What predicts, for each group of rows.</param>
    /// <param name="source">The columns.</param>
    /// <param name="orders">The re-pairings: for each place the row that goes there.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="report">Told how many columns are done.</param>
    public static ColumnGains Measure(
        IReadOnlyList<LatentPredictor> predictors, IColumnSource source, int[][] orders, Compute compute, Action<int> report)
    {
        var gains = new ColumnGains(source.Columns, orders.Length);
        int blocks = (source.Columns + ColumnsTogether - 1) / ColumnsTogether;
        int together = compute.Team.Threads;
        for (int first = 0; first < blocks; first += together)
        {
            int offset = first;
            compute.Team.Run(Math.Min(together, blocks - first), part =>
            {
                int column = (offset + part) * ColumnsTogether;
                gains.MeasureBlock(predictors, source, column, Math.Min(ColumnsTogether, source.Columns - column), orders, compute);
            });
            report(Math.Min(source.Columns, (first + together) * ColumnsTogether));
        }

        return gains;
    }

    /// <summary>Ranks the columns, and tells which are above the threshold.</summary>
    /// <param name="names">The columns' names, or null.</param>
    /// <param name="options">The settings.</param>
    public AttributedSide Describe(IReadOnlyList<string>? names, AttributionOptions options)
    {
        double threshold = _largest.Order().ElementAt(options.PlaceOfThreshold() - 1);
        int[] measured = [.. Enumerable.Range(0, _columns.Length).Where(column => !double.IsNaN(_columns[column].Gain))];
        double[] pValues = [.. measured.Select(column => (1.0 + _notSmaller[column]) / (1 + _largest.Length))];
        double[] qValues = FalseDiscoveryRate.BenjaminiHochberg(pValues);
        var described = new AttributedColumn[_columns.Length];

        // NaN sorts before all numbers, so last here; the sort keeps the order of equal gains.
        int rank = 0;
        foreach (int column in Enumerable.Range(0, _columns.Length).OrderByDescending(column => _columns[column].Gain))
        {
            ColumnGain gain = _columns[column];
            int place = Array.BinarySearch(measured, column);
            described[column] = new AttributedColumn(
                column,
                names?[column],
                ++rank,
                gain.Mean,
                gain.Spread,
                gain.Mean > 0 ? -0.5 * Math.Log2(1 - gain.Mean) : double.NaN,
                gain.MeanSquaredError,
                place < 0 ? double.NaN : pValues[place],
                place < 0 ? double.NaN : qValues[place],
                gain.Gain > threshold);
        }

        return new AttributedSide { Columns = described, Threshold = threshold, LargestNullGains = _largest };
    }

    private void MeasureBlock(
        IReadOnlyList<LatentPredictor> predictors, IColumnSource source, int first, int count, int[][] orders, Compute compute)
    {
        using Compute alone = compute.SingleThread();
        var targets = ColumnTargets.Load(source, first, count);
        var prediction = new ColumnPrediction(predictors, targets, alone);
        ColumnGain[] observed = prediction.Gains([.. Enumerable.Range(0, source.Rows)]);
        observed.CopyTo(_columns, first);
        var largest = new double[orders.Length];
        for (int b = 0; b < orders.Length; b++)
        {
            ColumnGain[] repaired = prediction.Gains(orders[b]);
            largest[b] = double.NegativeInfinity;
            for (int j = 0; j < count; j++)
            {
                _notSmaller[first + j] += repaired[j].Gain >= observed[j].Gain ? 1 : 0;
                largest[b] = repaired[j].Gain > largest[b] ? repaired[j].Gain : largest[b];
            }
        }

        lock (_largest)
        {
            for (int b = 0; b < largest.Length; b++)
            {
                _largest[b] = Math.Max(_largest[b], largest[b]);
            }
        }
    }
}
