namespace LatentMI.Studies.Planes;

/// <summary>The projection of samples on their first two principal components.</summary>
public static class PrincipalPlane
{
    // Enough for a picture even where two components hold almost the same variance.
    private const int Iterations = 200;

    /// <summary>Projects every row.</summary>
    /// <param name="samples">n rows of d columns.</param>
    /// <returns>
    /// The two coordinates of each row, and the share of the variance that each component holds, from 0 to 1. The second coordinates are 0
    /// where d is 1.
    /// </returns>
    public static (double[] First, double[] Second, double FirstShare, double SecondShare) Project(Samples samples)
    {
        double[][] rows = Center(samples);
        double total = rows.Sum(row => Dot(row, row));
        (double[] first, double firstVariance) = TakeComponent(rows);
        (double[] second, double secondVariance) = TakeComponent(rows);
        return (first, second, total > 0 ? firstVariance / total : 0, total > 0 ? secondVariance / total : 0);
    }

    private static double[][] Center(Samples samples)
    {
        var rows = new double[samples.Count][];
        var means = new double[samples.Dimensions];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[samples.Dimensions];
            samples.CopyRow(i, rows[i]);
            AddMultiple(means, 1.0 / rows.Length, rows[i]);
        }

        foreach (double[] row in rows)
        {
            AddMultiple(row, -1, means);
        }

        return rows;
    }

    /// <summary>
    /// The coordinates along the direction of the largest variance, by power iteration; that direction is then removed from the rows.
    /// </summary>
    private static (double[] Coordinates, double Variance) TakeComponent(double[][] rows)
    {
        // The longest row is a start that the first component has a part in.
        double[] direction = [.. rows.MaxBy(row => Dot(row, row))!];
        for (int iteration = 0; iteration < Iterations && Normalize(direction); iteration++)
        {
            var next = new double[direction.Length];
            foreach (double[] row in rows)
            {
                AddMultiple(next, Dot(row, direction), row);
            }

            direction = next;
        }

        Normalize(direction);
        var coordinates = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            coordinates[i] = Dot(rows[i], direction);
            AddMultiple(rows[i], -coordinates[i], direction);
        }

        return (coordinates, Dot(coordinates, coordinates));
    }

    private static bool Normalize(double[] direction)
    {
        double length = Math.Sqrt(Dot(direction, direction));
        if (length == 0)
        {
            return false;
        }

        for (int j = 0; j < direction.Length; j++)
        {
            direction[j] /= length;
        }

        return true;
    }

    private static void AddMultiple(double[] target, double factor, double[] source)
    {
        for (int j = 0; j < target.Length; j++)
        {
            target[j] += factor * source[j];
        }
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
