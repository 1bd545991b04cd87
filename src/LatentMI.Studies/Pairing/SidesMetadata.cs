using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;
using LatentMI.Pairing;

namespace LatentMI.Studies.Pairing;

/// <summary>The metadata of the rows of both sides, read where they are needed.</summary>
/// <param name="x">The rows of X.</param>
/// <param name="y">The rows of Y.</param>
/// <param name="read">Reads the metadata of the rows of X or of Y, and tells where they are from.</param>
public sealed class SidesMetadata(SampleSource x, SampleSource y, Func<SampleSource, (MetadataTable Table, string Address)> read)
{
    private readonly Lazy<(MetadataTable Table, string Address)> _x = new(() => read(x));
    private readonly Lazy<(MetadataTable Table, string Address)> _y = new(() => read(y));

    /// <summary>Pairs rows of the same value in a column; a row is never paired with itself.</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="InputException">A side has no such column, or no value is shared by two rows.</exception>
    public KeyPairing PairBy(string column)
    {
        IReadOnlyList<string?> keysX = _x.Value.Table.Require(column, _x.Value.Address).ToKeys();
        IReadOnlyList<string?> keysY = _y.Value.Table.Require(column, _y.Value.Address).ToKeys();
        var pairing = KeyPairing.Create(keysX, keysY, Distinct(keysX, keysY));
        if (pairing.Keys.Count > 0)
        {
            return pairing;
        }

        (string ofX, string ofY) = ($"X ({_x.Value.Address})", $"Y ({_y.Value.Address})");
        throw new InputException(keysX.OfType<string>().Intersect(keysY).Any()
            ? $"Each value of '{column}' that {ofX} and {ofY} share belongs to a single row, which is not paired with itself; "
                + "name a column whose values several rows share."
            : $"No value of '{column}' occurs in both {ofX} and {ofY}: in the first it is {Example(keysX)}, in the second {Example(keysY)}; "
                + "name a column whose values occur in both.");
    }

    /// <summary>The groups of pairs, or of rows that are paired by position, by columns of X.</summary>
    /// <param name="columns">The columns.</param>
    /// <exception cref="InputException">X has no such column.</exception>
    public Func<RowPairs?, RowGroups> Groups(IReadOnlyList<string> columns)
    {
        IReadOnlyList<string?>[] keys = [.. columns.Select(column => _x.Value.Table.Require(column, _x.Value.Address).ToKeys())];
        return pairs => RowGroups.Of(pairs is null ? keys : [.. keys.Select(column => pairs.X.Select(row => column[row]).ToArray())]);
    }

    private static string Example(IReadOnlyList<string?> keys) =>
        keys.OfType<string>().FirstOrDefault() is { } key ? $"such as {OneLine.Quote(key)}" : "always empty";

    /// <summary>Which pairs are of two different rows: of different names, or of different places in the same file.</summary>
    /// <remarks>Names that rows have in common, or that are the keys, do not tell rows of the same key from each other.</remarks>
    private Func<int, int, bool>? Distinct(IReadOnlyList<string?> keysX, IReadOnlyList<string?> keysY)
    {
        bool isSameFile = x.Address == y.Address;
        if (!isSameFile && (x.RowNames, y.RowNames) is ({ } namesX, { } namesY))
        {
            if (AreUnique(namesX) && AreUnique(namesY) && !namesX.SequenceEqual(keysX) && !namesY.SequenceEqual(keysY))
            {
                return (rowX, rowY) => namesX[rowX] != namesY[rowY];
            }

            isSameFile = FileAddress.Parse(x.Address).Path == FileAddress.Parse(y.Address).Path;
        }

        return isSameFile ? (rowX, rowY) => (x.RowNumbers?[rowX] ?? rowX) != (y.RowNumbers?[rowY] ?? rowY) : null;
    }

    private static bool AreUnique(IReadOnlyList<string> names) => names.Distinct(StringComparer.Ordinal).Count() == names.Count;
}
