using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary>The command-line options that say which row of X belongs to which row of Y, and which rows belong together.</summary>
internal sealed class PairingOptions
{
    private readonly Option<string?> _pairBy = (Option<string?>)SettingOption.Of(PairSettings.PairBy).Option;

    private readonly NumberOption<int> _pairings = (NumberOption<int>)SettingOption.Of(PairSettings.Pairings).Option;

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

    private readonly Option<bool> _shuffleControl = (Option<bool>)SettingOption.Of(PairSettings.ShuffleControl).Option;

    private readonly Option<string?> _groupBy = (Option<string?>)SettingOption.Of(PairSettings.GroupBy).Option;

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
            Pairs = Pairs(parse),
            Pairings = parse.GetValue(_pairings) ?? 1,
            Table = parse.GetValue(_pairs) is { } table ? new PairTable(table, parse.GetValue(_idX)!, parse.GetValue(_idY)!) : null,
            HasControl = parse.GetValue(_shuffleControl),
        };

        SideRequest Side(SideOptions side) => shared is null ? side.Bind(parse, side.Address(parse)!, labels) : side.Bind(parse, shared, labels: false);
    }

    /// <summary>Whether pairs are drawn at random: of rows that share a key, or for a control.</summary>
    /// <param name="parse">The parsed command line.</param>
    public bool DrawsPairs(ParseResult parse) =>
        parse.GetValue(_shuffleControl) || parse.GetValue(_pairBy) is not (null or RowPairing.ByNames or RowPairing.ByRows);

    /// <summary>Refuses options of pairs and groups where rows are paired by position alone.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="other">The option that makes it so.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireByPosition(ParseResult parse, string other)
    {
        if (All.FirstOrDefault(option => parse.IsGiven(option)) is { } option && !(option == _pairBy && parse.GetValue(_pairBy) == RowPairing.ByRows))
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

        if (Pairs(parse) is { IsByRelation: true, Key: { } words })
        {
            _ = RelationWords.Parse(words, _pairBy.Name);
        }

        if (parse.IsGiven(_pairings))
        {
            PairChecks.RequireRandomPairs(Pairs(parse), SettingNames.OfOptions);
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

        PairChecks.RequireColumns(Pairs(parse).GroupBy, SettingNames.OfOptions);
    }

    private RowPairing Pairs(ParseResult parse) => new(parse.GetValue(_pairBy), parse.GetValue(_groupBy)?.Split(',', StringSplitOptions.TrimEntries) ?? []);
}
