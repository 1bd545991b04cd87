using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;
using LatentMI.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary>The metadata of the rows of both sides, read where they are needed.</summary>
/// <param name="files">The files of the command.</param>
/// <param name="x">What was asked of X, and its rows.</param>
/// <param name="y">Y.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class SidesMetadata(
    OpenFiles files, (SideRequest Side, SampleSource Source) x, (SideRequest Side, SampleSource Source) y, CancellationToken cancellationToken)
{
    private readonly Lazy<(MetadataTable Table, string Address)> _x = new(() => x.Side.ReadMetadata(files, x.Source, cancellationToken));
    private readonly Lazy<(MetadataTable Table, string Address)> _y = new(() => y.Side.ReadMetadata(files, y.Source, cancellationToken));

    /// <summary>Pairs rows of the same value in a column; a row is never paired with itself.</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="InputException">A side has no such column, or no value is shared.</exception>
    public KeyPairing PairBy(string column)
    {
        var pairing = KeyPairing.Create(
            _x.Value.Table.Require(column, _x.Value.Address).ToKeys(), _y.Value.Table.Require(column, _y.Value.Address).ToKeys(), Distinct());
        return pairing.Keys.Count > 0
            ? pairing
            : throw new InputException($"No value of '{column}' has a row of X ({_x.Value.Address}) and another row of Y ({_y.Value.Address}), so that there is nothing to pair.");
    }

    /// <summary>The groups of pairs, or of rows that are paired by position, by columns of X.</summary>
    /// <param name="columns">The columns.</param>
    /// <exception cref="InputException">X has no such column.</exception>
    public Func<RowPairs?, RowGroups> Groups(IReadOnlyList<string> columns)
    {
        IReadOnlyList<string?>[] keys = [.. columns.Select(column => _x.Value.Table.Require(column, _x.Value.Address).ToKeys())];
        return pairs => RowGroups.Of(pairs is null ? keys : [.. keys.Select(column => pairs.X.Select(row => column[row]).ToArray())]);
    }

    /// <summary>Which pairs are of two different rows: of different names, or of different places in the same file.</summary>
    private Func<int, int, bool>? Distinct()
    {
        if ((x.Source.RowNames, y.Source.RowNames) is ({ } namesX, { } namesY))
        {
            return (rowX, rowY) => namesX[rowX] != namesY[rowY];
        }

        return x.Source.Address == y.Source.Address
            ? (rowX, rowY) => (x.Source.RowNumbers?[rowX] ?? rowX) != (y.Source.RowNumbers?[rowY] ?? rowY)
            : null;
    }
}
