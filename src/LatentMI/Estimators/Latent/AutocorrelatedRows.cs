using System.Globalization;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Latent;

/// <summary>Warns of rows that resemble their neighbors in the file on both sides, so that they are fewer than they look.</summary>
internal static class AutocorrelatedRows
{
    // A block that is given may be this much shorter than the one measured, which is not exact.
    private const double ShortBlock = 0.6;

    /// <summary>The warning; empty where there is nothing to say.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="given">The block of a time series that the estimate takes into account; null where it takes the rows as independent.</param>
    /// <param name="seed">The seed of the order of equal values.</param>
    /// <param name="isConditional">Whether the estimate is given Z, which no estimator of time series is.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    /// <param name="hasGroups">Whether the estimator itself can keep rows of a group together.</param>
    public static IEnumerable<EstimateWarning> Warnings(
        Samples x, Samples y, int? given, ulong seed, bool isConditional = false, int threads = 0, bool hasGroups = true)
    {
        if (RowMemory.Find(x, y, seed, threads) is { } memory && !IsLongEnough(given, memory))
        {
            yield return Warning(memory, x.Count, Advice(memory, x.Count, given, isConditional, hasGroups));
        }
    }

    /// <summary>Whether a block that is given covers what the rows remember; one of a single row is the word of somebody who knows them to be independent.</summary>
    /// <param name="given">The block; null for none.</param>
    /// <param name="memory">What they remember.</param>
    public static bool IsLongEnough(int? given, RowMemory memory) => given == 1 || given >= ShortBlock * memory.Block;

    /// <summary>The warning, which says what was seen and what follows.</summary>
    /// <param name="memory">What the rows remember.</param>
    /// <param name="rows">n.</param>
    /// <param name="advice">What follows, the end of the sentence.</param>
    public static EstimateWarning Warning(RowMemory memory, int rows, string advice) => new EstimateWarning("autocorrelated-rows", string.Create(
        CultureInfo.InvariantCulture,
        $"Rows resemble their neighbors in the file on both sides (correlation {memory.LagOneX:F2} in X, {memory.LagOneY:F2} in Y): {rows} rows are worth about {rows / memory.Time:F0} independent ones")
        + advice);

    /// <summary>What to do, the end of the warning's sentence.</summary>
    /// <param name="memory">What the rows remember.</param>
    /// <param name="rows">n.</param>
    /// <param name="given">The block that is taken into account; null for none.</param>
    /// <param name="isConditional">Whether the estimate is given Z.</param>
    /// <param name="hasGroups">Whether the estimator itself can keep rows of a group together.</param>
    public static string Advice(RowMemory memory, int rows, int? given, bool isConditional, bool hasGroups = true)
    {
        string groups = hasGroups ? "LatentMiOptions.Groups" : "LatentMiEstimator with LatentMiOptions.Groups";
        if (!memory.IsBounded)
        {
            return $" at most, so chance looks like information; keep rows of one batch or subject together ({groups}); a series that drifts this slowly must be longer.";
        }

        if (CrossFittedEstimation.LeastSeries(memory.Block) > rows)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $", too few for an estimate; a time series with a memory of {memory.Block} rows needs at least {CrossFittedEstimation.LeastSeries(memory.Block)}.");
        }

        if (given is not null)
        {
            return string.Create(CultureInfo.InvariantCulture, $", and blocks of {given} rows are shorter than the memory of the series; use LatentMiOptions.TimeSeriesBlock = {memory.Block}.");
        }

        string block = memory.Block.ToString(CultureInfo.InvariantCulture);
        string remedy = isConditional ? $"use one row in {block}" : $"use LatentMiEstimator with LatentMiOptions.TimeSeriesBlock = {block}";
        return $", so the value may be far too high, its interval too narrow and p-values of shuffled rows too small. For a time series, {remedy}; keep rows of one batch or subject together ({groups}).";
    }
}
