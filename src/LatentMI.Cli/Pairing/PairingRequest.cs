using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;
using LatentMI.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary>What a command line says of both sides, which of their rows are pairs, and which rows belong together.</summary>
internal sealed class PairingRequest
{
    private const int MostMissingShown = 3;

    /// <summary>X.</summary>
    public required SideRequest X { get; init; }

    /// <summary>Y; null where it is the samples of X.</summary>
    public required SideRequest? Y { get; init; }

    /// <summary>The column of metadata whose values pair rows at random; null for another way.</summary>
    public required string? Key { get; init; }

    /// <summary>The number of random pairings.</summary>
    public required int Pairings { get; init; }

    /// <summary>The table of pairs; null for another way.</summary>
    public required PairTable? Table { get; init; }

    /// <summary>Whether a shuffled control was asked for.</summary>
    public required bool HasControl { get; init; }

    /// <summary>The columns that tell which rows belong together; empty where none do.</summary>
    public required IReadOnlyList<string> GroupBy { get; init; }

    /// <summary>Reads both sides and finds their pairs.</summary>
    /// <param name="files">The files of the command.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <param name="seed">The seed of random pairings.</param>
    /// <exception cref="InputException">Something cannot be read, or there are no pairs.</exception>
    public PairedInput Read(OpenFiles files, CommandContext context, bool quiet, ulong seed)
    {
        SampleSource x = X.Read(files, context, quiet);
        SampleSource y = x;
        try
        {
            y = Y?.Read(files, context, quiet) ?? x;
            var sides = new SidesMetadata(files, (X, x), (Y ?? X, y), context.CancellationToken);
            return Pair(files, sides, x, y, seed, context.CancellationToken);
        }
        catch
        {
            x.Samples.Dispose();
            y.Samples.Dispose();
            throw;
        }
    }

    private PairedInput Pair(
        OpenFiles files, SidesMetadata sides, SampleSource x, SampleSource y, ulong seed, CancellationToken cancellationToken)
    {
        if (Table is { } table)
        {
            MetadataTable pairs = files.Open(table.File).ReadMetadata(cancellationToken);
            IdentifierJoin join = Join(pairs, table, x, y);
            IReadOnlyList<string?>[] keys = [.. GroupBy.Select(column => pairs.Require(column, table.File).ToKeys())];
            return new PairedInput(x, y, _ => join.Pairs)
            {
                Notes = [.. Describe(join, table.File)],
                GroupsOf = keys.Length == 0 ? null : _ => RowGroups.Of([.. keys.Select(column => join.TableRows.Select(row => column[row]).ToArray())]),
            };
        }

        Func<RowPairs?, RowGroups>? groupsOf = GroupBy.Count == 0 ? null : sides.Groups(GroupBy);
        if (Key is { } key)
        {
            KeyPairing pairing = sides.PairBy(key);
            return new PairedInput(x, y, draw => pairing.Draw(seed, draw)) { Notes = [Describe(pairing, key)], GroupsOf = groupsOf };
        }

        return ModalityPairing.Find(x, y, groupsOf) ?? new PairedInput(x, y, draw: null) { GroupsOf = groupsOf };
    }

    private static IdentifierJoin Join(MetadataTable pairs, PairTable table, SampleSource x, SampleSource y)
    {
        foreach ((string side, SampleSource source) in new[] { ("X", x), ("Y", y) })
        {
            if (source.RowNames is null)
            {
                throw new InputException(
                    $"{source.Address}: the rows of {side} have no names that --pairs could match; "
                    + "give a file with row names, such as embeddings.h5:*.");
            }
        }

        IReadOnlyList<string?> idsX = pairs.Require(table.IdX, table.File).ToKeys();
        IReadOnlyList<string?> idsY = pairs.Require(table.IdY, table.File).ToKeys();
        var join = IdentifierJoin.Join(idsX, idsY, x.RowNames!, y.RowNames!);
        return join.Pairs.Count > 0 ? join : throw new InputException(string.Create(
            CultureInfo.InvariantCulture,
            $"{table.File}: none of its {join.TableCount} pairs has rows in both X and Y; "
            + $"its names look like '{idsX.OfType<string>().FirstOrDefault()}', those of {x.Address} like '{x.RowNames![0]}'."));
    }

    private static IEnumerable<string> Describe(IdentifierJoin join, string table)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{join.Pairs.Count} of the {join.TableCount} pairs of {table} have rows on both sides");
        foreach ((string side, IReadOnlyList<string> missing) in new[] { ("X", join.MissingX), ("Y", join.MissingY) })
        {
            if (missing.Count > 0)
            {
                string identifiers = missing.Count == 1 ? "identifier has" : "identifiers have";
                yield return string.Create(
                    CultureInfo.InvariantCulture, $"{missing.Count} {identifiers} no row in {side}: {OneLine.List(missing, MostMissingShown)}");
            }
        }

        if (join.EmptyCount > 0)
        {
            string rows = join.EmptyCount == 1 ? "row of the table has" : "rows of the table have";
            yield return string.Create(CultureInfo.InvariantCulture, $"{join.EmptyCount} {rows} an empty identifier");
        }
    }

    private static string Describe(KeyPairing pairing, string key) => string.Create(
        CultureInfo.InvariantCulture,
        $"one random pair for each of {pairing.Keys.Count} values of {key} that X and Y share, of {pairing.PossiblePairs} possible pairs");
}
