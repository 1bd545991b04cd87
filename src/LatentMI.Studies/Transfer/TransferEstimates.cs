using System.Diagnostics;
using LatentMI.Inference;
using LatentMI.Studies.Lags;

namespace LatentMI.Studies.Transfer;

/// <summary>The estimates of a study of transfer, one after another, each with all threads.</summary>
/// <param name="estimator">The estimator.</param>
/// <param name="hasIntervals">Whether the rows tell how far an estimate may be off.</param>
/// <param name="progress">Told after every estimate.</param>
/// <param name="total">The number of estimates.</param>
/// <param name="cancellationToken">Ends the work early.</param>
internal sealed class TransferEstimates(HistoryEstimator estimator, bool hasIntervals, IProgress<InferenceProgress>? progress, int total, CancellationToken cancellationToken)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<EstimateWarning> _warnings = [];
    private int _done;

    /// <summary>The warnings of the estimates, each with the estimates that it is of.</summary>
    public IReadOnlyList<EstimateWarning> Warnings => _warnings;

    /// <summary>The time since the first estimate began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>A transfer entropy and its test.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="surrogates">The number of surrogates; 0 for no test.</param>
    /// <param name="seed">The seed of the surrogates.</param>
    public HistoryEstimate Transfer(string name, TransferSide source, TransferSide target, int surrogates, ulong seed)
    {
        HistoryEstimate estimate = Estimate(name, isReported: true, () => estimator.Transfer(source.Source, target.Present, target.Own, cancellationToken));
        return surrogates == 0 ? estimate : estimate with
        {
            Test = new LagTest([.. source.MovedSources(surrogates, seed).Select(moved => new[]
            {
                Estimate(name, isReported: false, () => estimator.Transfer(moved, target.Present, target.Own, cancellationToken)).Bits,
            })]),
        };
    }

    /// <summary>An active information storage.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="side">The series.</param>
    public HistoryEstimate Storage(string name, TransferSide side) =>
        Estimate(name, isReported: true, () => estimator.Storage(side.Own, side.Present, cancellationToken));

    private HistoryEstimate Estimate(string name, bool isReported, Func<(HistoryEstimate Estimate, IReadOnlyList<EstimateWarning> Warnings)> make)
    {
        try
        {
            (HistoryEstimate estimate, IReadOnlyList<EstimateWarning> warnings) = make();
            progress?.Report(new InferenceProgress(++_done, total, Elapsed));
            if (isReported)
            {
                _warnings.AddRange(warnings.Select(warning => warning with { Message = $"{name}: {warning.Message}" }));
            }

            return hasIntervals ? estimate : estimate with { Interval = null };
        }
        catch (InputException e)
        {
            throw new InputException($"{name}: {e.Message}", e);
        }
    }
}
