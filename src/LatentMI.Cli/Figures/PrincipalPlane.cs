namespace LatentMI.Cli.Figures;

/// <summary>The projection of samples of a few columns on their first two principal components.</summary>
internal static class PrincipalPlane
{
    // Enough for a picture even where two components hold almost the same variance; the matrix is that of the latents, some 8 x 8.
    private const int Iterations = 200;

    /// <summary>Projects every row.</summary>
    /// <param name="samples">n rows of L columns.</param>
    /// <returns>
    /// The two coordinates of each row, and the share of the variance that each component holds, from 0 to 1. The second coordinates are 0
    /// where L is 1.
    /// </returns>
    public static (double[] First, double[] Second, double FirstShare, double SecondShare) Project(Samples samples)
    {
        double[][] rows = Center(samples);
        double[,] covariance = Covariance(rows, samples.Dimensions);
        double total = 0;
        for (int j = 0; j < samples.Dimensions; j++)
        {
            total += covariance[j, j];
        }

        (double[] first, double firstVariance) = TakeComponent(covariance);
        (double[] second, double secondVariance) = TakeComponent(covariance);
        return (
            [.. rows.Select(row => Dot(row, first))],
            [.. rows.Select(row => Dot(row, second))],
            total > 0 ? firstVariance / total : 0,
            total > 0 ? secondVariance / total : 0);
    }

    private static double[][] Center(Samples samples)
    {
        var rows = new double[samples.Count][];
        var means = new double[samples.Dimensions];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[samples.Dimensions];
            samples.CopyRow(i, rows[i]);
            for (int j = 0; j < means.Length; j++)
            {
                means[j] += rows[i][j] / rows.Length;
            }
        }

        foreach (double[] row in rows)
        {
            for (int j = 0; j < means.Length; j++)
            {
                row[j] -= means[j];
            }
        }

        return rows;
    }

    private static double[,] Covariance(double[][] rows, int dimensions)
    {
        var covariance = new double[dimensions, dimensions];
        foreach (double[] row in rows)
        {
            for (int a = 0; a < dimensions; a++)
            {
                for (int b = 0; b < dimensions; b++)
                {
                    covariance[a, b] += row[a] * row[b] / rows.Length;
                }
            }
        }

        return covariance;
    }

    /// <summary>The direction of the largest variance by power iteration, which is then removed from the covariance.</summary>
    private static (double[] Direction, double Variance) TakeComponent(double[,] covariance)
    {
        int dimensions = covariance.GetLength(0);

        // The column of the largest variance is a start that the first component has a part in.
        int largest = Enumerable.Range(0, dimensions).MaxBy(j => covariance[j, j]);
        double[] direction = [.. Enumerable.Range(0, dimensions).Select(j => covariance[j, largest])];
        double variance = 0;
        for (int iteration = 0; iteration <= Iterations; iteration++)
        {
            variance = Math.Sqrt(Dot(direction, direction));
            if (variance == 0)
            {
                return (direction, 0);
            }

            double[] unit = [.. direction.Select(value => value / variance)];
            direction = iteration == Iterations
                ? unit
                : [.. Enumerable.Range(0, dimensions).Select(a => Enumerable.Range(0, dimensions).Sum(b => covariance[a, b] * unit[b]))];
        }

        for (int a = 0; a < dimensions; a++)
        {
            for (int b = 0; b < dimensions; b++)
            {
                covariance[a, b] -= variance * direction[a] * direction[b];
            }
        }

        return (direction, variance);
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }
}
