using System.Diagnostics;
using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// The calibrated estimate of <see cref="LatentMiEstimator"/> on latents that you already have, of an encoder that did not see these rows: KSG, its bias
/// measured on re-paired surrogates of known information.
/// </summary>
/// <remarks>
/// Latents of rows that trained their encoder share what the encoder learned of chance, and the estimate would be too high; give the rows that it did not see.
/// I(Zx;Zy) &lt;= I(X;Y), so that what the encoder loses makes the estimate too low.
/// </remarks>
public sealed class CalibratedKsgEstimator : IMutualInformationEstimator
{
    private readonly SimdWidth _width = SimdSupport.Current();

    /// <summary>Makes an estimator with the default settings.</summary>
    public CalibratedKsgEstimator()
        : this(new CalibratedKsgOptions())
    {
    }

    /// <summary>Makes an estimator.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public CalibratedKsgEstimator(CalibratedKsgOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options with { Threads = Compute.ResolveThreads(options.Threads) };
    }

    /// <summary>The settings, with the number of threads resolved.</summary>
    public CalibratedKsgOptions Options { get; }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, cancellationToken);

    /// <summary>Estimates the mutual information of latents in bits.</summary>
    /// <param name="x">The latents of X: n rows of Lx columns.</param>
    /// <param name="y">The latents of Y: n rows of Ly columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">
    /// The latents cannot be used: different numbers of rows, too few rows, also of a fold, NaN or infinite values, nothing but constant columns; or folds or
    /// groups are of another number of rows.
    /// </exception>
    public CalibratedKsgEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        long start = Stopwatch.GetTimestamp();
        PairedSamples.Validate(x, y, Options.MinimumRows, "the nearest neighbors of a row and the density ratio");
        Options.Groups?.RequireRows(x.Count);
        int[][] folds = Folds(x.Count);
        using var compute = new Compute(Options.Threads, _width, cancellationToken);
        int[] foldOfRow = new int[x.Count];
        for (int fold = 0; fold < folds.Length; fold++)
        {
            Array.ForEach(folds[fold], row => foldOfRow[row] = fold);
        }

        RowMemory? ofGroups = Options.Groups is { } groups ? AlikeGroups.Find(x, y, groups, Options.Seed, Options.Threads) : null;
        int[][] apart = ofGroups is null ? folds : [.. folds.SelectMany(fold => AlikeGroups.Apart(Options.Groups!.OfRows, fold))];
        int[][] blocks = [.. apart.SelectMany(fold => CandidateFit.Parts(fold.Length).Select(part => Array.ConvertAll(part, place => fold[place])))];
        var latents = new LatentPairs(ToView(x), ToView(y), blocks, foldOfRow)
        {
            Groups = Options.Groups?.OfRows.ToArray(),
            Block = ofGroups is null ? 1 : AlikeGroups.RowsOfOne(ofGroups, Options.Groups!.OfRows),
        };
        FittedRatio ratio = new RatioChoice(Options.OwnRatios, Options.Seed, compute).ChooseWithin(latents, folds);
        var calibrated = CalibratedKsg.Estimate(latents, ratio, Options.Calibration, compute, cancellationToken);
        (double bits, ConfidenceInterval interval, double? atLeast) = Reach.Of(
            latents, ratio, calibrated, isSum: false, calibrated.Bits, Math.Sqrt(calibrated.Variance), furtherBits: 0, Reach.Unresolved(calibrated, x, y));
        bool hasInterval = ofGroups is null || GroupedRows.AreEnough(Options.Groups!);
        return new CalibratedKsgEstimate
        {
            Estimator = "calibrated-ksg",
            Bits = bits,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = Array.ConvertAll(calibrated.PointwiseBits, ofRow => ofRow + bits - calibrated.Bits),
            Seed = Options.Seed,
            Threads = Options.Threads,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings = hasInterval ? calibrated.Warnings : [.. calibrated.Warnings, GroupedRows.TooFew(ofGroups!, Options.Groups!)],
            Options = Options,
            RawBits = calibrated.RawBits,
            Calibration = new Calibration(ratio.Kind, ratio.HeldOutBits, calibrated.RawBits, calibrated.Bits, RecoveredBits: 0, Options.Surrogates) { RatioName = ratio.Name },
            Interval = hasInterval ? interval : null,
            AtLeastBits = atLeast,
        };
    }

    /// <summary>The rows of each fold.</summary>
    private int[][] Folds(int rows)
    {
        if (Options.Folds is not { } folds)
        {
            return [[.. Enumerable.Range(0, rows)]];
        }

        if (folds.Count != rows)
        {
            throw new InputException(FormattableString.Invariant($"Folds were given for {OneLine.Count(folds.Count, "row")}, but there are {rows}; give one for each row."));
        }

        int[][] members = [.. Enumerable.Range(0, rows).GroupBy(row => folds[row]).OrderBy(fold => fold.Key).Select(fold => fold.ToArray())];
        int[] smallest = members.MinBy(fold => fold.Length)!;
        return smallest.Length >= Options.MinimumRows
            ? members
            : throw new InputException(FormattableString.Invariant(
                $"Fold {folds[smallest[0]]} has {OneLine.Count(smallest.Length, "row")}, and nearest neighbors need {Options.MinimumRows}; use fewer folds."));
    }

    private static MatrixView ToView(Samples samples)
    {
        var view = new MatrixView(new AlignedBuffer(checked(samples.Count * samples.Dimensions)), samples.Count, samples.Dimensions);
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, view.Row(i));
        }

        return view;
    }
}
