using LatentMI.IO.Tables;

namespace LatentMI.Studies.Sweeps;

/// <summary>The rows that have a lagged partner within the same trial of an experiment, a run of rows with the same value of a column.</summary>
internal static class TrialRows
{
    /// <summary>Of the rows before the lag's end, those whose partner is of the same trial.</summary>
    /// <param name="column">The column.</param>
    /// <param name="address">Where it is from, for messages.</param>
    /// <param name="lag">How many rows later the partner is; at least 1.</param>
    /// <returns>For each row but the last ones, whether its partner is of the same trial.</returns>
    /// <exception cref="InputException">A trial begins again after another: a lag would cross what was between.</exception>
    public static bool[] WithPartner(MetadataColumn column, string address, int lag)
    {
        IReadOnlyList<string?> keys = column.ToKeys();
        var seen = new HashSet<string>();
        for (int row = 0; row < keys.Count; row++)
        {
            if (keys[row] is { } key && (row == 0 || key != keys[row - 1]) && !seen.Add(key))
            {
                throw new InputException(
                    FormattableString.Invariant($"{address}: {OneLine.Quote(key)} of the column {OneLine.Quote(column.Name)} begins again in row {row + 1}; sort the rows so that those of a trial follow each other, or name a column that tells each trial."));
            }
        }

        return [.. Enumerable.Range(0, Math.Max(0, keys.Count - lag)).Select(row => keys[row] is { } key && key == keys[row + lag])];
    }
}
