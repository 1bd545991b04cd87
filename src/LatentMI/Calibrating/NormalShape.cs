using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>Whether uncorrelated columns have the shape of a Gaussian: normal each, and independent of each other.</summary>
internal static class NormalShape
{
    // A correlation that chance does not make, and that a normalization by formula would suffer from.
    private const double LeastCorrelation = 0.05;
    private const double Errors = 4;

    // Ranks make columns normal, but for ties: 1 is the fourth moment of a column of two values, 2 that of six, 2.8 that of forty.
    private const double LeastFourthMoment = 2.2;
    private const double LargestThirdMoment = 0.3;

    /// <summary>
    /// Looks at the third and fourth moments of each column, and compares the squares of columns, centered, with each other and with the columns: all of
    /// these are uncorrelated in a Gaussian.
    /// </summary>
    /// <param name="columns">n rows of columns of mean 0 and variance 1.</param>
    public static bool Has(MatrixView columns)
    {
        int count = columns.Columns;
        var powers = new double[2 * count];
        var sums = new double[powers.Length];
        var products = new double[powers.Length, powers.Length];
        for (int i = 0; i < columns.Rows; i++)
        {
            ReadOnlySpan<float> row = columns.Row(i);
            for (int c = 0; c < count; c++)
            {
                (powers[c], powers[count + c]) = (row[c], ((double)row[c] * row[c]) - 1);
            }

            for (int a = 0; a < powers.Length; a++)
            {
                sums[a] += powers[a];
                for (int b = 0; b <= a; b++)
                {
                    products[a, b] += powers[a] * powers[b];
                }
            }
        }

        for (int c = 0; c < count; c++)
        {
            // The columns have mean 0 and variance 1.
            double third = products[count + c, c] / columns.Rows;
            double fourth = (products[count + c, count + c] / columns.Rows) + 1;
            if (Math.Abs(third) > LargestThirdMoment || fourth < LeastFourthMoment)
            {
                return false;
            }
        }

        double most = LeastCorrelation + (Errors / Math.Sqrt(columns.Rows));
        for (int a = count; a < powers.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                // A column and its own square tell of its marginal only.
                if (b % count != a % count && Math.Abs(Correlation(a, b)) > most)
                {
                    return false;
                }
            }
        }

        return true;

        double Correlation(int a, int b)
        {
            double n = columns.Rows;
            double variance = (products[a, a] - (sums[a] * sums[a] / n)) * (products[b, b] - (sums[b] * sums[b] / n));
            return variance > 0 ? (products[a, b] - (sums[a] * sums[b] / n)) / Math.Sqrt(variance) : 0;
        }
    }
}
