using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Pairing;
using LatentMI.Preparing;
using static System.FormattableString;

namespace LatentMI.Inference;

/// <summary>
/// What speaks against an estimate by any estimator though nothing went wrong: columns that are on both sides, columns that number the rows, digits
/// that were lost, and values that cannot be. docs/warnings.md lists the identifiers and what to try.
/// </summary>
public static class EstimateChecks
{
    // More would not be read.
    private const int MostNamed = 3;

    /// <summary>Finds what is remarkable about an estimate of I(X;Y) or of I(X;Y|Z), which the same bounds hold for.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">The samples of X that it is of.</param>
    /// <param name="y">The samples of Y that it is of.</param>
    /// <returns>The warnings, which the estimate does not have already; empty where nothing was found.</returns>
    public static IReadOnlyList<EstimateWarning> Find(InformationEstimate estimate, Samples x, Samples y)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return
        [
            .. OfSharedColumns(x, y),
            .. OfPartlyCopiedColumns(x, y),
            .. OfCounters(x, "X"),
            .. OfCounters(y, "Y"),
            .. OfCopies(estimate, x, y),
            .. OfWholeNumbers(estimate, x, "X"),
            .. OfWholeNumbers(estimate, y, "Y"),
            .. CoarseColumns.Find(x, "X"),
            .. CoarseColumns.Find(y, "Y"),
            .. ImpossibleValues.Find(estimate, x, y),
        ];
    }

    /// <summary>
    /// Finds out whether rows resemble their neighbors in the file on both sides, as those of a time series do: then they are fewer than they look. Estimates
    /// of an <see cref="ILatentEstimator"/> have this warning already.
    /// </summary>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="seed">The seed of the order of equal values.</param>
    /// <param name="isConditional">Whether the estimate is given Z, which no estimator of time series is.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    /// <returns>The warning; empty where nothing was found.</returns>
    public static IReadOnlyList<EstimateWarning> FindAutocorrelation(Samples x, Samples y, ulong seed, bool isConditional = false, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return [.. AutocorrelatedRows.Warnings(x, y, given: null, seed, isConditional, threads, hasGroups: false)];
    }

    /// <summary>The estimate with what <see cref="Find"/> found among its warnings.</summary>
    /// <typeparam name="T">The estimate's type.</typeparam>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    public static T AddTo<T>(T estimate, Samples x, Samples y)
        where T : InformationEstimate
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return (T)(estimate with { Warnings = [.. estimate.Warnings, .. Find(estimate, x, y)] });
    }

    private static IEnumerable<EstimateWarning> OfCopies(InformationEstimate estimate, Samples x, Samples y)
    {
        // Equal labels are no copies, and counting knows no others.
        if (estimate is DiscreteEstimate or LatentMiEstimate { OfLabels: DiscreteEstimate })
        {
            yield break;
        }

        // Cross-fitted estimates say it of exact copies themselves.
        (RowGroups? groups, int block) = estimate switch
        {
            LatentEstimate latent => (latent.Groups, latent.TimeSeriesBlock ?? 1),
            ConditionalLatentMiEstimate conditional => (conditional.Options.Groups, conditional.Options.TimeSeriesBlock ?? 1),
            _ => (null, 1),
        };
        if (estimate is not (LatentMiEstimate or ConditionalLatentMiEstimate) && RepeatedPairs.Warning(x, y, groups, CancellationToken.None) is { } exact)
        {
            yield return exact;
        }

        string withGroups = estimate is LatentEstimate or ConditionalLatentMiEstimate ? "LatentMiOptions.Groups" : "LatentMiEstimator with LatentMiOptions.Groups";
        if (NearCopies.Find(x, y, groups, block) is { } near)
        {
            yield return new EstimateWarning("near-copies", Invariant(
                $"About {Math.Max(1, Math.Round(near.Share * x.Count)):F0} of {x.Count} rows are copies of other rows but for some noise, far nearer to these than to any others in X and in Y at once (such as rows {x.RowNumber(near.Row)} and {x.RowNumber(near.Copy)}): ")
                + "each recognizes its copy, which raises the estimate and makes its interval too narrow. "
                + $"Keep one row of each, or name the original in a column and estimate with {withGroups}.");
        }
    }

    /// <summary>What to know of columns of X or Y that are given as Z, too: nothing of them is left to share.</summary>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="z">The samples of Z.</param>
    public static IEnumerable<EstimateWarning> FindGivenColumns(Samples x, Samples y, Samples z)
    {
        foreach ((Samples side, string name) in new[] { (x, "X"), (y, "Y") })
        {
            if (SharedColumns.Find(side, z) is [var first, ..] shared)
            {
                string all = shared.Count == side.Dimensions ? Invariant($", so that X and Y share nothing beyond Z and the true value is 0") : string.Empty;
                yield return new EstimateWarning("shared-columns", Invariant(
                    $"{shared.Count} of {OneLine.Count(side.Dimensions, "column")} of {name} {(shared.Count == 1 ? "is" : "are")} also in Z, up to units, sign, order of labels or rounding ({ColumnLabel.Of(side, first.X, name)} is {ColumnLabel.Of(z, first.Y, "Z")}{(shared.Count > 1 ? Invariant($"; and {shared.Count - 1} more") : string.Empty)})")
                    + $"{all}: what is given cannot be shared as well; remove them from one of the two.");
            }
        }
    }

    private static IEnumerable<EstimateWarning> OfSharedColumns(Samples x, Samples y)
    {
        IReadOnlyList<SharedColumn> shared = SharedColumns.Find(x, y);
        if (shared.Count == 0)
        {
            yield break;
        }

        string named = string.Join("; ", shared.Take(MostNamed).Select(pair => $"{ColumnLabel.Of(x, pair.X, "X")} is {ColumnLabel.Of(y, pair.Y, "Y")}"));
        string more = shared.Count > MostNamed ? Invariant($"; and {shared.Count - MostNamed} more") : string.Empty;
        string all = shared.Count == x.Dimensions ? ", which is all of X" : string.Empty;
        yield return new EstimateWarning("shared-columns", Invariant(
            $"{shared.Count} of {OneLine.Count(x.Dimensions, "column")} of X {(shared.Count == 1 ? "is" : "are")} also in Y{all}, up to units, sign, order of labels or rounding ({named}{more}): ")
            + "the value reflects these columns, not what X and Y share otherwise; remove them from one side.");
    }

    private static IEnumerable<EstimateWarning> OfPartlyCopiedColumns(Samples x, Samples y)
    {
        IReadOnlyList<(SharedColumn Columns, double Share)> copied = PartlyCopiedColumns.Find(x, y);
        if (copied.Count == 0)
        {
            yield break;
        }

        (SharedColumn columns, double share) = copied[0];
        string more = copied.Count > 1 ? Invariant($" (and {copied.Count - 1} more columns of X)") : string.Empty;
        yield return new EstimateWarning("partly-copied-columns", Invariant(
            $"In {100 * share:F0} % of the rows {ColumnLabel.Of(x, columns.X, "X")} is equal to {ColumnLabel.Of(y, columns.Y, "Y")} to the last digit{more}: ")
            + "mutual information is infinite where continuous values are copies of each other in some rows, and the value depends on the number of rows; remove these rows, or these columns from one side.");
    }

    private static IEnumerable<EstimateWarning> OfCounters(Samples samples, string side)
    {
        IReadOnlyList<int> counters = CounterColumns.Find(samples);
        if (counters.Count == 0)
        {
            yield break;
        }

        string named = string.Join(", ", counters.Take(MostNamed).Select(column => ColumnLabel.Of(samples, column, side)));
        string more = counters.Count > MostNamed ? Invariant($" and {counters.Count - MostNamed} more") : string.Empty;
        yield return new EstimateWarning(
            "counter-columns",
            $"Whole numbers that increase or decrease from row to row, like row numbers or times: {named}{more}. "
            + "Information shared with them is about the order of the rows; remove them unless that is of interest.");
    }

    private static IEnumerable<EstimateWarning> OfWholeNumbers(InformationEstimate estimate, Samples samples, string side)
    {
        // Others ask themselves, count labels, or were told which side they are.
        if (estimate is not MutualInformationEstimate of || of is LatentMiEstimate or DiscreteEstimate or MixedEstimate || samples.Dimensions != 1)
        {
            yield break;
        }

        var labels = RowLabels.Find(samples, CancellationToken.None);
        if (labels.Counts.Length > 2 && LabelDetection.IsColumnOfWholeNumbers(samples) && LabelDetection.MayBe(samples, labels))
        {
            yield return new EstimateWarning("number-labels", Invariant(
                $"{side} is one column of {labels.Counts.Length} whole numbers, which the estimator {of.Estimator} takes for quantities; ")
                + "if they are labels, their order means nothing: use LatentMiEstimator, DiscreteEstimator or MixedEstimator.");
        }
    }
}
