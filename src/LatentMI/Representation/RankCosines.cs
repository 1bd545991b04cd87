using LatentMI.Numerics;
using MathNet.Numerics.Distributions;

namespace LatentMI.Representation;

/// <summary>
/// Cosines of the ranks of columns, cos(pi k u) for k = 1..6 and u = (rank - 1/2) / n: n times the sum of the squares of the 36 mean products of two columns, each
/// of cosines of variance 1, has a chi-squared distribution with 36 degrees of freedom where they are independent. It sees any form of dependence that is not
/// much finer than a sixth of the ranks.
/// </summary>
/// <remarks>The cosines of a column whose values are all different are uncorrelated; those of tied values are made so, each less what the former explain.</remarks>
internal static class RankCosines
{
    /// <summary>The number of cosines of a column.</summary>
    public const int Count = 6;

    // Less than this part of a cosine of tied values is rounding error.
    private const double LeastVariance = 1e-12;

    /// <summary>All cosines of each column, as <see cref="First"/> gives them.</summary>
    /// <param name="columns">n rows of d columns.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>n rows of 6 d columns.</returns>
    public static MatrixView Of(MatrixView columns, Compute compute) => First(columns, Count, compute);

    /// <summary>The first cosines of each column, uncorrelated, of mean 0 and variance 1, side by side; 0 of columns whose values other than one are too rare for the
    /// number of rows, and from v on of columns of v values.</summary>
    /// <param name="columns">n rows of d columns.</param>
    /// <param name="count">How many cosines of a column.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>n rows of d times as many columns.</returns>
    public static MatrixView First(MatrixView columns, int count, Compute compute)
    {
        var cosines = new MatrixView(new AlignedBuffer(checked(columns.Rows * columns.Columns * count)), columns.Rows, columns.Columns * count);
        compute.Team.Run(columns.Columns, column =>
        {
            double[][] uncorrelated = Uncorrelated(Ranks(columns, column), count);
            for (int k = 0; k < count; k++)
            {
                if (IsSpread(1, uncorrelated[k].Average(value => value * value * value * value), cosines.Rows))
                {
                    for (int i = 0; i < cosines.Rows; i++)
                    {
                        cosines.Row(i)[(column * count) + k] = (float)uncorrelated[k][i];
                    }
                }
            }
        });
        return cosines;
    }

    /// <summary>How many cosines of each column vary: 6, and fewer of few values.</summary>
    /// <param name="cosines">The cosines of all columns.</param>
    public static int[] Counts(MatrixView cosines)
    {
        var counts = new int[cosines.Columns / Count];
        for (int i = 0; i < cosines.Columns; i++)
        {
            int row = 0;
            while (row < cosines.Rows && cosines.Row(row)[i] == 0)
            {
                row++;
            }

            counts[i / Count] += row < cosines.Rows ? 1 : 0;
        }

        return counts;
    }

    /// <summary>The quantiles of chi-squared distributions, by their degrees of freedom: what statistics of independent columns exceed with the chance that is left.</summary>
    /// <param name="probability">Of smaller numbers.</param>
    public static double[] Limits(double probability) =>
        [double.PositiveInfinity, .. Enumerable.Range(1, Count * Count).Select(degrees => ChiSquared.InvCDF(degrees, probability))];

    /// <summary>The statistic of two columns.</summary>
    /// <param name="cross">Sums of products of the cosines of all columns.</param>
    /// <param name="a">A column of the first side.</param>
    /// <param name="b">A column of the second side.</param>
    /// <param name="rows">n.</param>
    /// <returns>Chi-squared with as many degrees of freedom as the product of their <see cref="Counts"/>, where they are independent.</returns>
    public static double Statistic(MatrixView cross, int a, int b, int rows)
    {
        double sum = 0;
        for (int k = 0; k < Count; k++)
        {
            foreach (float product in cross.Row((a * Count) + k).Slice(b * Count, Count))
            {
                sum += (double)product * product;
            }
        }

        return sum / rows;
    }

    /// <summary>Whether values vary, and means of products with others as rarely large are nearly normal (<see cref="RareValues.IsMeanNormal"/>).</summary>
    /// <param name="variance">Their variance.</param>
    /// <param name="fourth">Their fourth central moment.</param>
    /// <param name="rows">n.</param>
    public static bool IsSpread(double variance, double fourth, int rows) =>
        variance > LeastVariance && RareValues.IsMeanNormal(fourth / variance / variance, fourth / variance / variance, rows);

    /// <summary>The ranks of a column, between 0 and 1, equal values at their mean.</summary>
    private static double[] Ranks(MatrixView columns, int column)
    {
        int rows = columns.Rows;
        var values = new float[rows];
        for (int i = 0; i < rows; i++)
        {
            values[i] = columns.Row(i)[column];
        }

        int[] order = [.. Enumerable.Range(0, rows)];
        Array.Sort((float[])values.Clone(), order);
        var ranks = new double[rows];
        for (int first = 0; first < rows;)
        {
            int next = first + 1;
            while (next < rows && values[order[next]] == values[order[first]])
            {
                next++;
            }

            for (int i = first; i < next; i++)
            {
                ranks[order[i]] = (first + next) / 2.0 / rows;
            }

            first = next;
        }

        return ranks;
    }

    private static double[][] Uncorrelated(double[] ranks, int count)
    {
        var cosines = new double[count][];
        for (int k = 0; k < count; k++)
        {
            double[] values = Standardized(Array.ConvertAll(ranks, u => Math.Cos(Math.PI * (k + 1) * u)));
            foreach (double[] former in cosines.Take(k))
            {
                double correlation = former.Zip(values, (a, b) => a * b).Average();
                values = [.. values.Zip(former, (value, explained) => value - (correlation * explained))];
            }

            cosines[k] = Standardized(values);
        }

        return cosines;
    }

    /// <summary>Brings values to mean 0 and variance 1; those that hardly vary to 0.</summary>
    private static double[] Standardized(double[] values)
    {
        double mean = values.Average();
        double variance = values.Average(value => (value - mean) * (value - mean));
        return Array.ConvertAll(values, value => variance > LeastVariance ? (value - mean) / Math.Sqrt(variance) : 0);
    }
}
