using System.Globalization;
using MathNet.Numerics.Statistics;

namespace LatentMI.Preparing;

/// <summary>Columns of which a few rows have most of the variance, so that their correlations are those of these rows.</summary>
internal static class HeavyTails
{
    // The variance of a column is in 1 / sum of share^2 rows, a row's share being that of its square: in n / 3 of a normal column, in 8 to 17 of 200 of an exponential one at
    // worst, in 1 to 10 of Student's t with 1.2 degrees of freedom. Columns of independent rows below these bounds had a correlation of 0.99 where their largest values met by chance.
    private const double FewRows = 10;
    private const double FewOfRows = 1.0 / 12;

    // Rare values, such as those of a sparse count, are in as few rows when they are ranked: nothing is gained by it.
    private const double RanksGain = 3;

    /// <summary>Warns of the columns of a side.</summary>
    /// <param name="samples">The side.</param>
    /// <param name="side">X or Y.</param>
    /// <param name="columns">Its columns with mean 0 and sum of squares 1.</param>
    public static IEnumerable<EstimateWarning> Find(Samples samples, string side, IReadOnlyList<double[]> columns)
    {
        int[] heavy = [.. Enumerable.Range(0, columns.Count).Where(c => IsHeavy(columns[c]))];
        if (heavy.Length > 0)
        {
            yield return new EstimateWarning("heavy-tailed-columns", string.Create(
                CultureInfo.InvariantCulture,
                $"In {heavy.Length} of {OneLine.Count(columns.Count, "column")} of {side}, such as {ColumnLabel.Of(samples, heavy[0], side)}, a few extreme rows have most of the variance: ")
                + "correlations are those of these rows, so that the value may be far too high by chance or too low; use the estimator lmi or gcmi, which use ranks.");
        }
    }

    private static bool IsHeavy(double[] column)
    {
        double rows = RowsOfVariance(column);
        return rows < Math.Min(FewRows, FewOfRows * column.Length) && RowsOfVariance(Ranks(column)) > RanksGain * rows;
    }

    private static double RowsOfVariance(double[] column)
    {
        double squares = column.Sum(value => value * value);
        return squares * squares / column.Sum(value => value * value * value * value);
    }

    private static double[] Ranks(double[] column)
    {
        double[] ranks = ArrayStatistics.RanksInplace([.. column], RankDefinition.Average);
        return Array.ConvertAll(ranks, rank => rank - ((column.Length + 1) / 2.0));
    }
}
