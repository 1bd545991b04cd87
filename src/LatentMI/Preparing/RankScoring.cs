using System.Numerics;
using LatentMI.Numerics;
using MathNet.Numerics;

namespace LatentMI.Preparing;

/// <summary>
/// Turns the values of columns into scores of their ranks, brought to mean 0 and variance 1: normal scores (B. L. van der Waerden, 1952, in the form
/// Phi^-1((rank - 1/2) / n)), or, folded, the normal scores of the distance |rank - (n + 1) / 2| from the median, which a dependence that is
/// symmetric about the median shows in.
/// </summary>
internal sealed class RankScoring : ISampleScoring
{
    private const int FewestColumnsPerPart = 16;

    // Their tables are 3 KiB each at most.
    private const int TablesTogether = 16;

    // Of a column in double, its scores, and what becomes of both on the way.
    private const int BytesPerValue = 16;
    private const double LeastDeviation = 1e-9;

    private readonly ScoreTable?[] _tables;

    /// <summary>Makes a scoring of tables that exist.</summary>
    /// <param name="tables">A table for each column; null for a constant column, whose score is 0.</param>
    public RankScoring(IReadOnlyList<ScoreTable?> tables) => _tables = [.. tables];

    /// <summary>A table for each column; null for a constant column.</summary>
    public IReadOnlyList<ScoreTable?> Tables => _tables;

    /// <inheritdoc/>
    public int Dimensions => _tables.Length;

    /// <inheritdoc/>
    public int ConstantColumns => _tables.Count(table => table is null);

    /// <summary>Learns the scores of columns.</summary>
    /// <param name="source">The columns.</param>
    /// <param name="folded">Whether the ranks are folded at the median.</param>
    /// <param name="scores">Receives the scores, exact for every row; null where only the tables are wanted.</param>
    /// <param name="memoryBytes">
    /// What both scores and source fit into; where they do not, so many columns are taken together that reading goes over the source few times.
    /// </param>
    /// <param name="compute">What it runs on.</param>
    public static RankScoring Fit(IColumnSource source, bool folded, MatrixView? scores, long memoryBytes, Compute compute)
    {
        int columnsPerPart = FewestColumnsPerPart;
        if ((long)source.Rows * source.Columns * sizeof(float) > memoryBytes)
        {
            long fitting = memoryBytes / compute.Team.Threads / BytesPerValue / source.Rows;
            columnsPerPart = (int)Math.Clamp(fitting, FewestColumnsPerPart, source.Columns);
        }

        var tables = new ScoreTable?[source.Columns];
        double[] quantiles = NormalQuantiles(source.Rows);
        float[] distinctScores = ScoresOfRuns([.. Enumerable.Range(0, source.Rows)], folded, quantiles);
        compute.Team.Run((source.Columns + columnsPerPart - 1) / columnsPerPart, part =>
        {
            compute.ThrowIfCancelled();
            int first = part * columnsPerPart;
            int count = Math.Min(columnsPerPart, source.Columns - first);
            var columns = new double[count][];
            var columnScores = new float[count][];
            for (int c = 0; c < count; c++)
            {
                columns[c] = new double[source.Rows];
                columnScores[c] = new float[source.Rows];
            }

            source.CopyColumns(first, columns);
            var order = new RankOrder(source.Rows);
            var sorted = new double[source.Rows];
            for (int c = 0; c < count; c++)
            {
                ReadOnlySpan<int> rows = order.Sort(columns[c], source.IsSingle, sorted);
                tables[first + c] = FitColumn(sorted, rows, runs => ScoresOfRuns(runs, folded, quantiles), distinctScores, columnScores[c]);
            }

            if (scores is { } matrix)
            {
                Interleave(columnScores, matrix, first);
            }
        });
        return new RankScoring(tables);
    }

    /// <inheritdoc/>
    public void TransformRow(Samples samples, int row, Span<float> scores)
    {
        for (int c = 0; c < _tables.Length; c++)
        {
            scores[c] = Score(samples, row, c);
        }
    }

    /// <inheritdoc/>
    public float Score(Samples samples, int row, int column) => _tables[column]?.Score(samples[row, column]) ?? 0;

    /// <inheritdoc/>
    public void TransformRows(Samples samples, int first, MatrixView scores)
    {
        if (samples.Type == SampleType.Float32)
        {
            TransformRows<float>(samples, first, scores);
        }
        else
        {
            TransformRows<double>(samples, first, scores);
        }
    }

    /// <summary>The scores of a row of values.</summary>
    /// <param name="values">A value for each column.</param>
    /// <param name="scores">Receives the scores.</param>
    public void Transform(ReadOnlySpan<float> values, Span<float> scores)
    {
        for (int c = 0; c < _tables.Length; c++)
        {
            scores[c] = _tables[c]?.Score(values[c]) ?? 0;
        }
    }

    private void TransformRows<T>(Samples samples, int first, MatrixView scores)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // A few columns at a time, whose tables stay in the cache while all rows look into them.
        var values = new double[scores.Rows * TablesTogether];
        for (int start = 0; start < _tables.Length; start += TablesTogether)
        {
            int count = Math.Min(TablesTogether, _tables.Length - start);
            for (int i = 0; i < scores.Rows; i++)
            {
                ReadOnlySpan<T> row = samples.Row<T>(first + i).Slice(start, count);
                for (int c = 0; c < count; c++)
                {
                    values[(c * scores.Rows) + i] = double.CreateTruncating(row[c]);
                }
            }

            for (int c = 0; c < count; c++)
            {
                ScoreTable? table = _tables[start + c];
                ReadOnlySpan<double> column = values.AsSpan(c * scores.Rows, scores.Rows);
                for (int i = 0; i < column.Length; i++)
                {
                    scores.Row(i)[start + c] = table?.Score(column[i]) ?? 0;
                }
            }
        }
    }

    /// <summary>Phi^-1((i + 1/2) / n) for i = 0, ..., n - 1.</summary>
    private static double[] NormalQuantiles(int count)
    {
        var quantiles = new double[count];
        for (int i = 0; i < count; i++)
        {
            quantiles[i] = Quantile((i + 0.5) / count);
        }

        return quantiles;
    }

    private static double Quantile(double probability) => -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * probability);

    /// <summary>The scores of a column, and their table; null, and scores of 0, where it is constant.</summary>
    /// <param name="sorted">The column's values in rising order.</param>
    /// <param name="order">The row of each.</param>
    /// <param name="scoresOfRuns">The scores of runs of equal values, by where they start.</param>
    /// <param name="distinctScores">The same where no two values are equal.</param>
    /// <param name="scores">Receives the scores.</param>
    private static ScoreTable? FitColumn(
        double[] sorted, ReadOnlySpan<int> order, Func<int[], float[]> scoresOfRuns, float[] distinctScores, float[] scores)
    {
        int n = sorted.Length;
        int distinct = 1;
        for (int i = 1; i < n; i++)
        {
            distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
        }

        if (distinct == 1)
        {
            return null;
        }

        if (distinct == n)
        {
            for (int i = 0; i < n; i++)
            {
                scores[order[i]] = distinctScores[i];
            }

            return ScoreTable.Thin(sorted, distinctScores);
        }

        var runs = new int[distinct];
        var values = new double[distinct];
        for (int i = 0, r = 0; i < n; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                (runs[r], values[r++]) = (i, sorted[i]);
            }
        }

        float[] runScores = scoresOfRuns(runs);
        for (int r = 0; r < distinct; r++)
        {
            int end = r + 1 < distinct ? runs[r + 1] : n;
            for (int i = runs[r]; i < end; i++)
            {
                scores[order[i]] = runScores[r];
            }
        }

        return ScoreTable.Thin(values, runScores);
    }

    /// <summary>One score for each run of equal values: the mean of its ranks' quantiles, or the quantile of its folded mean rank.</summary>
    private static float[] ScoresOfRuns(int[] runs, bool folded, double[] quantiles)
    {
        int n = quantiles.Length;
        var raw = new double[runs.Length];
        double mean = 0, square = 0;
        for (int r = 0; r < raw.Length; r++)
        {
            int end = r + 1 < runs.Length ? runs[r + 1] : n;
            raw[r] = folded ? FoldedScore(runs[r], end, n) : MeanQuantile(quantiles, runs[r], end);
            mean += raw[r] * (end - runs[r]) / n;
            square += raw[r] * raw[r] * (end - runs[r]) / n;
        }

        // Two values in equal numbers fold onto one score; the column then tells nothing.
        double deviation = Math.Sqrt(Math.Max(0, square - (mean * mean)));
        return Array.ConvertAll(raw, score => deviation > LeastDeviation
            ? (float)Math.Clamp((score - mean) / deviation, -ColumnStandardizer.Limit, ColumnStandardizer.Limit)
            : 0);
    }

    private static double MeanQuantile(double[] quantiles, int start, int end)
    {
        double sum = 0;
        for (int i = start; i < end; i++)
        {
            sum += quantiles[i];
        }

        return sum / (end - start);
    }

    private static double FoldedScore(int start, int end, int count)
    {
        double rank = (start + end) / 2.0 / count;

        // |2 u - 1| of a uniform u is uniform; kept off the ends by half a rank of the folded order.
        double folded = Math.Abs((2 * rank) - 1);
        return Quantile(Math.Clamp(folded, 1.0 / count, 1 - (1.0 / count)));
    }

    /// <summary>Writes columns side by side into a matrix, a row at a time.</summary>
    private static void Interleave(float[][] columns, MatrixView matrix, int first)
    {
        for (int i = 0; i < matrix.Rows; i++)
        {
            Span<float> row = matrix.Row(i).Slice(first, columns.Length);
            for (int c = 0; c < row.Length; c++)
            {
                row[c] = columns[c][i];
            }
        }
    }
}
