using LatentMI.IO.Formats;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary>Which samples of several sides are wanted, whose rows are chosen together, so that pairs stay pairs.</summary>
/// <remarks>Each side's own rows are chosen first, then those that all sides keep, and then values are normalized.</remarks>
public sealed class SidesQuery
{
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

            if (!ChoosesRows)
            {
                return sources;
            }

            SideRows.Choose(sources, Where, DropsMissing, IsByPosition, Metadata);
            SideRows.Complete(sources, [.. Sides.Select(side => side.Normalization)], cancellationToken);
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

        (MetadataTable? Table, string Address) Metadata(int side)
        {
            string address = Sides[side].Metadata ?? Sides[side].Address;
            return (files.Open(address, Sides[side].Reading).FindMetadata(cancellationToken), address);
        }
    }
}
