using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Pairing;

namespace LatentMI.Inference;

/// <summary>
/// Whether X and Y depend on each other at all: the estimate is compared with those of rows that were re-paired at random, which share nothing.
/// </summary>
/// <remarks>
/// <para>
/// The p-value counts the rows as they are as one of the pairings (B. Phipson, G. K. Smyth, "Permutation p-values should never be zero", Statistical
/// Applications in Genetics and Molecular Biology 9, 39, 2010), so that it is valid for any number of permutations. It says nothing of how large the
/// information is.
/// </para>
/// <para>
/// <see cref="PermutationKind.Pipeline"/> repeats all that was done, and needs no assumption but that the rows are independent.
/// <see cref="PermutationKind.Latents"/> re-pairs the latents of the rows that have a pointwise value, which did not train their maps: it tests the
/// pairing of these latents only. After <see cref="PublishedLmiEstimator"/> that is exact but for the early stop, which saw these rows; after
/// <see cref="LatentMiEstimator"/> rows are re-paired within the parts whose latents come from the same maps; it is an approximation, because
/// latent dimensions and representation were chosen with the true pairs in view. Where it is close, use the pipeline.
/// </para>
/// <para>
/// Rows of a time series are not exchangeable: neighbors in time are alike, and latents that were fitted to the series keep what chance put into it, so
/// that only the pipeline can be tested. <see cref="PermutationTestOptions.TimeSeriesBlock"/> shifts X in a circle
/// instead, by random different numbers of rows, each at least one block away from the true pairing either way. The two ends that meet are a pair of
/// neighbors that the series never had, which does not matter in long series. <see cref="PermutationTestOptions.Groups"/> moves whole groups.
/// </para>
/// </remarks>
public static class PermutationTest
{
    /// <summary>Tests an estimate.</summary>
    /// <param name="estimate">The estimate; permutations of the pipeline use its settings, those of latents its latents.</param>
    /// <param name="x">The rows of X that it was made from.</param>
    /// <param name="y">The rows of Y that it was made from.</param>
    /// <param name="options">The settings of the test.</param>
    /// <param name="progress">Told after every permutation, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    /// <exception cref="InputException">
    /// The samples are not those of the estimate, latents of a time series are to be tested, or there are fewer different shifts of it than permutations.
    /// </exception>
    public static PermutationTestResult Run(
        LatentEstimate estimate,
        Samples x,
        Samples y,
        PermutationTestOptions options,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        PairedSamples.ValidateCounts(x, y);
        if (x.Count != estimate.SampleCount)
        {
            throw new InputException(FormattableString.Invariant(
                $"The samples have {OneLine.Count(x.Count, "row")} and the estimate {estimate.SampleCount}; test it with the samples that it was made from."));
        }

        if (options.Kind == PermutationKind.Latents && (options.TimeSeriesBlock ?? estimate.TimeSeriesBlock) is > 1)
        {
            throw new InputException(
                "Latents of a time series cannot be tested: the maps were fitted to its chance alignments; test the whole pipeline, which shifts X circularly.");
        }

        return options.Kind == PermutationKind.Pipeline
            ? RunPipeline(estimate.EstimatorFor(estimate.Groups), estimate.Bits, x, y, options, progress, cancellationToken)
            : RunLatents(estimate, options, progress, cancellationToken);
    }

    /// <summary>The test of the whole of any estimator, which is repeated for every re-pairing.</summary>
    /// <param name="estimator">The estimator, with the settings and the seed of the estimate: then the statistic is one function of the pairing, as the test needs.</param>
    /// <param name="bits">The estimate.</param>
    /// <param name="x">The rows of X that it was made from.</param>
    /// <param name="y">The rows of Y that it was made from.</param>
    /// <param name="options">The settings of the test, whose kind does not matter.</param>
    /// <param name="progress">Told after every permutation, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    /// <exception cref="InputException">There are fewer different shifts of a time series than permutations.</exception>
    public static PermutationTestResult RunPipeline(
        IMutualInformationEstimator estimator,
        double bits,
        Samples x,
        Samples y,
        PermutationTestOptions options,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        IEnumerable<double> statistics = new RowPermutations(x.Count, options).Draw()
            .Select(order => estimator.Estimate(x.ViewRows(order), y, cancellationToken).Bits);
        return PermutationTestResult.Create(bits, NullBits.Collect(statistics, options.Permutations, progress), PermutationKind.Pipeline);
    }

    private static PermutationTestResult RunLatents(
        LatentEstimate estimate, PermutationTestOptions options, IProgress<InferenceProgress>? progress, CancellationToken cancellationToken)
    {
        var estimator = new KsgEstimator(estimate.LatentKsg);
        LatentBlock[] blocks = [.. estimate.LatentGroups.Select((rows, g) => new LatentBlock(estimate, rows, options with { Seed = options.Seed + (ulong)g }))];
        IEnumerable<double> statistics = Enumerable.Range(0, options.Permutations).Select(i => Mean(block => block.X.ViewRows(block.Orders[i])));
        return PermutationTestResult.Create(Mean(block => block.X), NullBits.Collect(statistics, options.Permutations, progress), options.Kind);

        double Mean(Func<LatentBlock, Samples> latentX) =>
            blocks.Sum(block => block.X.Count * estimator.EstimateValidated(latentX(block), block.Y, cancellationToken).Bits)
            / blocks.Sum(block => block.X.Count);
    }

    /// <summary>Rows whose latents come from the same maps, with their re-pairings.</summary>
    private sealed class LatentBlock
    {
        public LatentBlock(LatentEstimate estimate, int[] rows, PermutationTestOptions options)
        {
            X = estimate.LatentX.SelectRows(rows);
            Y = estimate.LatentY.SelectRows(rows);
            Orders = [.. new RowPermutations(rows.Length, options with { Groups = options.Groups?.SelectRows(rows) }).Draw()];
        }

        public Samples X { get; }

        public Samples Y { get; }

        public int[][] Orders { get; }
    }
}
