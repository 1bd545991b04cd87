using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary>Chooses the rows of several sides together, so that pairs stay pairs: what <see cref="SidesQuery"/> does with what it read.</summary>
public static class SideRows
{
    private static readonly string[] Names = ["X", "Y", "Z"];

    /// <summary>Keeps the rows that a condition is true for, and then those without missing values; replaces the sources in their places.</summary>
    /// <param name="sources">The sides, X first.</param>
    /// <param name="where">The condition; null for all rows.</param>
    /// <param name="dropsMissing">Whether rows with a missing value or label are left out.</param>
    /// <param name="isByPosition">Whether row i of one side belongs to row i of the others.</param>
    /// <param name="metadataOf">The metadata on all rows of the file of a side, null where there are none, and where they are from.</param>
    /// <exception cref="InputException">No side has the columns of the condition, or no row is left.</exception>
    public static void Choose(
        SampleSource[] sources, RowExpression? where, bool dropsMissing, bool isByPosition, Func<int, (MetadataTable? Table, string Address)> metadataOf)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(metadataOf);
        if (where is not null)
        {
            KeepRows(sources, SelectRows(where, sources, metadataOf), isByPosition, (source, _, kept) => Chosen(source, where, kept));
        }

        if (dropsMissing)
        {
            bool[]?[] complete = Array.ConvertAll(sources, source => IsComplete(source.Samples));
            int[] incomplete = Array.ConvertAll(complete, rows => rows!.Count(row => !row));
            KeepRows(sources, complete, isByPosition, (source, side, kept) => Dropped(source, kept, isByPosition ? incomplete : null, incomplete[side], Names[side]));
        }
    }

    /// <summary>Refuses labels that are still missing, and normalizes values; replaces the sources in their places.</summary>
    /// <param name="sources">The sides.</param>
    /// <param name="steps">What is done to the values of each.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InputException">A label is missing, or a step is not possible.</exception>
    public static void Complete(SampleSource[] sources, IReadOnlyList<NormalizationSteps> steps, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(steps);
        for (int i = 0; i < sources.Length; i++)
        {
            LabelCodes.RequireAll(sources[i]);
            sources[i] = Normalization.Apply(sources[i], steps[i], cancellationToken);
        }
    }

    /// <summary>Says of a side that rows were chosen of it.</summary>
    private static SampleSource Chosen(SampleSource source, RowExpression condition, int kept)
    {
        if (kept == 0)
        {
            throw new InputException($"{source.Address}: the condition \"{OneLine.Of(condition.Text)}\" is true for none of {OneLine.Count(source.Samples.Count, "row")}.");
        }

        return source with
        {
            Condition = source.Condition is { } own ? $"({own}) & ({condition.Text})" : condition.Text,
            Notes = [.. source.Notes, string.Create(CultureInfo.InvariantCulture, $"{kept} of {OneLine.Count(source.Samples.Count, "row")} were chosen, where {condition.Text}")],
        };
    }

    /// <summary>Says of a side that rows are left out of it: of all sides where they are left out in pairs, else its own.</summary>
    private static SampleSource Dropped(SampleSource source, int kept, int[]? ofAll, int own, string name)
    {
        int dropped = source.Samples.Count - kept;
        if (kept == 0)
        {
            throw new InputException(FindEmptyColumn(source.Samples) is { } empty
                ? $"{source.Address}: {empty} holds no value at all; choose the other columns."
                : $"{source.Address}: every row has a missing value on one side or another; choose columns with fewer missing values.");
        }

        string where = ofAll is not null
            ? string.Join(", ", ofAll.Select((count, i) => string.Create(CultureInfo.InvariantCulture, $"{count} in {Names[i]}")))
            : string.Create(CultureInfo.InvariantCulture, $"{own} in {name}");
        string[] note = [string.Create(CultureInfo.InvariantCulture, $"{dropped} of {OneLine.Count(source.Samples.Count, "row")} {(dropped == 1 ? "was" : "were")} dropped for missing values: {where}")];
        return source with { RowsDropped = dropped, Notes = [.. source.Notes, .. note] };
    }

    /// <summary>The first column without a value, as messages call it; null where each has one.</summary>
    private static string? FindEmptyColumn(Samples samples)
    {
        var hasValue = new bool[samples.Dimensions];
        var row = new double[samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            for (int c = 0; c < row.Length; c++)
            {
                hasValue[c] |= !double.IsNaN(row[c]);
            }
        }

        int empty = Array.IndexOf(hasValue, false);
        string name = empty >= 0 && samples.ColumnNames?[empty] is { Length: > 0 } given ? $" ({OneLine.Of(given)})" : string.Empty;
        return empty < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"column {empty + 1}{name}");
    }

    /// <summary>The rows of each side for which a condition is true; null for a side whose metadata have no such columns.</summary>
    private static bool[]?[] SelectRows(RowExpression condition, SampleSource[] sources, Func<int, (MetadataTable? Table, string Address)> metadataOf)
    {
        var selected = new bool[]?[sources.Length];
        string? missing = null;
        for (int i = 0; i < sources.Length; i++)
        {
            (MetadataTable? table, string address) = metadataOf(i);
            if (table is null)
            {
                continue;
            }

            if (condition.Columns.FirstOrDefault(column => table.Find(column) is null) is { } absent)
            {
                missing ??= $"{address}: {table.DescribeMissing(absent)}";
                continue;
            }

            selected[i] = new bool[sources[i].Samples.Count];
            foreach (int row in condition.SelectRows(RowFilter.MetadataOf(sources[i], table, address)))
            {
                selected[i]![row] = true;
            }
        }

        return Array.Exists(selected, rows => rows is not null)
            ? selected
            : throw new InputException(missing ?? $"{sources[0].Address}: no side has metadata on its rows that the condition \"{OneLine.Of(condition.Text)}\" could be about; give a table of them.");
    }

    /// <summary>Keeps rows: by position those that all sides keep, else each side's own.</summary>
    private static void KeepRows(SampleSource[] sources, bool[]?[] kept, bool isByPosition, Func<SampleSource, int, int, SampleSource> describe)
    {
        if (isByPosition && Array.Find(sources, source => source.Samples.Count != sources[0].Samples.Count) is { } other)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{sources[0].Address} has {OneLine.Count(sources[0].Samples.Count, "row")} and {other.Address} has {other.Samples.Count}: rows are left out in pairs, so row i of one must belong to row i of the other."));
        }

        for (int i = 0; i < sources.Length; i++)
        {
            bool[]?[] deciding = isByPosition ? kept : [kept[i]];
            int[] rows = [.. Enumerable.Range(0, sources[i].Samples.Count).Where(row => Array.TrueForAll(deciding, side => side is null || side[row]))];
            SampleSource described = deciding.All(side => side is null) ? sources[i] : describe(sources[i], i, rows.Length);
            sources[i] = rows.Length < described.Samples.Count ? RowFilter.Keep(described, rows) : described;
        }
    }

    private static bool[] IsComplete(Samples samples)
    {
        var complete = new bool[samples.Count];
        var row = new double[samples.Dimensions];
        for (int i = 0; i < complete.Length; i++)
        {
            samples.CopyRow(i, row);
            complete[i] = !Array.Exists(row, double.IsNaN);
        }

        return complete;
    }
}
