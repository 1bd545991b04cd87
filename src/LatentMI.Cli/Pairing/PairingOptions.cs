using System.CommandLine;
using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;
using LatentMI.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary>The command-line options that say which row of X belongs to which row of Y, and which rows belong together.</summary>
internal sealed class PairingOptions
{
    private readonly Option<string?> _pairBy = new("--pair-by")
    {
        Description = "Pairs a random row of X with a random row of Y that has the same value in this metadata column, such as clone; one pair per value.",
        HelpName = "COLUMN",
    };

    private readonly NumberOption<int> _pairings = new(
        "--pairings",
        "N",
        "With --pair-by: the number of random pairings, each estimated separately; the result is their mean. [default: 1]",
        value => value >= 1,
        "a whole number of at least 1");

    private readonly Option<string?> _pairs = new("--pairs")
    {
        Description = "A table of pairs, CSV or Parquet, whose columns --x-id and --y-id name the rows of X and of Y.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _idX = new("--x-id") { Description = "With --pairs: the column with the names of rows of X.", HelpName = "COLUMN" };

    private readonly Option<string?> _idY = new("--y-id") { Description = "With --pairs: the column with the names of rows of Y.", HelpName = "COLUMN" };

    private readonly Option<string?> _embeddings = new("--embeddings")
    {
        Description = "With --pairs, instead of X and Y: samples with row names, used for both sides, such as proteins.h5:*.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _shuffleControl = new("--shuffle-control")
    {
        Description = "Also estimates a negative control with shuffled pairs (one per pairing).",
    };

    private readonly Option<string?> _groupBy = new("--group-by")
    {
        Description = "Keeps rows with the same value in this column on the same side of every split; with COLUMN,COLUMN, rows that share either value. "
            + "Columns come from the table of --pairs, or from the metadata of X.",
        HelpName = "COLUMN",
    };

    /// <summary>The options, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_pairBy, _pairings, _pairs, _idX, _idY, _embeddings, _shuffleControl, _groupBy];

    /// <summary>The options that read the metadata of a side.</summary>
    public Option[] MetadataReaders => [_pairBy, _groupBy];

    /// <summary>The number of pairings.</summary>
    /// <param name="parse">The parsed command line.</param>
    public int Pairings(ParseResult parse) => parse.GetValue(_pairings) ?? 1;

    /// <summary>Whether a shuffled control was asked for.</summary>
    /// <param name="parse">The parsed command line.</param>
    public bool HasControl(ParseResult parse) => parse.GetValue(_shuffleControl);

    /// <summary>Whether groups were asked for.</summary>
    /// <param name="parse">The parsed command line.</param>
    public bool HasGroups(ParseResult parse) => parse.GetValue(_groupBy) is not null;

    /// <summary>Refuses combinations that mean nothing.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireMeaning(ParseResult parse, SampleSide x, SampleSide y)
    {
        bool joins = IsGiven(parse, _pairs);
        if (joins && IsGiven(parse, _pairBy))
        {
            throw new InputException($"{_pairs.Name} and {_pairBy.Name} are two ways to pair rows; leave one of them out.");
        }

        if (IsGiven(parse, _pairings) && !IsGiven(parse, _pairBy))
        {
            throw new InputException($"{_pairings.Name} counts the random pairings of {_pairBy.Name} COLUMN; add that, or leave it out.");
        }

        foreach (Option<string?> option in new[] { _idX, _idY, _embeddings })
        {
            if (IsGiven(parse, option) && !joins)
            {
                throw new InputException($"{option.Name} belongs to {_pairs.Name} FILE; add that, or leave it out.");
            }
        }

        if (joins && !(IsGiven(parse, _idX) && IsGiven(parse, _idY)))
        {
            throw new InputException($"{_pairs.Name} needs {_idX.Name} COLUMN and {_idY.Name} COLUMN, the columns that name the rows of X and of Y.");
        }

        SampleSide? missing = new[] { x, y }.FirstOrDefault(side => side.Address(parse) is null);
        if (IsGiven(parse, _embeddings) && x.Address(parse) is not null)
        {
            throw new InputException($"{_embeddings.Name} takes the place of X and Y; leave those out, or {_embeddings.Name}.");
        }

        if (!IsGiven(parse, _embeddings) && missing is not null)
        {
            throw new InputException(
                $"'{missing.Name}' is missing: give two addresses, X and Y, or {_pairs.Name} FILE with {_embeddings.Name} FILE; 'lmi estimate --help' lists the options.");
        }
    }

    /// <summary>Refuses options of pairs and groups where rows are paired by position alone.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="other">The option that makes it so.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireByPosition(ParseResult parse, string other)
    {
        if (All.FirstOrDefault(option => IsGiven(parse, option)) is { } option)
        {
            throw new InputException($"{option.Name} does not go with {other}, whose rows belong to those of X and Y by their position; leave one of them out.");
        }
    }

    /// <summary>Reads both sides and finds their pairs.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="files">The files of the command.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <param name="labels">Whether a column of text is read as labels.</param>
    /// <param name="seed">The seed of random pairings.</param>
    /// <exception cref="InputException">Something cannot be read, or there are no pairs.</exception>
    public PairedInput Read(
        ParseResult parse, OpenFiles files, SampleSide x, SampleSide y, CommandContext context, bool quiet, bool labels, ulong seed)
    {
        string? shared = parse.GetValue(_embeddings);
        SampleSource? sourceY = null;
        SampleSource sourceX = shared is null ? x.Read(parse, files, context, quiet, labels) : x.Read(parse, files, shared, context, quiet);
        try
        {
            sourceY = (shared, x.HasOwnOptions(parse) || y.HasOwnOptions(parse)) switch
            {
                (null, _) => y.Read(parse, files, context, quiet, labels),
                (_, false) => sourceX,
                _ => y.Read(parse, files, shared, context, quiet),
            };
            var sides = new SidesMetadata(parse, files, (x, sourceX), (y, sourceY), context.CancellationToken);
            return Pair(parse, files, sides, sourceX, sourceY, seed, context.CancellationToken);
        }
        catch
        {
            sourceX.Samples.Dispose();
            sourceY?.Samples.Dispose();
            throw;
        }
    }

    private PairedInput Pair(
        ParseResult parse, OpenFiles files, SidesMetadata sides, SampleSource x, SampleSource y, ulong seed, CancellationToken cancellationToken)
    {
        string[] groupBy = parse.GetValue(_groupBy)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        if (groupBy.Any(column => column.Length == 0))
        {
            throw new InputException($"{_groupBy.Name} names an empty column; give COLUMN or COLUMN,COLUMN.");
        }

        if (parse.GetValue(_pairs) is { } table)
        {
            MetadataTable pairs = files.Open(table).ReadMetadata(cancellationToken);
            IdentifierJoin join = Join(parse, pairs, table, x, y);
            IReadOnlyList<string?>[] keys = [.. groupBy.Select(column => pairs.Require(column, table).ToKeys())];
            return new PairedInput(x, y, _ => join.Pairs)
            {
                Notes = [.. Describe(join, table)],
                GroupsOf = keys.Length == 0 ? null : _ => RowGroups.Of([.. keys.Select(column => join.TableRows.Select(row => column[row]).ToArray())]),
            };
        }

        Func<RowPairs?, RowGroups>? groupsOf = groupBy.Length == 0 ? null : sides.Groups(groupBy);
        if (parse.GetValue(_pairBy) is { } key)
        {
            KeyPairing pairing = sides.PairBy(key);
            return new PairedInput(x, y, draw => pairing.Draw(seed, draw)) { Notes = [Describe(pairing, key)], GroupsOf = groupsOf };
        }

        return new PairedInput(x, y, draw: null) { GroupsOf = groupsOf };
    }

    private IdentifierJoin Join(ParseResult parse, MetadataTable pairs, string table, SampleSource x, SampleSource y)
    {
        foreach ((string side, SampleSource source) in new[] { ("X", x), ("Y", y) })
        {
            if (source.RowNames is null)
            {
                throw new InputException($"{source.Address}: the rows of {side} have no names that {_pairs.Name} could tell them by; give a file with row names, such as embeddings.h5:*.");
            }
        }

        IReadOnlyList<string?> idsX = pairs.Require(parse.GetValue(_idX)!, table).ToKeys();
        IReadOnlyList<string?> idsY = pairs.Require(parse.GetValue(_idY)!, table).ToKeys();
        var join = IdentifierJoin.Join(idsX, idsY, x.RowNames!, y.RowNames!);
        return join.Pairs.Count > 0 ? join : throw new InputException(string.Create(
            CultureInfo.InvariantCulture,
            $"{table}: of its {join.TableCount} pairs none has rows in X and in Y; the names are like '{idsX.OfType<string>().FirstOrDefault()}' there and '{x.RowNames![0]}' in {x.Address}."));
    }

    private static IEnumerable<string> Describe(IdentifierJoin join, string table)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{join.Pairs.Count} of the {join.TableCount} pairs of {table} have rows on both sides");
        foreach ((string side, IReadOnlyList<string> missing) in new[] { ("X", join.MissingX), ("Y", join.MissingY) })
        {
            if (missing.Count > 0)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{missing.Count} {(missing.Count == 1 ? "identifier has" : "identifiers have")} no row in {side}: {string.Join(", ", missing.Take(3))}{(missing.Count > 3 ? ", ..." : string.Empty)}");
            }
        }

        if (join.EmptyCount > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{join.EmptyCount} {(join.EmptyCount == 1 ? "row of the table has" : "rows of the table have")} an empty identifier");
        }
    }

    private static string Describe(KeyPairing pairing, string key) => string.Create(
        CultureInfo.InvariantCulture,
        $"one random pair for each of {pairing.Keys.Count} values of {key} that X and Y share, of {pairing.PossiblePairs} possible pairs");

    private static bool IsGiven(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };
}
