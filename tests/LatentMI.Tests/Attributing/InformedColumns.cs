using LatentMI.Attribution;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Attributing;

/// <summary>Data of which it is known which columns are informed.</summary>
internal static class InformedColumns
{
    /// <summary>Pairs of Gaussian columns of a correlation each, 0..k-1 of both sides, then columns of noise.</summary>
    public static (Samples X, Samples Y) Gaussian(int count, int columns, double[] correlations, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[count * columns];
        var y = new double[count * columns];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double rho = j < correlations.Length ? correlations[j] : 0;
                double shared = random.NextNormal();
                x[(i * columns) + j] = shared;
                y[(i * columns) + j] = (rho * shared) + (Math.Sqrt(1 - (rho * rho)) * random.NextNormal());
            }
        }

        return (Samples.Create(x, count, columns), Samples.Create(y, count, columns));
    }

    /// <summary>Estimates by linear and folded maps and attributes, on one thread.</summary>
    public static AttributionResult Attribute(Samples x, Samples y, LatentMiOptions? options = null, int permutations = 99) =>
        Attribute(Estimate(x, y, options), x, y, permutations);

    /// <summary>Attributes an estimate.</summary>
    public static AttributionResult Attribute(LatentEstimate estimate, Samples x, Samples y, int permutations = 99) =>
        ColumnAttribution.Run(
            estimate,
            x,
            y,
            new AttributionOptions { Permutations = permutations },
            cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Estimates by linear and folded maps, on one thread, without calibration, which the latents do not depend on.</summary>
    public static LatentMiEstimate Estimate(Samples x, Samples y, LatentMiOptions? options = null) =>
        new LatentMiEstimator((options ?? new LatentMiOptions { Representation = RepresentationChoice.Linear }) with { Surrogates = 0, Threads = 1 })
            .Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The columns above the threshold.</summary>
    public static int[] Found(AttributedSide side) => [.. side.Columns.Where(column => column.IsAboveThreshold).Select(column => column.Column)];
}
