using System.Globalization;
using LatentMI.IO.Formats;

namespace LatentMI.IO.Selecting;

/// <summary>Which samples of several sides are wanted, whose rows are chosen together, so that pairs stay pairs.</summary>
/// <remarks>Each side's own rows are chosen first, then those that all sides keep, and then values are normalized.</remarks>
public sealed class SidesQuery
{
    private static readonly string[] Names = ["X", "Y", "Z"];

    /// <summary>The sides, X first; one where X and Y are the same samples.</summary>
    public required IReadOnlyList<SampleQuery> Sides { get; init; }

    /// <summary>
    /// The condition that rows are chosen by on every side whose metadata have its columns, and by position on the others, too; null for all rows.
    /// </summary>
    public RowExpression? Where { get; init; }

    /// <summary>Whether rows with a missing value or label are left out.</summary>
    public bool DropsMissing { get; init; }

    /// <summary>Whether row i of one side belongs to row i of the others, so that a row that one side lacks is left out of all.</summary>
    public bool IsByPosition { get; init; } = true;

    private bool ChoosesRows => Where is not null || DropsMissing;

    /// <summary>Reads the sides.</summary>
    /// <param name="files">The files that are open.</param>
    /// <param name="progress">Is told each address before it is read; may be null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The samples, in the order of the sides.</returns>
    /// <exception cref="InputException">They cannot be read, no side has the columns of the condition, or no row is left.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public IReadOnlyList<SampleSource> ReadFrom(OpenFiles files, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var sources = new SampleSource[Sides.Count];
        try
        {
            for (int i = 0; i < sources.Length; i++)
            {
                progress?.Report(Sides[i].Address);
                SampleQuery query = ChoosesRows ? Sides[i] with { Normalization = new NormalizationSteps(), KeepsMissingLabels = true } : Sides[i];
                sources[i] = query.ReadFrom(files, cancellationToken);
            }

            if (ChoosesRows)
            {
                Choose(sources, files, cancellationToken);
            }

            return sources;
        }
        catch
        {
            foreach (SampleSource? source in sources)
            {
                source?.Samples.Dispose();
            }

            throw;
        }
    }

    private void Choose(SampleSource[] sources, OpenFiles files, CancellationToken cancellationToken)
    {
        if (Where is { } condition)
        {
            KeepRows(sources, SelectRows(condition, sources, files, cancellationToken), (source, _, kept) =>
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
            });
        }

        if (DropsMissing)
        {
            bool[]?[] complete = Array.ConvertAll(sources, source => Complete(source.Samples));
            int[] incomplete = Array.ConvertAll(complete, rows => rows!.Count(row => !row));
            KeepRows(sources, complete, (source, side, kept) => Drop(source, kept, incomplete, side));
        }

        for (int i = 0; i < sources.Length; i++)
        {
            LabelCodes.RequireAll(sources[i]);
            sources[i] = Normalization.Apply(sources[i], Sides[i].Normalization, cancellationToken);
        }
    }

    /// <summary>Says of a side that rows are left out of it.</summary>
    private SampleSource Drop(SampleSource source, int kept, int[] incomplete, int side)
    {
        int dropped = source.Samples.Count - kept;
        if (kept == 0)
        {
            throw new InputException($"{source.Address}: every row has a missing value on one side or another; choose columns with fewer missing values.");
        }

        string where = IsByPosition
            ? string.Join(", ", incomplete.Select((count, i) => string.Create(CultureInfo.InvariantCulture, $"{count} in {Names[i]}")))
            : string.Create(CultureInfo.InvariantCulture, $"{incomplete[side]} in {Names[side]}");
        string[] note = [string.Create(CultureInfo.InvariantCulture, $"{dropped} of {OneLine.Count(source.Samples.Count, "row")} {(dropped == 1 ? "was" : "were")} dropped for missing values: {where}")];
        return source with { RowsDropped = dropped, Notes = [.. source.Notes, .. note] };
    }

    /// <summary>The rows of each side for which a condition is true; null for a side whose metadata have no such columns.</summary>
    private bool[]?[] SelectRows(RowExpression condition, SampleSource[] sources, OpenFiles files, CancellationToken cancellationToken)
    {
        var selected = new bool[]?[sources.Length];
        string? missing = null;
        for (int i = 0; i < sources.Length; i++)
        {
            string address = Sides[i].Metadata ?? Sides[i].Address;
            if (files.Open(address, Sides[i].Reading).FindMetadata(cancellationToken) is not { } table)
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
    private void KeepRows(SampleSource[] sources, bool[]?[] kept, Func<SampleSource, int, int, SampleSource> describe)
    {
        if (IsByPosition && Array.Find(sources, source => source.Samples.Count != sources[0].Samples.Count) is { } other)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{sources[0].Address} has {OneLine.Count(sources[0].Samples.Count, "row")} and {other.Address} has {other.Samples.Count}: rows are left out in pairs, so row i of one must belong to row i of the other."));
        }

        for (int i = 0; i < sources.Length; i++)
        {
            bool[]?[] deciding = IsByPosition ? kept : [kept[i]];
            int[] rows = [.. Enumerable.Range(0, sources[i].Samples.Count).Where(row => Array.TrueForAll(deciding, side => side is null || side[row]))];
            SampleSource described = deciding.All(side => side is null) ? sources[i] : describe(sources[i], i, rows.Length);
            sources[i] = rows.Length < described.Samples.Count ? RowFilter.Keep(described, rows) : described;
        }
    }

    private static bool[] Complete(Samples samples)
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
