using System.Globalization;
using LatentMI.Pairing;

namespace LatentMI.Preparing;

/// <summary>Pairs of rows that are exact copies of others, where copies are improbable.</summary>
internal static class RepeatedPairs
{
    // More than the mean of what chance repeats, in standard deviations of a Poisson number.
    private const double MostDeviations = 4;

    // A value at an end of a column repeats by itself where it is more frequent than this many times the median of all: where every row was copied, all are as frequent.
    private const int TimesMedian = 2;

    /// <summary>
    /// Counts the pairs that equal an earlier one on both sides, where chance does not repeat as many: not where rows of both sides have values that repeat by
    /// themselves, nor more than re-pairing the rows at random would give. Labels and few values repeat by themselves, and in a single column 0 and its lowest and
    /// highest value where they are frequent, as in counts with many zeros and in censored measurements. A row whose values are all the same, such as that of a cell without counts, is none.
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
        bool[] naturalX = RepeatNaturally(x, labelsX);
        bool[] naturalY = RepeatNaturally(y, labelsY);
        RowLabels pairs = RowLabels.Join(labelsX, labelsY);
        int repeated = 0;
        foreach (int row in Repeats(x, y, pairs, groups))
        {
            repeated += naturalX[labelsX.OfRow[row]] && naturalY[labelsY.OfRow[row]] ? 0 : 1;
        }

        if (repeated == 0)
        {
            return 0;
        }

        double byChance = RepairedCounts.MeanRepeats(labelsX, labelsY)
            - RepairedCounts.MeanRepeats(Chosen(labelsX.Counts, naturalX), Chosen(labelsY.Counts, naturalY), x.Count);
        return repeated > byChance + (MostDeviations * Math.Sqrt(Math.Max(0, byChance))) ? repeated : 0;
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
                $"{repeated} of {x.Count} pairs of rows {(repeated == 1 ? "is an exact copy of an earlier one" : "are exact copies of earlier ones")}, which raises the estimate; remove copies that were not measured independently."))
            : null;
    }

    /// <summary>For each label whether its value repeats without rows being copied.</summary>
    private static bool[] RepeatNaturally(Samples samples, RowLabels labels)
    {
        var natural = new bool[labels.Counts.Length];
        if (LabelDetection.MayBe(samples, labels))
        {
            Array.Fill(natural, true);
        }
        else if (samples.Dimensions == 1)
        {
            double[] column = [.. Enumerable.Range(0, samples.Count).Select(row => samples[row, 0])];
            (double lowest, double highest) = (column.Min(), column.Max());
            int frequent = TimesMedian * labels.Counts.Order().ElementAt(labels.Counts.Length / 2);
            for (int row = 0; row < column.Length; row++)
            {
                int label = labels.OfRow[row];
                natural[label] |= labels.Counts[label] > frequent && (column[row] == 0 || column[row] == lowest || column[row] == highest);
            }
        }

        return natural;
    }

    private static int[] Chosen(int[] counts, bool[] isChosen) => [.. counts.Where((_, label) => isChosen[label])];

    /// <summary>The rows whose pair equals an earlier one of another group; not those of rows whose values are all the same, in more than one column.</summary>
    private static IEnumerable<int> Repeats(Samples x, Samples y, RowLabels pairs, RowGroups? groups)
    {
        var seen = new bool[pairs.Counts.Length];
        var seenInGroup = new HashSet<(int Pair, int Group)>();
        for (int i = 0; i < pairs.OfRow.Length; i++)
        {
            int pair = pairs.OfRow[i];
            bool isNew = groups is null || pairs.Counts[pair] == 1 || seenInGroup.Add((pair, groups.OfRows[i]));
            if (seen[pair] && isNew && !IsBlank(x, i) && !IsBlank(y, i))
            {
                yield return i;
            }

            seen[pair] = true;
        }
    }

    private static bool IsBlank(Samples samples, int row) => samples.Dimensions > 1 && !(samples.Type == SampleType.Float32
        ? samples.Row<float>(row).ContainsAnyExcept(samples.Row<float>(row)[0])
        : samples.Row<double>(row).ContainsAnyExcept(samples.Row<double>(row)[0]));
}
