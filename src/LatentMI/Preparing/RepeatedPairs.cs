using System.Globalization;
using LatentMI.Pairing;

namespace LatentMI.Preparing;

/// <summary>Pairs of rows that are exact copies of others, where copies are improbable.</summary>
internal static class RepeatedPairs
{
    // More than the mean of what chance repeats, in standard deviations of a Poisson number.
    private const double MostDeviations = 4;

    /// <summary>
    /// Counts the pairs that equal an earlier one on both sides, where chance does not repeat as many: not where rows of both sides are labels or have few
    /// values, nor more than re-pairing the rows at random would give. A row whose values are all the same, such as that of a cell without counts, is none.
    /// </summary>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="groups">Rows that belong together, among which copies do no harm; null where there are none.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The number; 0 where there are no more than chance explains.</returns>
    public static int Count(Samples x, Samples y, RowGroups? groups, CancellationToken cancellationToken)
    {
        RowLabels labelsX = RowLabels.Find(x, cancellationToken);
        RowLabels labelsY = RowLabels.Find(y, cancellationToken);
        if (LabelDetection.MayBe(x, labelsX) && LabelDetection.MayBe(y, labelsY))
        {
            return 0;
        }

        RowLabels pairs = RowLabels.Join(labelsX, labelsY);
        int repeated = Repeated(x, y, pairs, groups);
        double byChance = repeated > 0 ? RepairedCounts.MeanRepeats(labelsX, labelsY) : 0;
        return repeated > byChance + (MostDeviations * Math.Sqrt(byChance)) ? repeated : 0;
    }

    /// <summary>What is said of them; null where there are no more than chance explains.</summary>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="groups">Rows that belong together; null where there are none.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static EstimateWarning? Warning(Samples x, Samples y, RowGroups? groups, CancellationToken cancellationToken)
    {
        int repeated = Count(x, y, groups, cancellationToken);
        return repeated > 0
            ? new EstimateWarning("repeated-pairs", string.Create(
                CultureInfo.InvariantCulture,
                $"{repeated} of {x.Count} pairs of rows are exact copies of earlier ones, which raises the estimate; remove copies that were not measured independently."))
            : null;
    }

    /// <summary>How many pairs equal an earlier one of another group; not those of rows whose values are all the same, in more than one column.</summary>
    private static int Repeated(Samples x, Samples y, RowLabels pairs, RowGroups? groups)
    {
        var seen = new bool[pairs.Counts.Length];
        var seenInGroup = new HashSet<(int Pair, int Group)>();
        int repeated = 0;
        for (int i = 0; i < pairs.OfRow.Length; i++)
        {
            int pair = pairs.OfRow[i];
            bool isNew = groups is null || pairs.Counts[pair] == 1 || seenInGroup.Add((pair, groups.OfRows[i]));
            repeated += seen[pair] && isNew && !IsBlank(x, i) && !IsBlank(y, i) ? 1 : 0;
            seen[pair] = true;
        }

        return repeated;
    }

    private static bool IsBlank(Samples samples, int row) => samples.Dimensions > 1 && !(samples.Type == SampleType.Float32
        ? samples.Row<float>(row).ContainsAnyExcept(samples.Row<float>(row)[0])
        : samples.Row<double>(row).ContainsAnyExcept(samples.Row<double>(row)[0]));
}
