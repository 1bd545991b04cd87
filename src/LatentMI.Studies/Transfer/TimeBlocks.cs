using LatentMI.Inference;
using LatentMI.Pairing;
using static System.FormattableString;

namespace LatentMI.Studies.Transfer;

/// <summary>The blocks of time that rows of one recording are kept together in, as long as what is remembered.</summary>
/// <param name="Block">The rows of a block; null where rows are as good as independent, or are kept together by trials or not at all.</param>
/// <param name="Memory">What the rows remember; null where they are as good as independent.</param>
/// <param name="AreEnough">Whether there are blocks enough to tell how far an estimate may be off.</param>
/// <param name="Warnings">What to know.</param>
internal sealed record TimeBlocks(int? Block, SeriesMemory? Memory, bool AreEnough, IReadOnlyList<EstimateWarning> Warnings)
{
    // As many blocks as other data must have rows for an interval, and the fewest that can be split into two parts.
    private const int FewestForInterval = 20;
    private const int FewestForFolds = 10;

    // A block that is given may be this much shorter than the one measured, which is not exact.
    private const double ShortBlock = 0.6;

    /// <summary>Measures what the rows remember, and makes blocks of it.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="given">The block that was given; null for none.</param>
    /// <param name="isSplit">Whether the estimator splits rows.</param>
    /// <param name="seed">The seed of the order of equal values.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    public static TimeBlocks Find(TransferSide x, TransferSide y, HistoryRows rows, int? given, bool isSplit, ulong seed, int threads)
    {
        SeriesMemory?[] seen =
        [
            SeriesMemory.Find(x.Source, y.Own, seed, threads),
            SeriesMemory.Find(y.Source, x.Own, seed, threads),
            SeriesMemory.Find(x.Own, x.Present, seed, threads),
            SeriesMemory.Find(y.Own, y.Present, seed, threads),
        ];
        if (seen.MaxBy(found => found?.Block ?? 0) is not { } memory)
        {
            return new TimeBlocks(given, Memory: null, AreEnough: given is null || rows.Count >= (long)FewestForInterval * given, []);
        }

        bool isKnown = memory.IsBounded && rows.Count >= (long)FewestForInterval * memory.Block;
        if (rows.Trials is not null)
        {
            return new TimeBlocks(Block: null, memory, AreEnough: true, [Warning(memory, rows, ". The rows of a trial are kept together.")]);
        }

        if (!isSplit)
        {
            return new TimeBlocks(Block: null, memory, AreEnough: true, [Warning(memory, rows, isKnown
                ? ". The values are as far off as those of so few rows; surrogates keep the order of rows, so that the test regards it."
                : $"{TooShort(memory)}, and a slow drift looks like transfer to the test; {Remedy(memory)}")]);
        }

        int block = given ?? Math.Max(1, Math.Min(memory.Block, rows.Count / FewestForFolds));
        bool areEnough = given is { } known ? rows.Count >= (long)FewestForInterval * known : isKnown;
        string kept = Invariant($". Blocks of {block} rows are kept together (LatentMiOptions.TimeSeriesBlock = {block})");
        return new TimeBlocks(block, memory, areEnough, [Warning(memory, rows, kept + (
            !areEnough ? $"{TooShort(memory)}, there are no intervals, and a slow drift looks like transfer to the test; {Remedy(memory)}"
            : given < ShortBlock * memory.Block ? Invariant($", which are shorter than what they remember; use LatentMiOptions.TimeSeriesBlock = {memory.Block}.")
            : "."))]);
    }

    /// <summary>The groups of the rows that are used: trials, or blocks of time.</summary>
    /// <param name="rows">The rows.</param>
    public RowGroups? GroupsOf(HistoryRows rows)
    {
        int[]? groups = rows.Trials ?? (Block is > 1 and { } block ? [.. Enumerable.Range(0, rows.Count).Select(place => place / block)] : null);
        return groups is null ? null : RowGroups.Of([.. rows.OfDrawn(groups).Select(group => Invariant($"{group}"))]);
    }

    private static EstimateWarning Warning(SeriesMemory memory, HistoryRows rows, string consequence) => new("autocorrelated-rows", Invariant(
        $"Rows resemble those before them (correlation {memory.LagOneX:F2} and {memory.LagOneY:F2}): {rows.Count} rows are worth about {memory.IndependentRows:F0} independent ones{(memory.IsBounded ? string.Empty : " at most")}{consequence}"));

    private static string TooShort(SeriesMemory memory) =>
        Invariant($". What they remember, {memory.Block} rows{(memory.IsBounded ? string.Empty : " or more")}, is too much for a recording of this length: the values may be far off");

    private static string Remedy(SeriesMemory memory) => Invariant($"record {(long)FewestForInterval * memory.Block} rows or more, or remove a drift.");
}
