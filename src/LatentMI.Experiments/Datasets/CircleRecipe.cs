using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// A noisy circle (Gowri, Lun, Klein and Yin, NeurIPS 2024): x = cos t + u, y = sin t + v, the angle t uniform, u and v uniform on [-1/4, 1/4);
/// and columns of noise that each side has to itself. The mean of x is the same for every y, so that no function of y predicts x.
/// </summary>
public sealed record CircleRecipe : IDatasetRecipe
{
    private const double Noise = 0.25;

    // The error is 2e-5 bits; it falls with the power 1.5 of the resolution.
    private const int Resolution = 1000;
    private const ulong PairStream = 0;

    private static readonly Lazy<double> Bits = new(() => IntegrateBits(Resolution));

    /// <summary>I(X;Y) in bits, which the columns of noise do not change.</summary>
    public static double TrueBits => Bits.Value;

    /// <inheritdoc/>
    public string Name => "circle";

    /// <summary>q, the number of columns of noise of each side; at least 0.</summary>
    public required int Exclusive { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "exclusive", Exclusive }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, 1 + Exclusive, 1 + Exclusive);

    /// <inheritdoc/>
    public string Truth => "integrated numerically, to 1e-4 bits: H(X) + H(Y) - H(X,Y) of the densities";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Exclusive);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        cancellationToken.ThrowIfCancellationRequested();
        var random = new RandomStream(seed, RandomPurpose.Data, PairStream);
        var first = new float[Count];
        var second = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * random.NextUniform());
            first[i] = (float)(cosine + (Noise * ((2 * random.NextUniform()) - 1)));
            second[i] = (float)(sine + (Noise * ((2 * random.NextUniform()) - 1)));
        }

        (Samples x, Samples y) = ExclusiveColumns.Append(first, second, Exclusive, seed);
        return new Dataset(x, y, Bits.Value);
    }

    /// <summary>The mutual information by the midpoint rule.</summary>
    /// <param name="resolution">The number of points of each axis between 0 and the largest value, 5/4.</param>
    internal static double IntegrateBits(int resolution)
    {
        // The densities are even in both x and y, and the joint one is the same with x and y exchanged. Where it is positive, it is the share
        // of the circle within the square of side 2 Noise around the point, over the square's area.
        const double Side = 2 * Noise;
        double step = (1 + Noise) / resolution;
        double single = 0;
        double joint = 0;
        for (int i = 0; i < resolution; i++)
        {
            double x = (i + 0.5) * step;
            single += 2 * step * Surprise((Arcsine(x + Noise) - Arcsine(x - Noise)) / Side);
            for (int j = 0; j <= i; j++)
            {
                double weight = i == j ? 1 : 2;
                joint += weight * 4 * step * step * Surprise(ArcWithin(x, (j + 0.5) * step) / (2 * Math.PI * Side * Side));
            }
        }

        return (2 * single) - joint;
    }

    private static double Surprise(double density) => density > 0 ? -density * Math.Log2(density) : 0;

    // P(cos t <= value).
    private static double Arcsine(double value) => 1 - (Math.Acos(Math.Clamp(value, -1, 1)) / Math.PI);

    // The length of the unit circle's arc within the square around (x, y).
    private static double ArcWithin(double x, double y)
    {
        // cos t is within the square for t in +-[near, far], sin t for t in [low, high] and in pi - [low, high].
        double near = Math.Acos(Math.Clamp(x + Noise, -1, 1));
        double far = Math.Acos(Math.Clamp(x - Noise, -1, 1));
        double low = Math.Asin(Math.Clamp(y - Noise, -1, 1));
        double high = Math.Asin(Math.Clamp(y + Noise, -1, 1));
        return Overlap(near, far, low, high)
            + Overlap(-far, -near, low, high)
            + Overlap(near, far, Math.PI - high, Math.PI - low)
            + Overlap((2 * Math.PI) - far, (2 * Math.PI) - near, Math.PI - high, Math.PI - low);
    }

    private static double Overlap(double firstStart, double firstEnd, double secondStart, double secondEnd) =>
        Math.Max(0, Math.Min(firstEnd, secondEnd) - Math.Max(firstStart, secondStart));
}
