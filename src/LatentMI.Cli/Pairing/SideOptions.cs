using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;
using LatentMI.IO.Selecting;

namespace LatentMI.Cli.Pairing;

/// <summary>One side's samples on the command line: what names them, and the options that choose rows of them and normalize them.</summary>
internal sealed class SideOptions
{
    private readonly Argument<string>? _address;
    private readonly Option<string?>? _option;
    private readonly Option<string?> _where;
    private readonly Option<string?> _metadata;
    private readonly Option<string?> _names;
    private readonly NormalizationOptions _own;
    private readonly NormalizationOptions? _shared;
    private readonly FileReadingOptions _reading;
    private readonly Option[] _metadataReaders = [];

    /// <summary>Defines the argument and the options.</summary>
    /// <param name="side">X or Y.</param>
    /// <param name="shared">The normalization of both sides, which the command adds; null where there is only one side, whose options need no -x.</param>
    /// <param name="reading">How the files of the side are read, which the command adds.</param>
    /// <param name="isOptional">Whether the command knows another way to the samples than the argument.</param>
    /// <param name="metadataReaders">The options of the command that read metadata, beside the condition.</param>
    public SideOptions(
        string side, NormalizationOptions? shared, FileReadingOptions reading, bool isOptional = false, params Option[] metadataReaders)
        : this(
            side,
            shared is null ? string.Empty : $"-{side.ToLowerInvariant()}",
            HelpGroup.Common,
            new NormalizationOptions(shared is null ? null : side),
            reading)
    {
        _shared = shared;
        _metadataReaders = metadataReaders;
        _address = SharedOptions.SamplesArgument(side);
        if (isOptional)
        {
            _address.Arity = ArgumentArity.ZeroOrOne;
        }
    }

    /// <summary>Defines a side that may be left out, whose samples an option names.</summary>
    /// <param name="side">Z.</param>
    /// <param name="option">The option.</param>
    /// <param name="reading">How the files of the side are read, which the command adds.</param>
    /// <param name="metadataReaders">The options of the command that read metadata, beside the condition.</param>
    public SideOptions(string side, Option<string?> option, FileReadingOptions reading, params Option[] metadataReaders)
        : this(side, $"-{side.ToLowerInvariant()}", HelpGroup.Rows, new NormalizationOptions(side), reading)
    {
        _option = option;
        _metadataReaders = metadataReaders;
    }

    private SideOptions(string side, string suffix, HelpGroup conditions, NormalizationOptions own, FileReadingOptions reading)
    {
        _reading = reading;
        Name = side;
        _own = own;
        _where = new Option<string?>($"--where{suffix}")
        {
            Description = $"Keeps the rows of {side} whose metadata meet this condition, such as \"time == 6 & well in (1, 2)\".",
            HelpName = "CONDITION",
        }.InGroup(conditions);
        _metadata = new Option<string?>($"--metadata{suffix}")
        {
            Description = $"The metadata table of {side}, one row per sample. [default: the metadata in the file of {side}]",
            HelpName = "FILE",
        }.InGroup(HelpGroup.Rows);
        _names = new Option<string?>($"--names{suffix}")
        {
            Description = $"The names of the columns of {side}, one per line, for a file that has none.",
            HelpName = "FILE",
        }.InGroup(HelpGroup.Rows);
    }

    /// <summary>X, Y or Z.</summary>
    public string Name { get; }

    private Option[] Options => [_where, _metadata, _names, .. _own.All];

    /// <summary>Adds what names the samples and the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        if (_address is not null)
        {
            command.Add(_address);
        }
        else
        {
            command.Add(_option!);
        }

        command.AddOptions(Options);
    }

    /// <summary>The address that was given; null where there is none.</summary>
    /// <param name="parse">The parsed command line.</param>
    public string? Address(ParseResult parse) => _address is not null ? parse.GetValue(_address) : parse.GetValue(_option!);

    /// <summary>Whether rows are chosen, or values normalized, on this side alone.</summary>
    /// <param name="parse">The parsed command line.</param>
    public bool HasOwnOptions(ParseResult parse) => Options.Any(option => parse.IsGiven(option));

    /// <summary>What a command line says of a side that may be left out.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="labels">Whether a column of text is read as labels.</param>
    /// <returns>What it says; null where the samples are not named.</returns>
    /// <exception cref="InputException">The samples are not named, but options are about them; or what is said cannot be used.</exception>
    public SideRequest? BindIfGiven(ParseResult parse, bool labels)
    {
        if (Address(parse) is { } address)
        {
            return Bind(parse, address, labels);
        }

        return Options.FirstOrDefault(option => parse.IsGiven(option)) is { } other
            ? throw new InputException($"{other.Name} is about the samples of {_option?.Name ?? Name}; add that, or leave it out.")
            : null;
    }

    /// <summary>What a command line says of a side whose address it must give.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">The condition is not well formed, or nothing uses the metadata.</exception>
    public SideRequest Bind(ParseResult parse) => Bind(parse, Address(parse)!, labels: false);

    /// <summary>What a command line says of a side.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="address">The address of the samples.</param>
    /// <param name="labels">Whether a column of text is read as labels.</param>
    /// <exception cref="InputException">The condition is not well formed, or nothing uses the metadata.</exception>
    public SideRequest Bind(ParseResult parse, string address, bool labels)
    {
        RequireUsedMetadata(parse);
        string? metadata = parse.GetValue(_metadata);
        RowExpression? condition = SharedOptions.Condition(parse, _where);
        return new SideRequest
        {
            Metadata = metadata,
            Query = new SampleQuery
            {
                Address = address,
                TakesLabels = labels,
                ColumnNames = parse.GetValue(_names),
                Reading = _reading.Bind(parse),
                Where = condition,
                Metadata = condition is null ? null : metadata,
                Normalization = _own.Read(parse, _shared?.Read(parse, new NormalizationSteps()) ?? new NormalizationSteps()),
            },
        };
    }

    private void RequireUsedMetadata(ParseResult parse)
    {
        Option[] readers = [_where, .. _metadataReaders];
        if (parse.IsGiven(_metadata) && !readers.Any(option => parse.IsGiven(option)))
        {
            throw new InputException(
                $"{_metadata.Name} is used by {string.Join(", ", readers.Select(option => option.Name))} only; "
                + $"add {(readers.Length == 1 ? "that" : "one of them")}, or leave it out.");
        }
    }
}
