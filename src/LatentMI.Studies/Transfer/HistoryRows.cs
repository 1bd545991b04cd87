using LatentMI.Studies.Lags;
using LatentMI.Studies.Pairing;
using static System.FormattableString;

namespace LatentMI.Studies.Transfer;

/// <summary>The rows t whose histories are complete within their recording or trial, and the rows of these.</summary>
internal sealed class HistoryRows
{
    private readonly LaggedRows _lagged;
    private readonly int[] _times;

    /// <summary>Looks for the rows.</summary>
    /// <param name="lagged">Which rows lags set beside each other.</param>
    /// <param name="histories">The histories.</param>
    /// <exception cref="InputException">There is none.</exception>
    public HistoryRows(LaggedRows lagged, TransferHistories histories)
    {
        (_lagged, Histories) = (lagged, histories);
        _times = histories.Reach < lagged.Span ? lagged.Common(histories.AllLags) : [];
        Trials = lagged.TrialsOf(_times);
        long span = histories.Reach + 1;
        if (_times.Length == 0)
        {
            throw new InputException(lagged.Trials is null
                ? Invariant($"None of the {OneLine.Count(lagged.Count, "row")} has its whole history before it, which takes {span} rows one after the other; use shorter histories, or a longer recording.")
                : Invariant($"No trial has a row with its whole history before it, which takes a trial of {span} rows; use shorter histories, or longer trials."));
        }
    }

    /// <summary>The histories.</summary>
    public TransferHistories Histories { get; }

    /// <summary>The number of rows.</summary>
    public int Count => _times.Length;

    /// <summary>The trial of each row; null for one recording.</summary>
    public int[]? Trials { get; }

    /// <summary>Which of the rows, from 0, are used; null for all.</summary>
    public int[]? Drawn { get; set; }

    /// <summary>For each lag the rows that are so far from the rows that are used.</summary>
    /// <param name="lags">The lags.</param>
    public int[][] At(IReadOnlyList<int> lags) => At(lags, rows => rows);

    /// <summary>For each surrogate the rows of a moved series at each lag.</summary>
    /// <param name="lags">The lags.</param>
    /// <param name="surrogates">How many.</param>
    /// <param name="seed">The seed.</param>
    public IEnumerable<int[][]> Moved(IReadOnlyList<int> lags, int surrogates, ulong seed) =>
        LagSurrogates.Moves(Trials, _lagged.Count, surrogates, seed).Select(move => At(lags, move));

    private int[][] At(IReadOnlyList<int> lags, Func<int[], int[]> move) => [.. lags.Select(lag => OfDrawn(move(_lagged.Partners(_times, lag))))];

    /// <summary>Those values of all rows that are of the rows that are used.</summary>
    /// <param name="values">A value of each row.</param>
    public int[] OfDrawn(int[] values) => Drawn is null ? values : Array.ConvertAll(Drawn, place => values[place]);
}
