using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>
/// Whether the features of a side contain functions of each other. Those of Gaussian columns do not: a product of two of them is uncorrelated with all features.
/// Columns that are curved functions of a few latents do, and then the canonical correlations are those of the latents and of their products, powers and so
/// on, which tell the same again (H. O. Lancaster, Annals of Mathematical Statistics 29, 1958).
/// </summary>
internal static class Harmonics
{
    // A product of latents that is almost constant, as of two values each, tells nothing.
    private const double LeastVariance = 1e-3;

    // What chance explains varies; of so many standard errors beyond it nothing is said.
    private const double ChanceErrors = 2;

    // More rows tell nothing more.
    private const int MostRows = 10_000;

    // Of so many latents the products of three are counted by the hundred.
    private const int MostLatents = 8;

    /// <summary>
    /// Which part of the variance of products of latents the features explain, on average over those of two or over those of three, whichever is more, beyond two
    /// standard errors of what chance explains and beyond what the latents themselves explain.
    /// </summary>
    /// <param name="features">n x p features of mean 0 and variance 1, uncorrelated.</param>
    /// <param name="latents">n x L linear functions of them, of mean 0 and variance 1.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>0 for Gaussian columns, but for chance; near 1 where all products are features.</returns>
    public static double Share(MatrixView features, MatrixView latents, Compute compute)
    {
        if (latents.Rows > MostRows)
        {
            int[] some = EvenlySpaced.Places(latents.Rows, MostRows);
            (features, latents) = (features.SelectRows(some), latents.SelectRows(some));
        }

        MatrixView leading = latents.LeadingColumns(Math.Min(MostLatents, latents.Columns));
        MatrixView own = Whitened(latents, compute);
        int[] places = [.. Enumerable.Range(0, leading.Columns)];

        // Even functions show in products of two, odd ones in products of three.
        int[][] pairs = [.. places.SelectMany(a => places.Take(a + 1).Select(b => new[] { a, b }))];
        int[][] triples = [.. pairs.SelectMany(pair => places.Take(pair[1] + 1).Select(c => new[] { pair[0], pair[1], c }))];
        return Math.Max(Explained(pairs), Explained(triples));

        double Explained(int[][] factors)
        {
            (MatrixView products, int varying) = Products(leading, factors);
            if (varying == 0)
            {
                return 0;
            }

            double n = latents.Rows;
            double others = features.Columns - latents.Columns;
            double chance = (others / n) + (ChanceErrors * Math.Sqrt(2 * others / varying) / n);
            double[] byAll = SquaredCorrelations(products, features, compute);
            double[] byLatents = SquaredCorrelations(products, own, compute);
            return Math.Max(0, (byAll.Zip(byLatents, (all, few) => all - few).Sum() / varying) - chance);
        }
    }

    /// <summary>Products of columns, brought to mean 0 and variance 1, or 0 where they hardly vary; and how many vary.</summary>
    private static (MatrixView Products, int Varying) Products(MatrixView latents, int[][] factors)
    {
        MatrixView products = New(latents.Rows, factors.Length);
        var sums = new double[factors.Length];
        var squares = new double[factors.Length];
        for (int i = 0; i < products.Rows; i++)
        {
            ReadOnlySpan<float> latent = latents.Row(i);
            Span<float> row = products.Row(i);
            for (int c = 0; c < row.Length; c++)
            {
                double value = 1;
                foreach (int place in factors[c])
                {
                    value *= latent[place];
                }

                row[c] = (float)value;
                sums[c] += value;
                squares[c] += value * value;
            }
        }

        double[] means = Array.ConvertAll(sums, sum => sum / products.Rows);
        double[] variances = [.. squares.Zip(means, (square, mean) => (square / products.Rows) - (mean * mean))];
        for (int i = 0; i < products.Rows; i++)
        {
            Span<float> row = products.Row(i);
            for (int c = 0; c < row.Length; c++)
            {
                row[c] = variances[c] > LeastVariance ? (float)((row[c] - means[c]) / Math.Sqrt(variances[c])) : 0;
            }
        }

        return (products, variances.Count(variance => variance > LeastVariance));
    }

    private static MatrixView Whitened(MatrixView latents, Compute compute) => PrincipalComponents.Product(
        latents, PrincipalComponents.FindWhitening(latents, latents.Columns, new RandomStream(0, RandomPurpose.ComponentsX), compute), compute);

    /// <summary>The sum of the squares of the correlations of each column with uncorrelated others.</summary>
    private static double[] SquaredCorrelations(MatrixView columns, MatrixView uncorrelated, Compute compute)
    {
        MatrixView cross = PrincipalComponents.Product(columns.Transposed, uncorrelated, compute);
        double n = columns.Rows;
        var sums = new double[columns.Columns];
        for (int c = 0; c < sums.Length; c++)
        {
            foreach (float product in cross.Row(c))
            {
                sums[c] += product / n * (product / n);
            }
        }

        return sums;
    }

    private static MatrixView New(int rows, int columns) => new(new AlignedBuffer(checked(rows * columns)), rows, columns);
}
