using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Pairing;

/// <summary>The command-line options that say which row of X belongs to which row of Y, and which rows belong together.</summary>
internal sealed class PairingOptions
{
    private readonly Option<string?> _pairBy = new("--pair-by")
    {
        Description = "Pairs a random row of X with a random row of Y that has the same value in this metadata column, such as clone; "
            + $"one pair per value. '{PairingRequest.ByNames}' pairs rows of the same name, '{PairingRequest.ByRows}' row i with row i even if names disagree.",
        HelpName = "COLUMN",
    };

    private readonly NumberOption<int> _pairings = WholeNumber.Option(
        "--pairings",
        "N",
        least: 1,
        "With --pair-by: the number of random pairings, each estimated separately; the result is their mean. [default: 1]");

    private readonly Option<string?> _pairs = new Option<string?>("--pairs")
    {
        Description = "A table of pairs, CSV or Parquet, whose columns --x-id and --y-id name the rows of X and of Y.",
        HelpName = "FILE",
    }.InGroup(HelpGroup.Rows);

    private readonly Option<string?> _idX = new Option<string?>("--x-id")
    {
        Description = "With --pairs: the column with the names of rows of X.",
        HelpName = "COLUMN",
    }.InGroup(HelpGroup.Rows);

    private readonly Option<string?> _idY = new Option<string?>("--y-id")
    {
        Description = "With --pairs: the column with the names of rows of Y.",
        HelpName = "COLUMN",
    }.InGroup(HelpGroup.Rows);

    private readonly Option<string?> _embeddings = new Option<string?>("--embeddings")
    {
        Description = "With --pairs, instead of X and Y: samples with row names, used for both sides, such as proteins.h5:*.",
        HelpName = "FILE",
    }.InGroup(HelpGroup.Rows);

    private readonly Option<bool> _shuffleControl = new Option<bool>("--shuffle-control")
    {
        Description = "Also estimates a negative control with shuffled pairs (one per pairing).",
    }.InGroup(HelpGroup.Rows);

    private readonly Option<string?> _groupBy = new("--group-by")
    {
        Description = "Keeps rows with the same value in this column on the same side of every split; with COLUMN,COLUMN, rows that share either value. Rows of a group that resemble each other are compared with other groups only. "
            + "Columns come from the table of --pairs, or from the metadata of X.",
        HelpName = "COLUMN",
    };

    /// <summary>The options, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_pairBy, _pairings, _pairs, _idX, _idY, _embeddings, _shuffleControl, _groupBy];

    /// <summary>The options that read the metadata of a side.</summary>
    public Option[] MetadataReaders => [_pairBy, _groupBy];

    /// <summary>What a command line says of both sides and their pairs.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="sides">What is about both.</param>
    /// <param name="labels">Whether a column of text is read as labels.</param>
    /// <exception cref="InputException">It cannot be meant.</exception>
    public PairingRequest Bind(ParseResult parse, SideOptions x, SideOptions y, SidesOptions sides, bool labels)
    {
        RequireMeaning(parse, x, y);
        string? shared = parse.GetValue(_embeddings);
        bool isOneSide = shared is not null && !x.HasOwnOptions(parse) && !y.HasOwnOptions(parse);
        return new PairingRequest
        {
            X = Side(x),
            Y = isOneSide ? null : Side(y),
            Sides = sides.Bind(parse),
            Key = parse.GetValue(_pairBy),
            Pairings = parse.GetValue(_pairings) ?? 1,
            Table = parse.GetValue(_pairs) is { } table ? new PairTable(table, parse.GetValue(_idX)!, parse.GetValue(_idY)!) : null,
            HasControl = parse.GetValue(_shuffleControl),
            GroupBy = parse.GetValue(_groupBy)?.Split(',', StringSplitOptions.TrimEntries) ?? [],
        };

        SideRequest Side(SideOptions side) => shared is null ? side.Bind(parse, side.Address(parse)!, labels) : side.Bind(parse, shared, labels: false);
    }

    /// <summary>Refuses options of pairs and groups where rows are paired by position alone.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="other">The option that makes it so.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireByPosition(ParseResult parse, string other)
    {
        if (All.FirstOrDefault(option => parse.IsGiven(option)) is { } option && !(option == _pairBy && parse.GetValue(_pairBy) == PairingRequest.ByRows))
        {
            throw new InputException(
                $"{option.Name} cannot be combined with {other}, whose rows match those of X and Y by position; leave one of them out.");
        }
    }

    /// <summary>Refuses combinations that mean nothing.</summary>
    private void RequireMeaning(ParseResult parse, SideOptions x, SideOptions y)
    {
        bool joins = parse.IsGiven(_pairs);
        if (joins && parse.IsGiven(_pairBy))
        {
            throw new InputException($"{_pairs.Name} and {_pairBy.Name} are two ways to pair rows; leave one of them out.");
        }

        if (parse.IsGiven(_pairings) && !parse.IsGiven(_pairBy))
        {
            throw new InputException($"{_pairings.Name} counts the random pairings of {_pairBy.Name} COLUMN; add that, or leave it out.");
        }

        if (parse.IsGiven(_pairings) && parse.GetValue(_pairBy) is PairingRequest.ByNames or PairingRequest.ByRows)
        {
            throw new InputException($"{_pairings.Name} counts random pairings, and {_pairBy.Name} {parse.GetValue(_pairBy)} makes a single one; leave {_pairings.Name} out.");
        }

        foreach (Option<string?> option in new[] { _idX, _idY, _embeddings })
        {
            if (parse.IsGiven(option) && !joins)
            {
                throw new InputException($"{option.Name} belongs to {_pairs.Name} FILE; add that, or leave it out.");
            }
        }

        if (joins && !(parse.IsGiven(_idX) && parse.IsGiven(_idY)))
        {
            throw new InputException($"{_pairs.Name} needs {_idX.Name} COLUMN and {_idY.Name} COLUMN, the columns that name the rows of X and of Y.");
        }

        SideOptions? missing = new[] { x, y }.FirstOrDefault(side => side.Address(parse) is null);
        if (parse.IsGiven(_embeddings) && x.Address(parse) is not null)
        {
            throw new InputException($"{_embeddings.Name} replaces X and Y; leave out either those or {_embeddings.Name}.");
        }

        if (!parse.IsGiven(_embeddings) && missing is not null)
        {
            throw new InputException(
                $"'{missing.Name}' is missing: give two addresses, X and Y, or {_pairs.Name} FILE with {_embeddings.Name} FILE; "
                + "'lmi estimate --help' lists the options.");
        }

        if (parse.GetValue(_groupBy)?.Split(',').Any(string.IsNullOrWhiteSpace) == true)
        {
            throw new InputException($"{_groupBy.Name} names an empty column; give COLUMN or COLUMN,COLUMN.");
        }
    }
}
