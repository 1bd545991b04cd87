using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// d independent pairs of columns: X uniform on [0, 1), Y = X + a U with U uniform on [0, 1) and independent of X. The joint density has hard edges.
/// I(X;Y) = I exactly, I / d from each pair.
/// </summary>
/// <remarks>
/// I of a pair is h(Y) - h(aU) = h(Y) - ln a nats. Up to a = 1 the density of Y rises as y / a to 1, stays and falls alike, and the two slopes have the
/// entropy -2 int_0^a (y / a) ln (y / a) dy = a / 2, so that I = a / 2 - ln a. Above 1 the sides change places: I = 1 / (2 a).
/// </remarks>
public sealed record HardEdgedRecipe : IDatasetRecipe
{
    // Halvings of an interval of the logarithm of a, which leave its last digit alone.
    private const int Halvings = 100;
    private const double NatsAtWidthOne = 0.5;

    /// <summary>The name of the recipe.</summary>
    public const string RecipeName = "hard-edged";

    /// <inheritdoc/>
    public string Name => RecipeName;

    /// <summary>d, the number of columns of each side.</summary>
    public required int Dimensions { get; init; }

    /// <summary>I, the mutual information in bits; above 0.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>a, the width of the noise.</summary>
    public double Width => WidthOf(Bits * Math.Log(2) / Dimensions);

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "d", Dimensions }, { "bits", Bits }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, Dimensions);

    /// <inheritdoc/>
    public string Truth => "exact: d (a / 2 - ln a) nats of noise of width a up to 1, d / (2 a) above";

    /// <summary>The information of a pair in nats.</summary>
    /// <param name="width">a; above 0.</param>
    public static double NatsOf(double width) => width <= 1 ? (width / 2) - Math.Log(width) : 1 / (2 * width);

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Bits);
        double width = Width;
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new float[checked(Count * Dimensions)];
        var y = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (i % Dimensions == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            double value = random.NextUniform();
            x[i] = (float)value;
            y[i] = (float)(value + (width * random.NextUniform()));
        }

        return new Dataset(Samples.Create(x, Count, Dimensions), Samples.Create(y, Count, Dimensions), Bits);
    }

    private static double WidthOf(double nats)
    {
        if (nats <= NatsAtWidthOne)
        {
            return 1 / (2 * nats);
        }

        // -ln a is between I - 1/2 and I, because a / 2 is between 0 and 1/2; the information falls with a.
        double low = -nats;
        double high = NatsAtWidthOne - nats;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = NatsOf(Math.Exp(middle)) > nats ? (middle, high) : (low, middle);
        }

        return Math.Exp((low + high) / 2);
    }
}
