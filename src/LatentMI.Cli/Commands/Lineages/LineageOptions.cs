using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.IO.Selecting;
using LatentMI.Studies.Lineages;

namespace LatentMI.Cli.Commands.Lineages;

/// <summary>The file of cells on the command line, and which of their columns tell clones, times and wells.</summary>
/// <param name="hasWells">Whether wells matter.</param>
internal sealed class LineageOptions(bool hasWells)
{
    private readonly Argument<string> _address = new("FILE")
    {
        Description = "The profiles, one cell per row, such as cells.h5ad or cells.h5ad:layers/counts.",
        Validators = { SharedOptions.NotEmpty("FILE", "the name of a file") },
    };

    private readonly Option<string> _clone = Column(
        "--clone", "COLUMN|ITEM", "The clone column; or a cells-by-clones matrix that is nonzero where a cell belongs to a clone, such as obsm/X_clone.");

    private readonly Option<string> _time = Column("--time", "COLUMN", "The time column.");

    private readonly TextList _early = new("--early", "TIME,...", "The time values of early cells.");

    private readonly TextList _late = new("--late", "TIME,...", "The time values of late cells.");

    private readonly Option<string?> _well = new("--well")
    {
        Description = "The well column: sisters are late cells of a clone in different wells. [default: any two late cells of a clone]",
        HelpName = "COLUMN",
    };

    private readonly Option<string?> _where = new("--where")
    {
        Description = "Keeps only the cells, early and late, whose metadata meet this condition.",
        HelpName = "CONDITION",
    };

    private readonly Option<string?> _metadata = new Option<string?>("--metadata")
    {
        Description = "The metadata table, one row per cell. [default: the metadata in FILE]",
        HelpName = "FILE",
    }.InGroup(HelpGroup.Rows);

    private readonly FileReadingOptions _reading = new();

    private readonly NormalizationOptions _normalization = new(side: null);

    /// <summary>The option of the embedding that values are drawn on.</summary>
    public static Option<string?> Embedding() => new("--embedding")
    {
        Description = "With --out: a cells-by-two matrix, such as obsm/X_emb, on which to draw the values.",
        HelpName = "ITEM",
    };

    /// <summary>Refuses an embedding where no picture is written.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="embedding">The option.</param>
    /// <param name="output">Where results go.</param>
    /// <exception cref="InputException">There is one.</exception>
    public static void RequireFolder(ParseResult parse, Option<string?> embedding, OutputOptions output)
    {
        if (parse.GetValue(embedding) is not null && parse.GetValue(output.Folder) is null)
        {
            throw new InputException($"{embedding.Name} is for a picture in --out DIR; add that, or leave it out.");
        }
    }

    /// <summary>Adds the argument and the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_address);
        command.AddOptions(
            [_clone, _time, _early, _late, .. hasWells ? [_well] : Array.Empty<Option>(), _where, _metadata, .. _reading.All, .. _normalization.All]);
    }

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">It cannot be meant.</exception>
    public LineageRequest Bind(ParseResult parse)
    {
        var choice = new LineageChoice(
            parse.GetRequiredValue(_clone),
            parse.GetRequiredValue(_time),
            parse.GetRequiredValue(_early)!,
            parse.GetRequiredValue(_late)!,
            hasWells ? parse.GetValue(_well) : null);
        if (choice.Early.Intersect(choice.Late).FirstOrDefault() is { } both)
        {
            throw new InputException($"{_early.Name} and {_late.Name}: '{both}' is in both; a cell is either early or late.");
        }

        return new LineageRequest
        {
            Address = parse.GetRequiredValue(_address),
            Choice = choice,
            Condition = SharedOptions.Condition(parse, _where),
            Metadata = parse.GetValue(_metadata),
            Reading = _reading.Bind(parse),
            Normalization = _normalization.Read(parse, new NormalizationSteps()),
        };
    }

    private static Option<string> Column(string name, string symbol, string description) =>
        new(name) { Description = description, HelpName = symbol, Required = true };
}
