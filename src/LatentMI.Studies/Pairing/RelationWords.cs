using System.Globalization;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.Pairing;

namespace LatentMI.Studies.Pairing;

/// <summary>Which related cells of one file are pairs, in the words of the setting: <c>tree:sisters</c>, <c>nearest:obsm/spatial</c> and the like.</summary>
/// <remarks>
/// <c>tree:sisters</c>, <c>tree:cousins</c> and <c>tree:A-B</c>, a range of distances, are of the trees in <c>obst</c> of an AnnData file. <c>nearest:ITEM</c> and <c>mutual:ITEM</c> are of
/// a matrix of coordinates, <c>@D</c> after it the largest distance.
/// </remarks>
public sealed class RelationWords
{
    private const string Tree = "tree:";
    private const string Nearest = "nearest:";
    private const string Mutual = "mutual:";
    private const string TreeItem = "obst";

    private readonly TreeRelation? _relation;
    private readonly string _item;
    private readonly bool _isMutual;
    private readonly double? _within;

    private RelationWords(TreeRelation? relation, string item, bool isMutual, double? within) =>
        (_relation, _item, _isMutual, _within) = (relation, item, isMutual, within);

    /// <summary>Whether a text is of this kind, and names no column.</summary>
    /// <param name="text">The text.</param>
    public static bool AreMeant(string? text) => text is not null
        && (text.StartsWith(Tree, StringComparison.Ordinal) || text.StartsWith(Nearest, StringComparison.Ordinal) || text.StartsWith(Mutual, StringComparison.Ordinal));

    /// <summary>Reads the words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="setting">How messages name the setting.</param>
    /// <exception cref="InputException">They mean nothing.</exception>
    public static RelationWords Parse(string text, string setting)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith(Tree, StringComparison.Ordinal))
        {
            string relation = text[Tree.Length..];
            string[] ends = relation.Split('-');
            return relation switch
            {
                "sisters" => OfTree(new TreeRelation(TreeRelationKind.Sisters)),
                "cousins" => OfTree(new TreeRelation(TreeRelationKind.Cousins)),
                _ when ends is [var least, var most] && Number(least) is { } from && Number(most) is { } to && from <= to =>
                    OfTree(new TreeRelation(TreeRelationKind.Distance, from, to)),
                _ => throw new InputException($"{setting}: '{text}' cannot be used; give tree:sisters, tree:cousins or a range of distances, such as tree:0.5-1."),
            };
        }

        bool isMutual = text.StartsWith(Mutual, StringComparison.Ordinal);
        string item = text[(isMutual ? Mutual : Nearest).Length..];
        int at = item.LastIndexOf('@');
        double? within = at < 0 ? null : Number(item[(at + 1)..]) is > 0 and double distance ? distance : throw new InputException(
            $"{setting}: '{text}' cannot be used; after @ give the largest distance, such as nearest:obsm/spatial@50.");
        item = at < 0 ? item : item[..at];
        return item.Length > 0 ? new RelationWords(relation: null, item, isMutual, within) : throw new InputException(
            $"{setting}: '{text}' names no coordinates; give a matrix of them, such as nearest:obsm/spatial.");
    }

    /// <summary>Finds the pairs.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y, of the same rows of the same file.</param>
    /// <param name="files">The files of the command.</param>
    /// <param name="reading">How they are read.</param>
    /// <param name="groupsOf">The groups of pairs that were asked for; null for those of the relation.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="setting">How messages name the setting.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">X and Y are of other rows, or there are no trees, coordinates or pairs.</exception>
    public PairedInput Pair(
        SampleSource x, SampleSource y, OpenFiles files, ReadingOptions reading, Func<RowPairs?, RowGroups>? groupsOf, ulong seed, string setting, CancellationToken cancellationToken)
    {
        string path = FileAddress.Parse(x.Address).Path;
        if (path != FileAddress.Parse(y.Address).Path || x.Samples.Count != y.Samples.Count
            || !(x.RowNumbers ?? [.. Enumerable.Range(0, x.Samples.Count)]).SequenceEqual(y.RowNumbers ?? [.. Enumerable.Range(0, y.Samples.Count)]))
        {
            throw new InputException($"{setting} pairs related cells of one file, but X and Y are not the same rows of one; give X and Y of the same file, with the same conditions.");
        }

        RelatedPairing pairing = _relation is { } relation ? OfTrees(relation, x, path, files, reading, cancellationToken) : OfPlaces(x, path, files, reading, cancellationToken);
        return new PairedInput(x, y, draw => pairing.Draw(seed, draw))
        {
            Notes = [pairing.Note],
            Warnings = [pairing.Warning],
            GroupsOf = groupsOf ?? (pairs => pairing.GroupsOf(pairs!)),
        };
    }

    private static RelationWords OfTree(TreeRelation relation) => new(relation, TreeItem, isMutual: false, within: null);

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    private static TreePairing OfTrees(TreeRelation relation, SampleSource x, string path, OpenFiles files, ReadingOptions reading, CancellationToken cancellationToken)
    {
        string address = $"{path}:{TreeItem}";
        string json = files.Open(address, reading).FindText(cancellationToken) ?? throw new InputException(
            $"{path}: has no trees; give a file that TreeData wrote, with trees in {TreeItem}.");
        if (x.RowNames is not { } names)
        {
            throw new InputException($"{x.Address}: its rows have no names, which tell the leaf of each; name the cells in obs.");
        }

        return TreePairing.Create(relation, CellTree.ReadAll(json, address), names, address);
    }

    private NeighborPairing OfPlaces(SampleSource x, string path, OpenFiles files, ReadingOptions reading, CancellationToken cancellationToken)
    {
        string address = $"{path}:{_item}";
        using Samples all = files.Open(address, reading).ReadSamples(cancellationToken).Samples;
        if (x.RowNumbers is { } rows)
        {
            if (rows.Count > 0 && rows.Max() >= all.Count)
            {
                throw OtherRows(all.Count);
            }

            using Samples chosen = all.SelectRows([.. rows]);
            return NeighborPairing.Create(chosen, _isMutual, _within, address);
        }

        return all.Count == x.Samples.Count ? NeighborPairing.Create(all, _isMutual, _within, address) : throw OtherRows(all.Count);

        InputException OtherRows(int count) => new($"{address}: has {OneLine.Count(count, "row")}, other than {x.Address}; give the coordinates of its cells.");
    }
}
