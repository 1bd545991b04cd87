using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Inference;
using LatentMI.Settings;
using LatentMI.Studies.Lags;
using LatentMI.Studies.Pairing;

namespace LatentMI.Studies.Transfer;

/// <summary>
/// Estimates transfer entropy, TE(X to Y) = I(past of X; Y_t | past of Y), in both directions (T. Schreiber, Physical Review Letters 85, 461, 2000), and active
/// information storage, AIS(Y) = I(past of Y; Y_t) (J. T. Lizier, M. Prokopenko, A. Y. Zomaya, Information Sciences 208, 39, 2012), in bits.
/// </summary>
/// <remarks>
/// All four are of the same rows t, those whose histories are complete within their recording or trial. The delay from source to target is that of M. Wibral et
/// al., PLoS ONE 8, e55809 (2013). Surrogates move the source against the target and its past, so that the memory of each stays as it is; what is tested is that
/// the source has nothing to do with the target.
/// </remarks>
/// <param name="estimator">The estimator: <c>lmi</c>, <c>ksg</c> or <c>gaussian</c>.</param>
/// <param name="given">Its settings.</param>
/// <param name="run">Seed and threads.</param>
public sealed class TransferStudy(EstimatorDescriptor estimator, ParameterSet given, EstimatorRun run)
{
    // Both directions, and the storage of both.
    private const int OfRows = 4;

    private static readonly SettingNames Names = SettingNames.OfOptions;

    /// <summary>The estimators that estimate given a past.</summary>
    public static IReadOnlyList<EstimatorDescriptor> Estimators { get; } =
        [.. EstimatorCatalog.All.Where(one => one is LatentMiDescriptor or KsgDescriptor or GaussianDescriptor)];

    /// <summary>Which rows of the past are looked at.</summary>
    public TransferHistories Histories { get; init; } = new();

    /// <summary>The number of surrogates, B, of the test of each direction; 0 for no test.</summary>
    public int Permutations { get; init; }

    /// <summary>The most rows that are used; null where that is left to the estimator.</summary>
    public int? MostRows { get; init; }

    private bool IsLatent => estimator is LatentMiDescriptor;

    /// <summary>Refuses estimators and settings that mean nothing to transfer entropy, instead of ignoring them.</summary>
    /// <param name="hasTrials">Whether histories are to stay within trials.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireApplicable(bool hasTrials)
    {
        if (!Estimators.Contains(estimator))
        {
            throw new InputException(
                $"Transfer entropy is estimated by {Names.Of(EstimatorCatalog.Choice)} {string.Join(", ", Estimators.Select(one => one.Name))}, not by {estimator.Name}; choose one of these.");
        }

        if (IsLatent && !LatentMiDescriptor.IsCrossFitted(given))
        {
            throw new InputException($"Transfer entropy is estimated with {Names.Of(CommonSettings.Preset, "default")} only, whose terms are calibrated; leave {Names.Of(CommonSettings.Preset)} out.");
        }

        if (given.Written(CommonSettings.KsgAlgorithm.RecordName) == "2")
        {
            throw new InputException($"{Names.Of(CommonSettings.KsgAlgorithm)} 2 is not defined for transfer entropy; leave it out.");
        }

        EstimateSettings.Check(estimator, given, [CommonSettings.TimeSeries], Names);
        LagSettings.RequireBlocks(estimator, given, hasTrials, Names);
    }

    /// <summary>Estimates and tests.</summary>
    /// <param name="x">n rows of X, in the order of time.</param>
    /// <param name="y">n rows of Y, of the same times.</param>
    /// <param name="lagged">Which rows lags set beside each other.</param>
    /// <param name="progress">Told after every estimate, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">No row has complete histories, or the rows are too few for the estimator or the test, or cannot be estimated.</exception>
    public TransferResult Run(Samples x, Samples y, LaggedRows lagged, IProgress<InferenceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lagged);
        lagged.RequireRowsOf(x, y);
        var rows = new HistoryRows(lagged, Histories);
        if (Permutations > 0)
        {
            LagSurrogates.Require(rows.Trials, lagged.Count, Permutations);
        }

        var blocks = TimeBlocks.Find(
            new TransferSide(x, rows), new TransferSide(y, rows), rows, (int?)given.TryGetNumber(CommonSettings.TimeSeries.RecordName), IsLatent, run.Seed, run.Threads);
        rows.Drawn = new RowBound(MostRows).Draw(rows.Count, IsLatent, blocks.Block, run.Seed, Names);
        var (sideX, sideY) = (new TransferSide(x, rows), new TransferSide(y, rows));
        var estimates = new TransferEstimates(
            new HistoryEstimator(estimator, given, run with { Groups = IsLatent ? blocks.GroupsOf(rows) : null }),
            blocks.AreEnough,
            progress,
            OfRows + (2 * Permutations),
            cancellationToken);
        HistoryEstimate storageX = estimates.Storage("X", sideX);
        HistoryEstimate storageY = estimates.Storage("Y", sideY);
        HistoryEstimate xToY = estimates.Transfer(("X", sideX), ("Y", sideY), Permutations, run.Seed);
        HistoryEstimate yToX = estimates.Transfer(("Y", sideY), ("X", sideX), Permutations, run.Seed);
        return new TransferResult
        {
            XToY = xToY,
            YToX = yToX,
            StorageX = storageX,
            StorageY = storageY,
            CommonRows = rows.Count,
            Drawn = rows.Drawn,
            Trials = rows.Trials?.Distinct().Count(),
            Block = blocks.Block,
            Memory = blocks.Memory,
            Warnings = [.. blocks.Warnings, .. HistoryRemarks.OfColumns(estimator, sideX, sideY, blocks.Memory), .. HistoryRemarks.OfStorage(storageX, storageY), .. estimates.Warnings],
            Elapsed = estimates.Elapsed,
        };
    }
}
