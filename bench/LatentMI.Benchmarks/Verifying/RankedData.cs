using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>
/// Four representations of the same items and a Y, whose information is known: two with noise of their own of the same size, one that is the first with more noise, and one of noise alone.
/// </summary>
/// <param name="X">The representations.</param>
/// <param name="Y">Y.</param>
/// <param name="Bits">I(X;Y) of each representation.</param>
internal sealed record RankedData(IReadOnlyList<Samples> X, Samples Y, IReadOnlyList<double> Bits)
{
    private const int Latents = 3;
    private const int NoiseColumns = 17;
    private const int Units = 60;
    private const int NetworkColumns = 40;
    private const int Classes = 5;
    private const int IntegrationRows = 20_000;

    // Of Y and of the first two representations; what the third has besides.
    private const double Noise = 0.7;
    private const double FurtherNoise = 0.5;

    /// <summary>Makes samples.</summary>
    /// <param name="family">How they hold what they share.</param>
    /// <param name="rows">n.</param>
    /// <param name="seed">The seed.</param>
    public static RankedData Create(RankedFamily family, int rows, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        double[] centers = Normal(random, Classes * Latents);
        int[] classes = [.. Enumerable.Range(0, rows).Select(_ => random.NextInt(Classes))];
        double[] latents = family == RankedFamily.Labels
            ? [.. classes.SelectMany(one => centers[(one * Latents)..((one + 1) * Latents)])]
            : Normal(random, rows * Latents);
        double[] first = Noisy(random, latents, Noise);
        double[][] held = [first, Noisy(random, latents, Noise), Noisy(random, first, FurtherNoise), Normal(random, rows * Latents)];
        double largest = Math.Sqrt((Noise * Noise) + (FurtherNoise * FurtherNoise));
        Samples y = family switch
        {
            RankedFamily.Labels => Samples.Create([.. classes.Select(one => (float)one)], rows, 1),
            RankedFamily.Independent => Columns(family, random, Normal(random, rows * Latents), rows),
            _ => Columns(family, random, Noisy(random, latents, Noise), rows),
        };
        return new RankedData(
            [.. held.Select(values => Columns(family, random, values, rows))], y, [Bits(Noise), Bits(Noise), Bits(largest), 0]);

        double Bits(double noise) => family switch
        {
            RankedFamily.Independent => 0,
            RankedFamily.Labels => LabelBits(new RandomStream(seed, RandomPurpose.Data, index: 1), centers, noise),
            _ => -Latents / 2.0 * Math.Log2(1 - (1 / ((1 + (noise * noise)) * (1 + (Noise * Noise))))),
        };
    }

    /// <summary>The information of a label and its center with noise: log2 C less the mean entropy of the label given the values, over drawn values.</summary>
    private static double LabelBits(RandomStream random, double[] centers, double noise)
    {
        double entropy = 0;
        for (int row = 0; row < IntegrationRows; row++)
        {
            int own = random.NextInt(Classes);
            double[] values = Noisy(random, centers[(own * Latents)..((own + 1) * Latents)], noise);
            double[] weights =
            [
                .. Enumerable.Range(0, Classes).Select(one => Math.Exp(
                    -Enumerable.Range(0, Latents).Sum(i => Math.Pow(values[i] - centers[(one * Latents) + i], 2)) / (2 * noise * noise))),
            ];
            entropy -= Math.Log2(weights[own] / weights.Sum());
        }

        return Math.Log2(Classes) - (entropy / IntegrationRows);
    }

    private static Samples Columns(RankedFamily family, RandomStream random, double[] latents, int rows)
    {
        if (family != RankedFamily.Curved)
        {
            var among = new double[rows * (Latents + NoiseColumns)];
            for (int i = 0; i < among.Length; i++)
            {
                (int row, int column) = Math.DivRem(i, Latents + NoiseColumns);
                among[i] = column < Latents ? latents[(row * Latents) + column] : random.NextNormal();
            }

            return Samples.Create(among, rows, Latents + NoiseColumns);
        }

        double[] inner = Normal(random, Units * Latents);
        double[] shifts = Normal(random, Units);
        double[] outer = Normal(random, NetworkColumns * Units);
        var columns = new double[rows * NetworkColumns];
        var units = new double[Units];
        for (int row = 0; row < rows; row++)
        {
            for (int unit = 0; unit < Units; unit++)
            {
                units[unit] = Math.Tanh(shifts[unit] + Enumerable.Range(0, Latents).Sum(i => inner[(unit * Latents) + i] * latents[(row * Latents) + i]));
            }

            for (int column = 0; column < NetworkColumns; column++)
            {
                columns[(row * NetworkColumns) + column] = Enumerable.Range(0, Units).Sum(unit => outer[(column * Units) + unit] * units[unit]);
            }
        }

        return Samples.Create(columns, rows, NetworkColumns);
    }

    private static double[] Normal(RandomStream random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];

    private static double[] Noisy(RandomStream random, double[] values, double noise) => Array.ConvertAll(values, value => value + (noise * random.NextNormal()));
}
