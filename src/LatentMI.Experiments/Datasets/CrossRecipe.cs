using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// A Gaussian cross (Gowri, Lun, Klein and Yin, NeurIPS 2024): x and y of variance 1 with correlation 0.9 in half of the rows, drawn at random,
/// and -0.9 in the others; and columns of noise that each side has to itself. The mean of x is the same for every y.
/// </summary>
public sealed record CrossRecipe : IDatasetRecipe
{
    private const double Correlation = 0.9;

    // The integrand is smooth and the rule exact to all digits from about 100 points on.
    private const int Resolution = 200;
    private const double Reach = 12;
    private const ulong PairStream = 0;

    private static readonly Lazy<double> Bits = new(() => IntegrateBits(Resolution));

    /// <summary>I(X;Y) in bits, which the columns of noise do not change.</summary>
    public static double TrueBits => Bits.Value;

    /// <inheritdoc/>
    public string Name => "cross";

    /// <summary>q, the number of columns of noise of each side; at least 0.</summary>
    public required int Exclusive { get; init; }

    /// <summary>n, the number of rows; of an odd number, one row more has correlation -0.9.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "exclusive", Exclusive }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, 1 + Exclusive, 1 + Exclusive);

    /// <inheritdoc/>
    public string Truth => "integrated numerically, to 1e-9 bits: the mean of log2 p(x,y) / (p(x) p(y)) over the density";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Exclusive);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        cancellationToken.ThrowIfCancellationRequested();
        var random = new RandomStream(seed, RandomPurpose.Data, PairStream);
        int[] order = random.NextPermutation(Count);
        double rest = Math.Sqrt((1 - Correlation) * (1 + Correlation));
        var first = new float[Count];
        var second = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            double correlation = order[i] < Count / 2 ? Correlation : -Correlation;
            double common = random.NextNormal();
            first[i] = (float)common;
            second[i] = (float)((correlation * common) + (rest * random.NextNormal()));
        }

        (Samples x, Samples y) = ExclusiveColumns.Append(first, second, Exclusive, seed);
        return new Dataset(x, y, Bits.Value);
    }

    /// <summary>The mutual information by the midpoint rule.</summary>
    /// <param name="resolution">The number of points of each axis between 0 and a value far in the tails.</param>
    internal static double IntegrateBits(int resolution)
    {
        // In u = (x + y) / sqrt 2 and v = (x - y) / sqrt 2 both halves are independent Gaussians of variances 1.9 and 0.1, one the other way
        // round; p(x) p(y) is the standard Gaussian of u and v. All are even in u and in v.
        double step = Reach / resolution;
        double sum = 0;
        for (int i = 0; i < resolution; i++)
        {
            double u = (i + 0.5) * step;
            for (int j = 0; j < resolution; j++)
            {
                double v = (j + 0.5) * step;
                double density = (Density(u, 1 + Correlation) * Density(v, 1 - Correlation) / 2)
                    + (Density(u, 1 - Correlation) * Density(v, 1 + Correlation) / 2);
                if (density > 0)
                {
                    sum += 4 * step * step * density * Math.Log2(density / (Density(u, 1) * Density(v, 1)));
                }
            }
        }

        return sum;
    }

    private static double Density(double value, double variance) =>
        Math.Exp(-value * value / (2 * variance)) / Math.Sqrt(2 * Math.PI * variance);
}
