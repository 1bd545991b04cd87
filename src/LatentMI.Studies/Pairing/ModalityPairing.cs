using System.Globalization;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.Pairing;

namespace LatentMI.Studies.Pairing;

/// <summary>Cells of two modalities of a MuData file, which are the same cells where they have the same name, in whatever order the modalities hold them.</summary>
public static class ModalityPairing
{
    private const string Format = "h5mu";

    /// <summary>Pairs the cells of two modalities by their names; null where the sides are not that, or hold the same cells in the same order.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="groupsOf">The groups of pairs; null where no rows belong together.</param>
    /// <exception cref="InputException">The modalities have no cell in common, or two cells of one have the same name.</exception>
    public static PairedInput? Find(SampleSource x, SampleSource y, Func<RowPairs?, RowGroups>? groupsOf)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Format != Format || y.Format != Format || FileAddress.Parse(x.Address).Path != FileAddress.Parse(y.Address).Path
            || (x.RowNames, y.RowNames) is not ({ } namesX, { } namesY) || namesX.SequenceEqual(namesY))
        {
            return null;
        }

        var join = IdentifierJoin.Join(namesX, namesX, namesX, namesY);
        int count = join.Pairs.Count;
        return count > 0
            ? new PairedInput(x, y, _ => join.Pairs)
            {
                Notes = [string.Create(
                    CultureInfo.InvariantCulture,
                    $"cells of both modalities are paired by their names: {OneLine.Count(count, "pair")}, {namesX.Count - count} of X and {namesY.Count - count} of Y left out")],
                GroupsOf = groupsOf,
            }
            : throw new InputException($"{x.Address} and {y.Address} have no cell in common: the first names them like '{OneLine.Of(namesX[0])}', the second like '{OneLine.Of(namesY[0])}'.");
    }
}
