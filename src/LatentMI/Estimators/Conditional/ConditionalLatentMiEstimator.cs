using System.Diagnostics;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Conditional;

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
    /// <summary>Labels given as Z of more values than this are taken for numbers.</summary>
    public const int MostLabels = LevelIndicators.MostLevels;

    /// <summary>The estimates that are made, in their order, as formulas.</summary>
    public static IReadOnlyList<string> Terms { get; } = ["I(X;Y,Z)", "I(X;Z)", "I(Y;X,Z)", "I(Y;Z)", "I(Z;X,Y)"];

    /// <summary>Makes an estimator with the default settings.</summary>
    public ConditionalLatentMiEstimator()
        : this(LatentMiOptions.Default)
    {
    }

    /// <summary>Makes an estimator.</summary>
    /// <param name="options">The settings of every term.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range, or the rows are a time series.</exception>
    public ConditionalLatentMiEstimator(LatentMiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.TimeSeriesBlock is > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.TimeSeriesBlock, "Conditional information is estimated of independent rows; take one row in each block.");
        }

        Options = options with { Threads = Compute.ResolveThreads(options.Threads) };
    }

    /// <summary>The settings, with the number of threads resolved.</summary>
    public LatentMiOptions Options { get; }

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
        ConditionalSamples.Validate(x, y, z, CrossFittedEstimation.MinimumRows(Options), "the folds and the nearest neighbors of their rows");
        RowMemory? ofGroups = Options.Groups is { } together ? OfGroups(together) : null;
        (Samples sideX, Samples sideY, Samples sideZ) = (LabelColumns.Expand(x), LabelColumns.Expand(y), LabelColumns.Expand(z));
        LatentMiEstimate withX = Join(Terms[0], sideX, sideY, sideZ);
        LatentMiEstimate ofX = Single(Terms[1], sideX, sideZ);
        LatentMiEstimate withY = Join(Terms[2], sideY, sideX, sideZ);
        LatentMiEstimate ofY = Single(Terms[3], sideY, sideZ);
        LatentMiEstimate ofZ = Join(Terms[4], sideZ, sideX, sideY);
        IReadOnlyList<int[]> groups = ConditionalLatents.CommonGroups(withX, withY, ofZ);
        var latents = new ConditionalLatents(withX.LatentX, withY.LatentX, ofZ.LatentX, groups, Options);
        double[] neighborBits = latents.PointwiseBits(cancellationToken);

        var bits = new double[x.Count];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = (withX.PointwiseBits[i] - ofX.PointwiseBits[i] + withY.PointwiseBits[i] - ofY.PointwiseBits[i]) / 2;
        }

        double mean = bits.Sum() / bits.Length;
        EstimateWarning[] remembering = Options.Groups is { } few
            ? ofGroups is { } memory && !GroupedRows.AreEnough(few) ? [GroupedRows.TooFew(memory, few)] : []
            : [.. AutocorrelatedRows.Warnings(x, y, given: null, Options.Seed, isConditional: true, Options.Threads)];
        var estimate = new ConditionalLatentMiEstimate
        {
            Estimator = "lmi",
            Bits = mean,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            DimensionsZ = z.Dimensions,
            PointwiseBits = bits,
            Seed = Options.Seed,
            Threads = Options.Threads,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings = [.. Warnings(withX, ofX, withY, ofY), .. remembering],
            Options = Options,
            BitsFromX = withX.Bits - ofX.Bits,
            BitsFromY = withY.Bits - ofY.Bits,
            NeighborBits = neighborBits.Average(),
            Terms = [.. new[] { withX, ofX, withY, ofY, ofZ }.Zip(Terms, Describe)],
            LatentX = withX.LatentX,
            LatentY = withY.LatentX,
            LatentZ = ofZ.LatentX,
            LatentGroups = groups,
        };
        double halfDifference = (estimate.BitsFromX - estimate.BitsFromY) / 2;
        double standardError = Math.Sqrt((estimate.TermError * estimate.TermError) + (halfDifference * halfDifference));
        estimate = Options.Representation == RepresentationChoice.Auto && ConditionalCounts.Find(x, y, z, cancellationToken) is { } counted
            ? estimate with
            {
                Bits = counted.Bits,
                PointwiseBits = counted.PointwiseBits,
                Interval = ConfidenceInterval.Around(counted.Bits, counted.StandardErrorBits),
                IsCounted = true,

                // They are about distances, which counts do not know.
                Warnings = [.. estimate.Warnings.Where(warning => warning.Id != "ties")],
            }
            : estimate with { Interval = ConfidenceInterval.Around(mean, standardError) };
        return remembering.Length == 0 ? estimate : estimate with { Interval = null };

        // Each term has the same folds and parts, so that what two of the sides share counts for all.
        RowMemory? OfGroups(RowGroups groups) =>
            Find(x, y, groups) ?? Find(x, z, groups) ?? Find(y, z, groups);

        RowMemory? Find(Samples one, Samples other, RowGroups groups) => AlikeGroups.Find(one, other, groups, Options.Seed, Options.Threads);

        LatentMiEstimate Join(string name, Samples side, Samples first, Samples second) => Fit(
            name, side, Samples.Join([first, second]), [first.Dimensions, second.Dimensions]);

        LatentMiEstimate Single(string name, Samples side, Samples other) => Fit(name, side, other, joint: null);

        LatentMiEstimate Fit(string name, Samples side, Samples other, IReadOnlyList<int>? joint)
        {
            LatentMiEstimate term = new CrossFittedEstimation(Options, SimdSupport.Current(), alike: ofGroups is null ? null : AlikeGroups.RowsOfOne(ofGroups, Options.Groups!.OfRows))
                .Estimate(side, other, progress is null ? null : new TermProgress(name, progress), cancellationToken, joint);

            // No model of a term is ever asked for, which would keep sides that were joined in memory.
            return term with { PendingModel = null };
        }
    }

    /// <summary>The warnings of the terms: those about sides from the terms where they stand alone, those about copies of rows where all is joined.</summary>
    private static IReadOnlyList<EstimateWarning> Warnings(LatentMiEstimate withX, LatentMiEstimate ofX, LatentMiEstimate withY, LatentMiEstimate ofY)
    {
        const string Copies = "repeated-pairs", Neighbors = "autocorrelated-rows";
        IEnumerable<EstimateWarning> ofSides = ofX.Warnings.Select(warning => Name(warning, "X", "Z")).Concat(ofY.Warnings.Select(warning => Name(warning, "Y", "Z")));
        return
        [
            .. withX.Warnings.Where(warning => warning.Id == Copies),
            .. ofSides.Where(warning => warning.Id is not (Copies or Neighbors)).Concat(withX.Warnings.Concat(withY.Warnings).Where(warning => warning.Id == "ties")).Distinct(),
        ];

        // In a term the sides are called X and Y.
        static EstimateWarning Name(EstimateWarning warning, string first, string second) => warning with
        {
            Message = warning.Message.Replace("of Y ", $"of {second} ", StringComparison.Ordinal).Replace("of X ", $"of {first} ", StringComparison.Ordinal),
        };
    }

    private static ConditionalTerm Describe(LatentMiEstimate estimate, string name) => new(
        name, estimate.Bits, estimate.Interval!.Value.StandardError, estimate.LatentDimensions, estimate.Representations.First(score => score.Chosen).Name);

    /// <summary>Hands on which term is estimated.</summary>
    private sealed class TermProgress(string name, IProgress<EstimationProgress> progress) : IProgress<EstimationProgress>
    {
        public void Report(EstimationProgress value) => progress.Report(value with { Term = name });
    }
}
