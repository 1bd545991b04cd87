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
    // What rows remember is measured once, for all estimates.
    private const string AutocorrelatedRows = "autocorrelated-rows";

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<EstimateWarning> _warnings = [];
    private int _done;

    /// <summary>The warnings of the estimates, each with the estimates that it is of.</summary>
    public IReadOnlyList<EstimateWarning> Warnings => _warnings;

    /// <summary>The time since the first estimate began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>A transfer entropy and its test.</summary>
    /// <param name="source">The source, and what messages call it.</param>
    /// <param name="target">The target, and what messages call it.</param>
    /// <param name="surrogates">The number of surrogates; 0 for no test.</param>
    /// <param name="seed">The seed of the surrogates.</param>
    public HistoryEstimate Transfer((string Name, TransferSide Side) source, (string Name, TransferSide Side) target, int surrogates, ulong seed)
    {
        string name = $"{source.Name} to {target.Name}, where X is the past of {source.Name}, Y the present of {target.Name} and Z its past";
        HistoryEstimate estimate = Report(name, Estimate(name, () => OfSource(source.Side.Source)), source.Side.Source, target.Side.Present);
        return surrogates == 0 ? estimate : estimate with
        {
            Test = new LagTest([.. source.Side.MovedSources(surrogates, seed).Select(moved => new[] { Estimate(name, () => OfSource(moved)).Bits })]),
        };

        InformationEstimate OfSource(Samples past) => estimator.Transfer(past, target.Side.Present, target.Side.Own, cancellationToken);
    }

    /// <summary>An active information storage.</summary>
    /// <param name="of">What messages call the series.</param>
    /// <param name="side">The series.</param>
    public HistoryEstimate Storage(string of, TransferSide side)
    {
        string name = $"storage of {of}, where X is its past and Y its present";
        return Report(name, Estimate(name, () => estimator.Storage(side.Own, side.Present, cancellationToken)), side.Own, side.Present);
    }

    private HistoryEstimate Report(string name, InformationEstimate estimate, Samples past, Samples present)
    {
        IEnumerable<EstimateWarning> warnings = EstimateChecks.AddTo(estimate, past, present).Warnings.Where(warning => warning.Id != AutocorrelatedRows);
        _warnings.AddRange(warnings.Select(warning => warning with { Message = $"{name}: {warning.Message}" }));
        return HistoryEstimate.Of(estimate, hasIntervals);
    }

    private InformationEstimate Estimate(string name, Func<InformationEstimate> make)
    {
        try
        {
            InformationEstimate estimate = make();
            progress?.Report(new InferenceProgress(++_done, total, Elapsed));
            return estimate;
        }
        catch (InputException e)
        {
            throw new InputException($"{name}: {e.Message}", e);
        }
    }
}
