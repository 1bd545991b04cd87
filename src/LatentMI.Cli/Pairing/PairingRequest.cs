using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;
using LatentMI.Pairing;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary>What a command line says of both sides, which of their rows are pairs, and which rows belong together.</summary>
internal sealed class PairingRequest
{
    private const int MostMissingShown = 3;

    /// <summary>X.</summary>
    public required SideRequest X { get; init; }

    /// <summary>Y; null where it is the samples of X.</summary>
    public required SideRequest? Y { get; init; }

    /// <summary>Which rows of both sides are used.</summary>
    public required SidesRequest Sides { get; init; }

    /// <summary>How rows are paired where no table tells, and which belong together.</summary>
    public required RowPairing Pairs { get; init; }

    /// <summary>The number of random pairings.</summary>
    public required int Pairings { get; init; }

    /// <summary>The table of pairs; null for another way.</summary>
    public required PairTable? Table { get; init; }

    /// <summary>Whether a shuffled control was asked for.</summary>
    public required bool HasControl { get; init; }

    /// <summary>The addresses of all that is read.</summary>
    public IEnumerable<string> Addresses => [.. X.Addresses, .. Y?.Addresses ?? [], .. Table is null ? Array.Empty<string>() : [Table.File]];

    private bool IsByPosition => Table is null && Pairs.IsByPosition;

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
            return (Pair(files, x, y, z, seed, context.CancellationToken), z);
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

    private PairedInput Pair(OpenFiles files, SampleSource x, SampleSource y, SampleSource? z, ulong seed, CancellationToken cancellationToken)
    {
        if (Table is not { } table)
        {
            var metadata = new SidesMetadata(x, y, source => (source == x ? X : Y ?? X).ReadMetadata(files, source, cancellationToken));
            if (Pairs.IsByRelation)
            {
                string setting = SettingNames.OfOptions.Of(PairSettings.PairBy);
                return RelationWords.Parse(Pairs.Key!, setting).Pair(
                    x, y, files, X.Query.Reading, Pairs.GroupBy.Count == 0 ? null : metadata.Groups(Pairs.GroupBy), seed, setting, cancellationToken);
            }

            return Pairs.Pair(x, y, z, metadata, seed, SettingNames.OfOptions);
        }

        MetadataTable pairs = files.Open(table.File, X.Query.Reading).ReadMetadata(cancellationToken);
        IdentifierJoin join = Join(pairs, table, x, y);
        IReadOnlyList<string?>[] keys = [.. Pairs.GroupBy.Select(column => pairs.Require(column, table.File).ToKeys())];
        return new PairedInput(x, y, _ => join.Pairs)
        {
            Notes = [.. Describe(join, table.File)],
            GroupsOf = keys.Length == 0 ? null : _ => RowGroups.Of([.. keys.Select(column => join.TableRows.Select(row => column[row]).ToArray())]),
        };
    }

    private static IdentifierJoin Join(MetadataTable pairs, PairTable table, SampleSource x, SampleSource y)
    {
        RowPairing.RequireNames("--pairs", x, y);
        IReadOnlyList<string?> idsX = pairs.Require(table.IdX, table.File).ToIdentifiers(x.RowNames!);
        IReadOnlyList<string?> idsY = pairs.Require(table.IdY, table.File).ToIdentifiers(y.RowNames!);
        var join = IdentifierJoin.Join(idsX, idsY, x.RowNames!, y.RowNames!);

        // The side whose names fit is not what is wrong.
        bool isOfX = join.MissingX.Count >= join.MissingY.Count;
        return join.Pairs.Count > 0 ? join : throw new InputException(string.Create(
            CultureInfo.InvariantCulture,
            $"{table.File}: none of its {join.TableCount} pairs has rows in both X and Y; "
            + $"its names look like {Example(isOfX ? idsX : idsY)}, those of {(isOfX ? x : y).Address} like {OneLine.Quote((isOfX ? x : y).RowNames![0])}."));

        static string Example(IReadOnlyList<string?> ids) => ids.OfType<string>().FirstOrDefault() is { } first ? OneLine.Quote(first) : "nothing";
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
}
