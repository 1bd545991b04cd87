using System.Diagnostics;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Attribution;

/// <summary>
/// Which columns carry the information: how well each column of one side is predicted, on rows that were held out, from the latents of the other.
/// </summary>
/// <remarks>
/// <para>
/// The predictors are the latents and their squares, so that a dependence without a direction is seen too; two things of a column are predicted, its
/// value and its distance from its mean, so that a column whose spread alone depends on the other side is found. Prediction is by ridge regression,
/// fitted on other rows than it is judged on, and only on rows that have a pointwise value, whose latents come from maps that did not see them.
/// </para>
/// <para>
/// Columns are tested by re-pairing the latents' rows with the columns' at random, all columns by the same re-pairings. The threshold is taken from the
/// largest gain over all columns of a side for each (P. H. Westfall, S. S. Young, "Resampling-Based Multiple Testing", Wiley 1993), so that it
/// holds for columns of any dependence among each other. As with <see cref="PermutationKind.Latents"/> the latents were found with the true pairs in
/// view and are not found anew, so that it is an approximation; docs/attribution.md has measured rates.
/// </para>
/// <para>A gain is not the column's own information: columns that are alike share their gain, and what columns tell only together none of them shows.</para>
/// </remarks>
public static class ColumnAttribution
{
    private const int Folds = 10;
    private const int RowsPerFold = 5;

    /// <summary>Attributes an estimate to columns.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">The rows of X that it was made from.</param>
    /// <param name="y">The rows of Y that it was made from.</param>
    /// <param name="options">The settings.</param>
    /// <param name="progress">Told of the columns that are done, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    /// <exception cref="InputException">
    /// The samples are not those of the estimate, there are too few rows, or fewer different shifts of a time series than permutations.
    /// </exception>
    public static AttributionResult Run(
        LatentEstimate estimate,
        Samples x,
        Samples y,
        AttributionOptions options,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        RequireSamplesOf(estimate, x, y);
        long start = Stopwatch.GetTimestamp();
        int[] rows = [.. Enumerable.Range(0, estimate.SampleCount).Where(i => !double.IsNaN(estimate.PointwiseBits[i]))];
        var permutations = new PermutationTestOptions
        {
            Permutations = options.Permutations,
            Seed = estimate.Seed,
            TimeSeriesBlock = estimate.TimeSeriesBlock,
            Groups = estimate.Groups?.SelectRows(rows),
        };
        int[][] orders = [.. new RowPermutations(rows.Length, permutations).Draw()];
        FoldOrder[] groups = Deal(estimate, rows);
        using var compute = new Compute(estimate.Threads, SimdSupport.Current(), cancellationToken);
        int total = x.Dimensions + y.Dimensions;
        AttributedSide sideX = Attribute(estimate.LatentY, x, 0);
        AttributedSide sideY = Attribute(estimate.LatentX, y, x.Dimensions);
        return new AttributionResult { X = sideX, Y = sideY, Rows = rows.Length, Options = options };

        AttributedSide Attribute(Samples latents, Samples columns, int done)
        {
            LatentPredictor[] predictors = [.. groups.Select(group => LatentPredictor.Fit(latents, rows, group, compute))];
            ColumnGains gains = ColumnGains.Measure(
                predictors,
                new SampleColumns(columns, rows),
                orders,
                compute,
                finished => progress?.Report(new InferenceProgress(done + finished, total, Stopwatch.GetElapsedTime(start))));
            return gains.Describe(columns.ColumnNames, options);
        }
    }

    private static void RequireSamplesOf(LatentEstimate estimate, Samples x, Samples y)
    {
        PairedSamples.ValidateCounts(x, y);
        if (x.Count != estimate.SampleCount || x.Dimensions != estimate.DimensionsX || y.Dimensions != estimate.DimensionsY)
        {
            throw new InputException(FormattableString.Invariant(
                $"The samples have {OneLine.Count(x.Count, "row")} of {x.Dimensions} and {y.Dimensions} columns, and the estimate {estimate.SampleCount} rows of {estimate.DimensionsX} and {estimate.DimensionsY}; ")
                + "attribute it with the samples that it was made from.");
        }
    }

    /// <summary>
    /// The folds of each group of rows whose latents can be compared: all rows, but for encoders that are others for each group. Rows are counted among
    /// those that have a pointwise value.
    /// </summary>
    private static FoldOrder[] Deal(LatentEstimate estimate, int[] rows)
    {
        RowGroups? rowGroups = estimate.Groups?.SelectRows(rows);
        int[][] groups = [.. ComparableRows(estimate, rows).Select(group => Array.ConvertAll(group, row => Array.BinarySearch(rows, row)))];
        return [.. groups.Select((group, g) => Deal(estimate.TimeSeriesBlock ?? 1, group, rowGroups, new RandomStream(estimate.Seed, RandomPurpose.AttributionFolds, (ulong)g)))];
    }

    private static int[][] ComparableRows(LatentEstimate estimate, int[] rows)
    {
        if (estimate is not LatentMiEstimate { Order: { } folds } crossFitted)
        {
            return [rows];
        }

        return crossFitted.Representations.FirstOrDefault(score => score.Chosen)?.Kind switch
        {
            RepresentationKind.Network => NetworkRepresentation.GroupRows(folds),
            RepresentationKind.Own => [.. folds.Members().Select(fold => Array.ConvertAll(fold, position => folds.Rows[position]).Order().ToArray())],
            _ => [rows],
        };
    }

    private static FoldOrder Deal(int block, int[] group, RowGroups? groups, RandomStream random)
    {
        FoldOrder dealt = FoldOrder.TryDeal(group.Length, Folds, RowsPerFold, block, groups?.SelectRows(group), alike: null, random)
            ?? throw new InputException(FormattableString.Invariant(
                $"{OneLine.Count(group.Length, "row")} with latents that can be compared {(group.Length == 1 ? "is" : "are")} too few to predict columns from; give more rows, shorter blocks or smaller groups."));
        return dealt with { Rows = [.. dealt.Rows.Select(position => group[position])] };
    }
}
