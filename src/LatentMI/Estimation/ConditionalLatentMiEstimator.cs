using System.Diagnostics;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI;

/// <summary>
/// Conditional latent mutual information: I(X;Y|Z) of many columns by the chain rule, from calibrated latent estimates.
/// </summary>
/// <remarks>
/// The estimate is the mean of I(X;Y,Z) - I(X;Z) and I(Y;X,Z) - I(Y;Z), each term as <see cref="LatentMiEstimator"/> estimates it on the same folds;
/// where Y and Z are joined, each of both has the same total variance, however many columns it has. Beside it stands
/// <see cref="ConditionalKsgEstimator"/> on latents of X that predict Y and Z, of Y that predict X and Z, and of Z that predict X and Y.
/// docs/method.md defines all of it.
/// </remarks>
public sealed class ConditionalLatentMiEstimator
{
    // 97.5 % quantile of the normal distribution.
    private const double ConfidenceQuantile = 1.959964;

    private readonly LatentMiOptions _options;

    /// <summary>Makes an estimator.</summary>
    /// <param name="options">The settings of every term.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range, or the method is not <see cref="LatentMiMethod.CrossFitted"/>.</exception>
    public ConditionalLatentMiEstimator(LatentMiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Method != LatentMiMethod.CrossFitted)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Method, "Conditional information is made of cross-fitted estimates.");
        }

        _options = options with { Threads = Compute.ResolveThreads(options.Threads) };
    }

    /// <summary>Estimates I(X;Y|Z) in bits.</summary>
    /// <param name="x">n rows of dx columns.</param>
    /// <param name="y">n rows of dy columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="z">n rows of dz columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="progress">Told when a stage or a representation of a term begins, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The samples cannot be used: different numbers of rows, too few, NaN or infinite values, a constant side.</exception>
    public ConditionalLatentMiEstimate Estimate(
        Samples x, Samples y, Samples z, IProgress<EstimationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(z);
        long start = Stopwatch.GetTimestamp();
        ConditionalSamples.Validate(x, y, z, CrossFittedEstimation.MinimumRows(_options), "the folds and the nearest neighbors of their rows");
        (Samples sideX, Samples sideY, Samples sideZ) = (LabelColumns.Expand(x), LabelColumns.Expand(y), LabelColumns.Expand(z));
        LatentMiEstimate withX = Join("I(X;Y,Z)", sideX, sideY, sideZ);
        LatentMiEstimate ofX = Single("I(X;Z)", sideX, sideZ);
        LatentMiEstimate withY = Join("I(Y;X,Z)", sideY, sideX, sideZ);
        LatentMiEstimate ofY = Single("I(Y;Z)", sideY, sideZ);
        LatentMiEstimate ofZ = Join("I(Z;X,Y)", sideZ, sideX, sideY);
        IReadOnlyList<int[]> groups = ConditionalLatents.CommonGroups(withX, withY, ofZ);
        var latents = new ConditionalLatents(withX.LatentX, withY.LatentX, ofZ.LatentX, groups, _options);
        double[] neighborBits = latents.PointwiseBits(cancellationToken);

        var bits = new double[x.Count];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = (withX.PointwiseBits[i] - ofX.PointwiseBits[i] + withY.PointwiseBits[i] - ofY.PointwiseBits[i]) / 2;
        }

        double mean = bits.Sum() / bits.Length;
        double fromX = withX.Bits - ofX.Bits, fromY = withY.Bits - ofY.Bits;
        double sampling = bits.Sum(value => (value - mean) * (value - mean)) / (bits.Length - 1) / bits.Length;
        double standardError = Math.Sqrt(sampling + ((fromX - fromY) * (fromX - fromY) / 4));
        double neighbors = neighborBits.Average();
        return new ConditionalLatentMiEstimate
        {
            Estimator = "lmi",
            Bits = mean,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            DimensionsZ = z.Dimensions,
            PointwiseBits = bits,
            PointwiseMask = Enumerable.Repeat(true, x.Count).ToArray(),
            Seed = _options.Seed,
            Threads = _options.Threads,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings = [],
            Options = _options,
            Interval = new ConfidenceInterval(mean - (ConfidenceQuantile * standardError), mean + (ConfidenceQuantile * standardError), standardError),
            BitsFromX = fromX,
            BitsFromY = fromY,
            NeighborBits = neighbors,
            Terms =
            [
                Describe("I(X;Y,Z)", withX), Describe("I(X;Z)", ofX), Describe("I(Y;X,Z)", withY), Describe("I(Y;Z)", ofY), Describe("I(Z;X,Y)", ofZ),
            ],
            LatentX = withX.LatentX,
            LatentY = withY.LatentX,
            LatentZ = ofZ.LatentX,
            LatentGroups = groups,
        };

        LatentMiEstimate Join(string name, Samples side, Samples first, Samples second) => Fit(
            name, side, ConditionalSamples.Join(first, second), first.Dimensions);

        LatentMiEstimate Single(string name, Samples side, Samples other) => Fit(name, side, other, joint: null);

        LatentMiEstimate Fit(string name, Samples side, Samples other, int? joint) => new CrossFittedEstimation(_options, SimdSupport.Current())
            .Estimate(side, other, progress is null ? null : new TermProgress(name, progress), cancellationToken, joint);
    }

    private static ConditionalTerm Describe(string name, LatentMiEstimate estimate) => new(
        name, estimate.Bits, estimate.Interval!.Value.StandardError, estimate.LatentDimensions, estimate.Representations.First(score => score.Chosen).Name);

    /// <summary>Hands on which term is estimated.</summary>
    private sealed class TermProgress(string name, IProgress<EstimationProgress> progress) : IProgress<EstimationProgress>
    {
        public void Report(EstimationProgress value) =>
            progress.Report(value.Representation is { } representation ? value with { Representation = $"{name}, {representation}" } : value);
    }
}
