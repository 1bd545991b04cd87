using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Inference;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;
using static System.FormattableString;

namespace LatentMI.Studies.Lags;

/// <summary>Estimates what row t of X and row t + lag of Y share over lags, and tests the largest.</summary>
/// <remarks>
/// Every lag is estimated from the same rows of X, those that have a row of Y at each of the lags, with the same settings, seed and block of a time series: the
/// estimates then differ by what X and Y share alone. Surrogates repeat all estimates, the same surrogate at every lag.
/// </remarks>
/// <param name="estimator">The estimator.</param>
/// <param name="given">Its settings.</param>
/// <param name="run">Seed, threads and labels.</param>
public sealed class LagStudy(EstimatorDescriptor estimator, ParameterSet given, EstimatorRun run)
{
    private static readonly SettingNames Names = SettingNames.OfOptions;

    /// <summary>The lags, each once, from the smallest to the largest.</summary>
    public required IReadOnlyList<int> Lags { get; init; }

    /// <summary>The number of surrogates, B, of the test of the largest estimate; 0 for no test.</summary>
    public int Permutations { get; init; }

    /// <summary>The most pairs of rows that are used; null where that is left to the estimator.</summary>
    public int? MostRows { get; init; }

    private int? Block => (int?)given.TryGetNumber(CommonSettings.TimeSeries.RecordName);

    /// <summary>Refuses settings that mean nothing to the estimator or to lags, instead of ignoring them.</summary>
    /// <param name="hasTrials">Whether lags are to stay within trials.</param>
    /// <exception cref="InputException">There is such a setting.</exception>
    public void RequireApplicable(bool hasTrials)
    {
        EstimateSettings.Check(estimator, given, [CommonSettings.TimeSeries], Names);
        LagSettings.RequireBlocks(estimator, given, hasTrials, Names);
    }

    /// <summary>Estimates and tests.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y, whose rows are of the same times.</param>
    /// <param name="lagged">Which rows lags set beside each other.</param>
    /// <param name="progress">Told after every estimate, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">No rows have a partner at every lag, they are too few for the estimator or for the test, or cannot be estimated.</exception>
    public LagCurve Run(Samples x, Samples y, LaggedRows lagged, IProgress<InferenceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(lagged);
        lagged.RequireRowsOf(x, y);

        int[] rows = RequireRows(lagged);
        int[]? trials = lagged.TrialsOf(rows);
        RequireSurrogates(lagged.Count, trials);
        int[]? drawn = new RowBound(MostRows).Draw(rows.Length, estimator is LatentMiDescriptor, Block, run.Seed, Names);
        var estimates = new LagEstimates(estimator, given, run with { Groups = trials is null ? null : LagSurrogates.GroupsOf(Drawn(trials)) }, progress, Lags.Count * (1 + Permutations), cancellationToken)
        {
            X = x,
            Y = [.. Lags.Select(lag => (lag, y.ViewRows(Drawn(lagged.Partners(rows, lag)))))],
        };
        LagPoint[] points = estimates.EstimateRows(Drawn(rows));
        LagTest? test = Permutations == 0 ? null : new LagTest(
            [.. LagSurrogates.Moves(trials, lagged.Count, Permutations, run.Seed).Select(move => estimates.EstimateSurrogate(Drawn(move(rows))))]);
        points = Array.ConvertAll(points, point => point with { PValue = test?.PValue(point.Bits) });
        return new LagCurve
        {
            Points = points,
            Peak = points.MaxBy(point => point.Bits)!,
            CommonRows = rows.Length,
            Drawn = drawn,
            Trials = trials?.Distinct().Count(),
            Block = estimates.Block,
            Test = test,
            Warnings = estimates.Warnings,
            Elapsed = estimates.Elapsed,
        };

        int[] Drawn(int[] all) => drawn is null ? all : Array.ConvertAll(drawn, place => all[place]);
    }

    private int[] RequireRows(LaggedRows lagged)
    {
        string lags = Lags.Count == 1 ? Invariant($"lag {Lags[0]}") : Invariant($"all lags from {Lags[0]} to {Lags[^1]}");
        long span = Math.Max(0L, Lags[^1]) - Math.Min(0L, Lags[0]) + 1;
        return lagged.Common(Lags) is [_, ..] rows ? rows : throw new InputException(lagged.Trials is null
            ? Invariant($"None of the {OneLine.Count(lagged.Count, "row")} has a partner at {lags}, which takes {span} rows one after the other; use smaller lags, or a longer recording.")
            : Invariant($"No trial has a row with a partner at {lags}, which takes a trial of {span} rows; use smaller lags, or longer trials."));
    }

    /// <summary>Refuses a test that has too few surrogates or could show nothing, before the estimates take their time.</summary>
    private void RequireSurrogates(int count, int[]? trials)
    {
        if (Permutations == 0)
        {
            return;
        }

        LagSurrogates.Require(trials, count, Permutations);
        if (trials is not null)
        {
            return;
        }

        // Wherever the largest chance value is on the circle, the window of the lags holds it in so many of its shifts.
        double windows = (1.0 + Lags[^1] - Lags[0]) / count;
        if (windows >= LagTest.Level)
        {
            throw new InputException(Invariant(
                $"Lags from {Lags[0]} to {Lags[^1]} are too large a part of {OneLine.Count(count, "row")} for a test: even a certain maximum would have a p-value of about {windows:G2}; use fewer lags, a longer recording or trials ({Names.Of(LagSettings.LagWithin)}), or leave {Names.Of(CommonSettings.Permutations)} out."));
        }
    }
}
