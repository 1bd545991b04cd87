using LatentMI.IO.Tables;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Studies.Sweeps;

/// <summary>The columns of metadata that the estimates and lags of a plan name.</summary>
/// <param name="draft">The plan.</param>
/// <param name="estimates">What its estimates say of rows, with their places.</param>
internal sealed class SweepColumns(SweepDraft draft, IReadOnlyList<(PlanNode Node, PairRequest Request)> estimates)
{
    private static readonly Setting[] Readers = [PairSettings.Where, PairSettings.PairBy, PairSettings.GroupBy, SweepSettings.By];

    /// <summary>Their names.</summary>
    public IReadOnlySet<string> Names { get; } =
        estimates.SelectMany(estimate => estimate.Request.Columns).Concat(draft.LagWithin is { } within ? [within.Text()] : []).ToHashSet();

    /// <summary>Refuses a table of metadata that nothing reads.</summary>
    /// <param name="rows">The rows of a group.</param>
    /// <exception cref="InputException">Nothing does.</exception>
    public void RequireUse(RowChoice rows)
    {
        if (rows is { Metadata: not null, Where: null } && Names.Count == 0)
        {
            throw new InputException($"metadata is used by where, by lag-within and by the settings {string.Join(", ", Readers.Select(setting => setting.Name))} of an estimate only; add one of them, or leave it out.");
        }
    }

    /// <summary>Refuses columns that no group has.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="metadata">Their metadata.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireKnown(IReadOnlyList<(PlanNode Node, SweepGroup Group)> groups, GroupMetadata metadata)
    {
        HashSet<MetadataTable> tables = [.. groups.Select(entry => metadata.Of(entry.Group.Name).Table).OfType<MetadataTable>()];
        (PlanNode Node, string Column)[] all =
        [
            .. estimates.SelectMany(estimate => estimate.Request.Columns.Select(column => (estimate.Node, column))),
            .. draft.LagWithin is { } within ? new[] { (within, within.Text()) } : [],
        ];
        foreach ((PlanNode node, string column) in all)
        {
            if (!tables.Any(table => table.Find(column) is not null))
            {
                throw node.Wrong($"no group has the column {OneLine.Quote(column)} in the metadata of its rows; 'lmi inspect FILE' lists what there is, and the key metadata of a group names another table");
            }
        }
    }
}
