namespace LatentMI.Studies.Planes;

/// <summary>Which rows are joined, and how strongly: a symmetric matrix of memberships from 0 to 1, row by row (a fuzzy simplicial set's edges).</summary>
/// <param name="Starts">Where the entries of each row begin, and their number at the end.</param>
/// <param name="Columns">The row that each entry joins it to, in rising order.</param>
/// <param name="Weights">The membership of each entry.</param>
internal sealed record FuzzyGraph(int[] Starts, int[] Columns, double[] Weights)
{
    // As in the published program: halvings, the error of the sum, and the least scale as a share of a row's mean distance.
    private const int Halvings = 64;
    private const double Tolerance = 1e-5;
    private const double LeastScale = 1e-3;

    /// <summary>The number of rows.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>The sum of a row's memberships.</summary>
    /// <param name="row">The row.</param>
    public double WeightOf(int row)
    {
        double sum = 0;
        foreach (double weight in Weights.AsSpan(Starts[row]..Starts[row + 1]))
        {
            sum += weight;
        }

        return sum;
    }

    /// <summary>The union of what rows say of their neighbors: w = p + q - p q where one says p and the other q, 0 where it says nothing.</summary>
    /// <param name="nearest">The neighbors of each row.</param>
    public static FuzzyGraph Of(NearestRows nearest)
    {
        int k = nearest.Neighbors;
        var entries = new List<(int Column, double Weight)>[nearest.Count];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = new(2 * k);
        }

        for (int i = 0; i < entries.Length; i++)
        {
            double[] memberships = Memberships(nearest.Distances.AsSpan(i * k, k));
            for (int neighbor = 0; neighbor < k; neighbor++)
            {
                int j = nearest.Rows[(i * k) + neighbor];
                entries[i].Add((j, memberships[neighbor]));
                entries[j].Add((i, memberships[neighbor]));
            }
        }

        var starts = new int[entries.Length + 1];
        var columns = new List<int>();
        var weights = new List<double>();
        for (int i = 0; i < entries.Length; i++)
        {
            foreach ((int column, double weight) in entries[i].OrderBy(entry => entry.Column))
            {
                if (columns.Count > starts[i] && columns[^1] == column)
                {
                    weights[^1] += weight - (weights[^1] * weight);
                }
                else
                {
                    columns.Add(column);
                    weights.Add(weight);
                }
            }

            starts[i + 1] = columns.Count;
        }

        return new FuzzyGraph(starts, [.. columns], [.. weights]);
    }

    /// <summary>
    /// How strongly a row is joined to each of its k neighbors: exp(-(d - rho) / sigma), rho the distance of the nearest, sigma such that the sum is log2(k).
    /// </summary>
    /// <param name="distances">Their distances in rising order.</param>
    /// <returns>The memberships; those of several neighbors at the least distance are all 1, though their sum may be larger.</returns>
    public static double[] Memberships(ReadOnlySpan<double> distances)
    {
        var memberships = new double[distances.Length];
        double mean = 0;
        foreach (double distance in distances)
        {
            mean += distance / distances.Length;
        }

        double target = Math.Log2(distances.Length);
        (double low, double high, double sigma) = (0, double.PositiveInfinity, mean);
        for (int halving = 0; halving < Halvings; halving++)
        {
            double sum = Fill(memberships, distances, sigma);
            if (Math.Abs(sum - target) < Tolerance)
            {
                break;
            }

            (low, high) = sum > target ? (low, sigma) : (sigma, high);
            sigma = double.IsInfinity(high) ? 2 * sigma : (low + high) / 2;
        }

        Fill(memberships, distances, Math.Max(sigma, LeastScale * mean));
        return memberships;
    }

    private static double Fill(double[] memberships, ReadOnlySpan<double> distances, double sigma)
    {
        double sum = 0;
        for (int i = 0; i < memberships.Length; i++)
        {
            // Not a quotient of zeros where neighbors are at one distance.
            memberships[i] = distances[i] > distances[0] ? Math.Exp((distances[0] - distances[i]) / sigma) : 1;
            sum += memberships[i];
        }

        return sum;
    }
}
