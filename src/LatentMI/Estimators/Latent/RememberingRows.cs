using System.Globalization;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// The settings of an estimate for the rows at hand: rows that remember those before them as a series does are taken as one, though nobody said so, because taken
/// as independent they would share information that is none. So would rows of a group that resemble each other.
/// </summary>
/// <param name="Options">The settings.</param>
/// <param name="Remembered">How many rows a row is remembered for, as far as is known; 1 for independent rows.</param>
/// <param name="AreKnown">Whether the number of rows that are as good as independent is known; without it there is no interval.</param>
/// <param name="Warnings">What was seen and done.</param>
internal sealed record RememberingRows(LatentMiOptions Options, int Remembered, bool AreKnown, IReadOnlyList<EstimateWarning> Warnings)
{
    /// <summary>How many rows tell as much as one, where rows of a group of the settings resemble each other on both sides; null where they do not.</summary>
    public int? Alike { get; private init; }

    /// <summary>Looks at the rows in the order of the file.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="options">The settings that were given; where they group the rows, that is what holds neighbors together.</param>
    public static RememberingRows Find(Samples x, Samples y, LatentMiOptions options)
    {
        if (options.Groups is { } groups)
        {
            return OfGroups(x, y, options, groups);
        }

        if (RowMemory.Find(x, y, options.Seed, options.Threads) is not { } memory || AutocorrelatedRows.IsLongEnough(options.TimeSeriesBlock, memory))
        {
            return Given(options, x.Count, []);
        }

        if (options.TimeSeriesBlock is null && memory.Fades && x.Count >= CrossFittedEstimation.LeastSeries(1))
        {
            int block = (int)Math.Min(memory.Block, CrossFittedEstimation.LongestBlock(x.Count));
            bool isLongEnough = memory.IsBounded && x.Count >= CrossFittedEstimation.LeastSeriesWithInterval(memory.Block);
            EstimateWarning taken = AutocorrelatedRows.Warning(memory, x.Count, string.Create(
                CultureInfo.InvariantCulture,
                $". They are treated as a time series (LatentMiOptions.TimeSeriesBlock = {block})")
                + (isLongEnough ? "; " : string.Create(CultureInfo.InvariantCulture, $", though what they remember, {memory.Block} rows or more, is too much for a series of this length: the value may be far off, and there is no interval; "))
                + "use LatentMiOptions.TimeSeriesBlock = 1 if the rows are independent and merely sorted, LatentMiOptions.Groups if rows of one batch or subject are consecutive.");

            // Where nobody knows how many rows are remembered, none are evidence.
            return new RememberingRows(options with { TimeSeriesBlock = block }, memory.IsBounded ? memory.Block : x.Count, isLongEnough, [taken]);
        }

        EstimateWarning unknown = AutocorrelatedRows.Warning(memory, x.Count, AutocorrelatedRows.Advice(memory, x.Count, options.TimeSeriesBlock, isConditional: false));

        // A block that is given is the word of somebody who knows the rows.
        return options.TimeSeriesBlock is null
            ? new RememberingRows(options, Remembered: 1, AreKnown: false, [unknown])
            : Given(options, x.Count, [unknown]);
    }

    /// <summary>Looks at rows beside others of their group.</summary>
    private static RememberingRows OfGroups(Samples x, Samples y, LatentMiOptions options, RowGroups groups)
    {
        groups.RequireRows(x.Count);
        if (AlikeGroups.Find(x, y, groups, options.Seed, options.Threads) is not { } memory)
        {
            return Given(options, x.Count, []);
        }

        bool areEnough = GroupedRows.AreEnough(groups);
        return new RememberingRows(options, Remembered: 1, areEnough, areEnough ? [] : [GroupedRows.TooFew(memory, groups)]) { Alike = AlikeGroups.RowsOfOne(memory, groups.OfRows) };
    }

    /// <summary>The rows as the settings take them.</summary>
    private static RememberingRows Given(LatentMiOptions options, int rows, EstimateWarning[] warnings)
    {
        int block = options.TimeSeriesBlock ?? 1;
        if (block == 1 || rows >= CrossFittedEstimation.LeastSeriesWithInterval(block))
        {
            return new RememberingRows(options, block, AreKnown: true, warnings);
        }

        var tooShort = new EstimateWarning("short-series", string.Create(
            CultureInfo.InvariantCulture,
            $"{rows} rows of a time series with a memory of {block} rows are worth about {rows / block} independent ones, too few to say how far the value may be off: there is no interval; measure {CrossFittedEstimation.LeastSeriesWithInterval(block)} rows or more."));
        return new RememberingRows(options, block, AreKnown: false, [.. warnings, tooShort]);
    }
}
