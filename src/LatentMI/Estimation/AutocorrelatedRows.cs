using System.Globalization;
using LatentMI.Preparing;

namespace LatentMI;

/// <summary>Warns of rows that resemble their neighbors in the file on both sides, so that they are fewer than they look.</summary>
internal static class AutocorrelatedRows
{
    // A block that is given may be this much shorter than the one measured, which is not exact.
    private const double ShortBlock = 0.6;

    /// <summary>The warning for an estimate on learned codes.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="options">Its settings; where they group the rows, that is what holds neighbors together.</param>
    public static IEnumerable<EstimateWarning> Warnings(Samples x, Samples y, LatentMiOptions options) =>
        options.Groups is null ? Warnings(x, y, options.Method == LatentMiMethod.CrossFitted ? options.TimeSeriesBlock : null, options.Seed) : [];

    /// <summary>The warning; empty where there is nothing to say.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="given">The block of a time series that the estimate takes into account; null where it takes the rows as independent.</param>
    /// <param name="seed">The seed of the order of equal values.</param>
    /// <param name="isConditional">Whether the estimate is given Z, which no estimator of time series is.</param>
    public static IEnumerable<EstimateWarning> Warnings(Samples x, Samples y, int? given, ulong seed, bool isConditional = false)
    {
        if (RowMemory.Find(x, y, seed) is not { } memory || given >= ShortBlock * memory.Block)
        {
            yield break;
        }

        string seen = string.Create(
            CultureInfo.InvariantCulture,
            $"Rows resemble their neighbors in the file on both sides (correlation {memory.LagOneX:F2} in X, {memory.LagOneY:F2} in Y): {x.Count} rows tell as much as some {x.Count / memory.Time:F0} independent ones");
        yield return new EstimateWarning("autocorrelated-rows", seen + Advice(memory, x.Count, given, isConditional));
    }

    private static string Advice(RowMemory memory, int rows, int? given, bool isConditional)
    {
        if (!memory.IsBounded)
        {
            return " at most, so that chance looks like information; rows of one batch or subject belong together (--group-by), and a series that drifts this slowly must be longer.";
        }

        if (CrossFittedEstimation.LeastSeries(memory.Block) > rows)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $", too few for an estimate; a time series that remembers {memory.Block} rows needs {CrossFittedEstimation.LeastSeries(memory.Block)} at least.");
        }

        if (given is not null)
        {
            return string.Create(CultureInfo.InvariantCulture, $", and blocks of {given} rows are shorter than what they remember; use --time-series {memory.Block}.");
        }

        string block = memory.Block.ToString(CultureInfo.InvariantCulture);
        string remedy = isConditional ? $"take one row in {block}" : $"use --estimator lmi --time-series {block}";
        return $", so that the value may be far too high, its interval too narrow and p-values of shuffled rows too small. For a time series {remedy}; rows of one batch or subject belong together (--group-by).";
    }
}
