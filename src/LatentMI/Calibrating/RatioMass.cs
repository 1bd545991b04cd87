using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// The logarithm of the mean of a ratio over pairs of different rows. It is 0 for a ratio of densities. Where it is above 0, the mean of ln r over true pairs
/// overstates the information by as much: for any r, I(X;Y) is at least E ln r(x, y) - ln E r(x, y'), y' independent of x (M. D. Donsker, S. R. S. Varadhan,
/// Communications on Pure and Applied Mathematics 36, 183, 1983).
/// </summary>
/// <param name="Nats">The logarithm.</param>
/// <param name="Error">Its standard error, by the spread of the means of rows.</param>
internal readonly record struct RatioMass(double Nats, double Error)
{
    private const int MostRowsOfOne = 2048;
    private const int MostRowsOfMany = 512;

    // So many standard errors, and so many nats, are no chance, and worth a correction.
    private const double SignificantErrors = 4;
    private const double LeastNats = 0.01;

    /// <summary>Whether the ratio certainly overstates the information.</summary>
    public bool IsExcess => Nats > Math.Max(LeastNats, SignificantErrors * Error);

    /// <summary>Measures a ratio, on evenly spaced rows of large blocks.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="blocks">The rows that are compared with each other.</param>
    /// <param name="compute">What it runs on.</param>
    public static RatioMass Of(IUnscaledRatio ratio, int[][] blocks, Compute compute)
    {
        int most = blocks.Length == 1 ? MostRowsOfOne : MostRowsOfMany;
        RatioMass[] masses = [.. blocks.Select(block => OfRows(ratio, Part(block, most), compute))];
        double largest = masses.Max(mass => mass.Nats);
        double[] shares = Array.ConvertAll(masses, mass => Math.Exp(mass.Nats - largest));
        double error = Math.Sqrt(masses.Zip(shares, (mass, share) => Math.Pow(share * mass.Error, 2)).Sum());
        return new RatioMass(largest + Math.Log(shares.Average()), error / shares.Sum());
    }

    private static int[] Part(int[] block, int most) =>
        Array.ConvertAll(EvenlySpaced.Places(block.Length, most), place => block[place]);

    private static RatioMass OfRows(IUnscaledRatio ratio, int[] rows, Compute compute)
    {
        int count = rows.Length;
        var ratios = new MatrixView(new AlignedBuffer(checked(count * count)), count, count);
        ratio.LogRatios(rows, rows, ratios, compute);
        for (int i = 0; i < count; i++)
        {
            // A row's own pair does not count, however large.
            ratios.Row(i)[i] = ratios.Row(i)[i == 0 ? 1 : 0];
        }

        float largest = Exponentials.Largest(ratios.Span);
        compute.Team.Run(count, i =>
        {
            Exponentials.Replace(ratios.Row(i), largest);
            ratios.Row(i)[i] = 0;
        });
        var ofX = new double[count];
        var ofY = new double[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> row = ratios.Row(i);
            for (int j = 0; j < count; j++)
            {
                ofX[i] += row[j];
                ofY[j] += row[j];
            }
        }

        var mean = MeanOverPairs.Of(ofX, ofY);
        return new RatioMass(largest + Math.Log(mean.Value), mean.Error / mean.Value);
    }
}
