using System.Diagnostics;
using LatentMI.Estimators;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Settings;

namespace LatentMI.Studies.Lags;

/// <summary>The estimates of a study of lags, one after another, each with all threads.</summary>
/// <param name="estimator">The estimator.</param>
/// <param name="given">Its settings.</param>
/// <param name="run">Seed, threads, labels and the groups of rows.</param>
/// <param name="progress">Told after every estimate.</param>
/// <param name="total">The number of estimates.</param>
/// <param name="cancellationToken">Ends the work early.</param>
internal sealed class LagEstimates(
    EstimatorDescriptor estimator, ParameterSet given, EstimatorRun run, IProgress<InferenceProgress>? progress, int total, CancellationToken cancellationToken)
{
    // What is said of rows that were found to be a time series.
    private const string AutocorrelatedRows = "autocorrelated-rows";

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<EstimateWarning> _ofAllLags = [];
    private readonly List<EstimateWarning> _ofLags = [];
    private IMutualInformationEstimator _estimator = estimator.Create(given, run);
    private int _done;

    /// <summary>All rows of X.</summary>
    public required Samples X { get; init; }

    /// <summary>For each lag the rows of Y that belong to the same rows of X.</summary>
    public required IReadOnlyList<(int Lag, Samples Rows)> Y { get; init; }

    /// <summary>The block of the time series that the rows are taken as; null where they are taken as independent, as trials, or each lag has its own.</summary>
    public int? Block { get; private set; } = (int?)given.TryGetNumber(CommonSettings.TimeSeries.RecordName);

    /// <summary>The warnings of the rows as they are: those about all lags, and one of each other kind with the number of lags.</summary>
    public IReadOnlyList<EstimateWarning> Warnings => [.. _ofAllLags, .. EstimateWarning.Join(_ofLags, Y.Count, "lags")];

    /// <summary>The time since the first estimate began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Estimates the rows as they are, at every lag.</summary>
    /// <param name="rows">The rows of X.</param>
    public LagPoint[] EstimateRows(int[] rows)
    {
        Samples x = X.ViewRows(rows);
        var points = new LagPoint[Y.Count];

        // What the first says of the memory of the rows holds for all: it is that of X and of Y, whichever their pairs are.
        int[] places = [.. Enumerable.Range(0, Y.Count).OrderBy(place => Math.Abs((long)Y[place].Lag))];
        foreach (int place in places)
        {
            (int lag, Samples y) = Y[place];
            MutualInformationEstimate estimate = EstimateChecks.AddTo(Estimate(x, place), x, y);
            if (place == places[0])
            {
                LookAtMemory(estimate, x, y);
            }

            _ofLags.AddRange(estimate.Warnings.Except(_ofAllLags).DistinctBy(warning => warning.Id));
            points[place] = LagPoint.Of(lag, estimate);
        }

        return points;
    }

    /// <summary>Estimates rows of X that do not belong to those of Y, at every lag.</summary>
    /// <param name="rows">The rows of X.</param>
    public double[] EstimateSurrogate(int[] rows)
    {
        Samples x = X.ViewRows(rows);
        return [.. Enumerable.Range(0, Y.Count).Select(place => Estimate(x, place).Bits)];
    }

    private MutualInformationEstimate Estimate(Samples x, int place)
    {
        try
        {
            MutualInformationEstimate estimate = _estimator.Estimate(x, Y[place].Rows, cancellationToken);
            progress?.Report(new InferenceProgress(++_done, total, Elapsed));
            return estimate;
        }
        catch (InputException e)
        {
            throw new InputException(FormattableString.Invariant($"lag {Y[place].Lag}: {e.Message}"), e);
        }
    }

    /// <summary>Takes the block that an estimate of learned codes found for all that follow, and looks at the rows where the estimator does not and no trials tell what is alike.</summary>
    private void LookAtMemory(MutualInformationEstimate estimate, Samples x, Samples y)
    {
        if (estimate is not LatentEstimate && run.Groups is null)
        {
            _ofAllLags.AddRange(EstimateChecks.FindAutocorrelation(x, y, run.Seed, threads: run.Threads));
        }

        // Without an interval the series is too short for its memory, which every estimate then says and regards by itself.
        if (Block is null && estimate is LatentMiEstimate { TimeSeriesBlock: > 1 and var block, Interval: not null })
        {
            Block = block;
            _ofAllLags.AddRange(estimate.Warnings.Where(warning => warning.Id == AutocorrelatedRows));
            var used = new ParameterSet { { CommonSettings.TimeSeries.RecordName, (double)block } };
            used.AddRange(given);
            _estimator = estimator.Create(used, run);
        }
    }
}
