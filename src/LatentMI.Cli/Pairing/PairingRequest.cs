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
    /// <summary>Instead of a column: rows of the same name are pairs.</summary>
    public const string ByNames = "names";

    /// <summary>Instead of a column: row i of X belongs to row i of Y, whatever their names are.</summary>
    public const string ByRows = "rows";

    private const int MostMissingShown = 3;

    /// <summary>X.</summary>
    public required SideRequest X { get; init; }

    /// <summary>Y; null where it is the samples of X.</summary>
    public required SideRequest? Y { get; init; }

    /// <summary>Which rows of both sides are used.</summary>
    public required SidesRequest Sides { get; init; }

    /// <summary>
    /// The column of metadata whose values pair rows at random, or <see cref="ByNames"/> or <see cref="ByRows"/>; null for another way.
    /// </summary>
    public required string? Key { get; init; }

    /// <summary>The number of random pairings.</summary>
    public required int Pairings { get; init; }

    /// <summary>The table of pairs; null for another way.</summary>
    public required PairTable? Table { get; init; }

    /// <summary>Whether a shuffled control was asked for.</summary>
    public required bool HasControl { get; init; }

    /// <summary>The columns that tell which rows belong together; empty where none do.</summary>
    public required IReadOnlyList<string> GroupBy { get; init; }

    /// <summary>The addresses of all that is read.</summary>
    public IEnumerable<string> Addresses => [.. X.Addresses, .. Y?.Addresses ?? [], .. Table is null ? Array.Empty<string>() : [Table.File]];

    private bool IsByPosition => Table is null && Key is null or ByRows;

    /// <summary>Reads all sides and finds the pairs of X and Y.</summary>
    /// <param name="given">What the information is given; null for nothing.</param>
    /// <param name="files">The files of the command.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <param name="seed">The seed of random pairings.</param>
    /// <exception cref="InputException">Something cannot be read, or there are no pairs.</exception>
    public (PairedInput Input, SampleSource? Z) Read(SideRequest? given, OpenFiles files, CommandContext context, bool quiet, ulong seed)
    {
        SideRequest[] sides = [.. new[] { X, Y, given }.OfType<SideRequest>()];
        IReadOnlyList<SampleSource> sources = Sides.Read(sides, IsByPosition, files, context, quiet);
        try
        {
            SampleSource x = sources[0];
            SampleSource y = Y is null ? x : sources[1];
            SampleSource? z = given is null ? null : sources[^1];
            var metadata = new SidesMetadata(files, (X, x), (Y ?? X, y), context.CancellationToken);
            if (IsByPosition && Key is null)
            {
                if (ModalityPairing.Find(x, y, Groups(metadata)) is { } cells)
                {
                    return z is null ? (cells, null) : throw new InputException(
                        $"{x.Address} and {y.Address} hold different cells, or the same in another order, and Z matches both by position; write all three with the same cells first, as lmi convert does.");
                }

                RowOrder.Require(x, y, "Y", canPairByNames: z is null);
                if (z is not null)
                {
                    RowOrder.Require(x, z, "Z", canPairByNames: false);
                }
            }

            return (Pair(files, metadata, x, y, seed, context.CancellationToken), z);
        }
        catch
        {
            foreach (SampleSource source in sources)
            {
                source.Samples.Dispose();
            }

            throw;
        }
    }

    private PairedInput Pair(
        OpenFiles files, SidesMetadata sides, SampleSource x, SampleSource y, ulong seed, CancellationToken cancellationToken)
    {
        if (Table is { } table)
        {
            MetadataTable pairs = files.Open(table.File, X.Query.Decimal).ReadMetadata(cancellationToken);
            IdentifierJoin join = Join(pairs, table, x, y);
            IReadOnlyList<string?>[] keys = [.. GroupBy.Select(column => pairs.Require(column, table.File).ToKeys())];
            return new PairedInput(x, y, _ => join.Pairs)
            {
                Notes = [.. Describe(join, table.File)],
                GroupsOf = keys.Length == 0 ? null : _ => RowGroups.Of([.. keys.Select(column => join.TableRows.Select(row => column[row]).ToArray())]),
            };
        }

        Func<RowPairs?, RowGroups>? groupsOf = Groups(sides);
        if (Key is ByNames)
        {
            RowPairs pairs = JoinNames(x, y);
            return new PairedInput(x, y, _ => pairs) { Notes = [DescribeNames(pairs, x, y)], GroupsOf = groupsOf };
        }

        if (Key is { } key and not ByRows)
        {
            KeyPairing pairing = sides.PairBy(key);
            return new PairedInput(x, y, draw => pairing.Draw(seed, draw)) { Notes = [Describe(pairing, key)], GroupsOf = groupsOf };
        }

        return new PairedInput(x, y, draw: null) { GroupsOf = groupsOf };
    }

    private Func<RowPairs?, RowGroups>? Groups(SidesMetadata sides) => GroupBy.Count == 0 ? null : sides.Groups(GroupBy);

    private static IdentifierJoin Join(MetadataTable pairs, PairTable table, SampleSource x, SampleSource y)
    {
        RequireNames("--pairs", x, y);
        IReadOnlyList<string?> idsX = pairs.Require(table.IdX, table.File).ToKeys();
        IReadOnlyList<string?> idsY = pairs.Require(table.IdY, table.File).ToKeys();
        var join = IdentifierJoin.Join(idsX, idsY, x.RowNames!, y.RowNames!);
        return join.Pairs.Count > 0 ? join : throw new InputException(string.Create(
            CultureInfo.InvariantCulture,
            $"{table.File}: none of its {join.TableCount} pairs has rows in both X and Y; "
            + $"its names look like '{idsX.OfType<string>().FirstOrDefault()}', those of {x.Address} like '{x.RowNames![0]}'."));
    }

    private static RowPairs JoinNames(SampleSource x, SampleSource y)
    {
        RequireNames($"--pair-by {ByNames}", x, y);
        RowPairs pairs = IdentifierJoin.Join(x.RowNames!, x.RowNames!, x.RowNames!, y.RowNames!).Pairs;
        return pairs.Count > 0 ? pairs : throw new InputException(
            $"No row of X ({x.Address}) has the name of a row of Y ({y.Address}): the first are called {OneLine.Quote(x.RowNames![0])} and {OneLine.Quote(y.RowNames![0])}; "
            + "rename the rows of one side, or give a table of pairs with --pairs.");
    }

    private static void RequireNames(string option, SampleSource x, SampleSource y)
    {
        foreach ((string side, SampleSource source) in new[] { ("X", x), ("Y", y) })
        {
            if (source.RowNames is null)
            {
                throw new InputException(
                    $"{source.Address}: the rows of {side} have no names that {option} could match; "
                    + "give a file with row names, such as embeddings.h5:*.");
            }
        }
    }

    private static string DescribeNames(RowPairs pairs, SampleSource x, SampleSource y) => string.Create(
        CultureInfo.InvariantCulture,
        $"{OneLine.Count(pairs.Count, "pair")} of rows of the same name; {x.Samples.Count - pairs.Count} of {OneLine.Count(x.Samples.Count, "row")} of X and {y.Samples.Count - pairs.Count} of {y.Samples.Count} of Y have no partner");

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
