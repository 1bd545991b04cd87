namespace LatentMI.Studies.Transfer;

/// <summary>One of the two series as the estimates see it, at the same rows.</summary>
/// <param name="series">The series.</param>
/// <param name="rows">The rows.</param>
internal sealed class TransferSide(Samples series, HistoryRows rows)
{
    /// <summary>Its present.</summary>
    public Samples Present { get; } = Embed(series, rows, [0]);

    /// <summary>Its own past, where it is the target.</summary>
    public Samples Own { get; } = Embed(series, rows, rows.Histories.OwnLags);

    /// <summary>Its past where it is the source.</summary>
    public Samples Source { get; } = Embed(series, rows, rows.Histories.SourceLags);

    /// <summary>Its past as the source of surrogates, one after another.</summary>
    /// <param name="surrogates">How many.</param>
    /// <param name="seed">The seed.</param>
    public IEnumerable<Samples> MovedSources(int surrogates, ulong seed) =>
        rows.Moved(rows.Histories.SourceLags, surrogates, seed).Select(moved => DelayEmbedding.Of(series, moved, rows.Histories.SourceLags));

    private static Samples Embed(Samples series, HistoryRows rows, IReadOnlyList<int> lags) => DelayEmbedding.Of(series, rows.At(lags), lags);
}
