using LatentMI.Numerics;
using MathNet.Numerics.Distributions;

namespace LatentMI.Representation;

/// <summary>
/// Columns that are one value in nearly all rows, whose cosines are left out by <see cref="RankCosines"/>: which rows have another value, and whether two columns have such rows in common more or
/// less often than chance.
/// </summary>
/// <remarks>
/// The mean product of two columns of variance 1 over n re-paired rows is nearly normal where the product of their fourth moments is small beside n. Where both are rarer, the number of common rows
/// is hypergeometric: the exact test of R. A. Fisher (Journal of the Royal Statistical Society 98, 39, 1935), twice the smaller tail.
/// </remarks>
internal sealed class RareValues
{
    // The excess kurtosis of the mean product, the product of both fourth moments over n, at which its tails are those of a normal distribution to the levels that are tested. The fourth moment of a
    // cosine of different values is 3/2; that of a column that is nearly always one value is as large as its other values are rare.
    private const double LargestKurtosis = 1.0 / 9;

    private readonly int _rows;
    private readonly int[] _others;
    private readonly double[] _moments;

    private RareValues(int rows, int[] others, double[] moments) => (_rows, _others, _moments) = (rows, others, moments);

    /// <summary>Writes, in place of the first cosine of each column that has none, which rows have another than its commonest value, at mean 0 and variance 1; a constant column stays 0.</summary>
    /// <param name="columns">n rows of d columns.</param>
    /// <param name="cosines">n rows of their cosines, side by side.</param>
    /// <param name="compute">What it runs on.</param>
    public static RareValues Mark(MatrixView columns, MatrixView cosines, Compute compute)
    {
        int count = cosines.Columns / columns.Columns;
        var others = new int[columns.Columns];
        double[] moments = [.. FourthMoments(cosines).Chunk(count).Select(ofColumn => ofColumn.Max())];
        compute.Team.Run(columns.Columns, column =>
        {
            if (moments[column] == 0)
            {
                others[column] = MarkOthers(columns, column, cosines, column * count);
                double share = (double)others[column] / columns.Rows;
                moments[column] = others[column] == 0 ? 0 : (1 / (share * (1 - share))) - 3;
            }
        });
        return new RareValues(columns.Rows, others, moments);
    }

    /// <summary>Whether two columns are judged by their cosines: mean products of them are nearly normal where the columns are independent.</summary>
    /// <param name="a">A column.</param>
    /// <param name="other">Those of the other side.</param>
    /// <param name="b">A column of that side.</param>
    public bool AreNormal(int a, RareValues other, int b) => IsMeanNormal(_moments[a], other._moments[b], _rows);

    /// <summary>Whether the mean product of two independent columns is nearly normal.</summary>
    /// <param name="moment">The fourth moment of one, of mean 0 and variance 1.</param>
    /// <param name="other">That of the other.</param>
    /// <param name="rows">n.</param>
    public static bool IsMeanNormal(double moment, double other, int rows) => moment * other <= LargestKurtosis * rows;

    /// <summary>The fourth moments of columns of mean 0, for a variance of 1; 0 of those that are 0.</summary>
    /// <param name="values">n rows.</param>
    public static double[] FourthMoments(MatrixView values)
    {
        (double[] squares, double[] fourths) = (new double[values.Columns], new double[values.Columns]);
        for (int row = 0; row < values.Rows; row++)
        {
            ReadOnlySpan<float> ofRow = values.Row(row);
            for (int column = 0; column < ofRow.Length; column++)
            {
                double square = (double)ofRow[column] * ofRow[column];
                squares[column] += square;
                fourths[column] += square * square;
            }
        }

        return [.. squares.Zip(fourths, (square, fourth) => square == 0 ? 0 : fourth * values.Rows / (square * square))];
    }

    /// <summary>The chance that independent columns have as many rows in common of which neither has its commonest value, or as few; 1 where a column is not rare.</summary>
    /// <param name="a">A column.</param>
    /// <param name="other">Those of the other side.</param>
    /// <param name="b">A column of that side.</param>
    /// <param name="sum">The sum of the products of what was written in place of their first cosines.</param>
    public double ChanceOf(int a, RareValues other, int b, double sum)
    {
        (double ofA, double ofB, double rows) = (_others[a], other._others[b], _rows);
        if (ofA == 0 || ofB == 0)
        {
            return 1;
        }

        double scale = Math.Sqrt(ofA * (rows - ofA) * ofB * (rows - ofB)) / rows;
        int common = (int)Math.Round((sum * scale / rows) + (ofA * ofB / rows));
        var chance = new Hypergeometric(_rows, _others[a], other._others[b]);
        double fewer = common == 0 ? 0 : chance.CumulativeDistribution(common - 1);
        return Math.Min(1, 2 * Math.Min(1 - fewer, chance.CumulativeDistribution(common)));
    }

    private static int MarkOthers(MatrixView columns, int column, MatrixView cosines, int cosine)
    {
        float commonest = Enumerable.Range(0, columns.Rows).CountBy(row => columns.Row(row)[column]).MaxBy(value => value.Value).Key;
        int others = Enumerable.Range(0, columns.Rows).Count(row => columns.Row(row)[column] != commonest);
        double share = (double)others / columns.Rows;
        double deviation = Math.Sqrt(share * (1 - share));
        for (int row = 0; row < columns.Rows && others > 0; row++)
        {
            cosines.Row(row)[cosine] = (float)(((columns.Row(row)[column] == commonest ? 0 : 1) - share) / deviation);
        }

        return others;
    }
}
