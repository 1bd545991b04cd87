using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// A column Y that is the sum of the d columns of X and noise, all on one scale: Y = f((x₁ + … + x_d) / √d + s e) and X = (f(x₁), …, f(x_d)), the x and e independent and
/// standard normal. The function f is strictly increasing, so that I(X;Y) = ½ log₂(1 + 1 / s²).
/// </summary>
public sealed record SumsRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "sums";

    /// <summary>f, the scale of all columns.</summary>
    public required ColumnScale Scale { get; init; }

    /// <summary>d, the number of columns of X.</summary>
    public required int Dimensions { get; init; }

    /// <summary>I, the mutual information in bits; above 0.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "scale", ColumnScales.Name(Scale) }, { "d", Dimensions }, { "bits", Bits }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, 1);

    /// <inheritdoc/>
    public string Truth => "exact: 1/2 log2(1 + 1/s^2), s the standard deviation of the noise";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Bits);
        double noise = 1 / Math.Sqrt(Math.Pow(2, 2 * Bits) - 1);
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new float[checked(Count * Dimensions)];
        var y = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double sum = 0;
            foreach (ref float value in x.AsSpan(i * Dimensions, Dimensions))
            {
                double term = random.NextNormal();
                sum += term;
                value = (float)ColumnScales.Measure(Scale, term);
            }

            y[i] = (float)ColumnScales.Measure(Scale, (sum / Math.Sqrt(Dimensions)) + (noise * random.NextNormal()));
        }

        return new Dataset(Samples.Create(x, Count, Dimensions), Samples.Create(y, Count, 1), Bits);
    }
}
