using System.CommandLine;
using LatentMI.Cli.Progress;
using LatentMI.Preparing;
using LatentMI.Reading;
using LatentMI.Selecting;

namespace LatentMI.Cli.Options;

/// <summary>One side's samples on the command line: the argument that names them, and the options that choose rows of them and normalize them.</summary>
internal sealed class SampleSide
{
    private readonly Argument<string>? _address;
    private readonly Option<string?>? _option;
    private readonly Option<string?> _where;
    private readonly Option<string?> _metadata;
    private readonly NormalizationOptions _own;
    private readonly NormalizationOptions? _shared;

    /// <summary>Defines the argument and the options.</summary>
    /// <param name="side">X or Y.</param>
    /// <param name="shared">The normalization of both sides, which the command adds; null where there is only one side, whose options need no -x.</param>
    public SampleSide(string side, NormalizationOptions? shared)
        : this(side, shared is null ? string.Empty : $"-{side.ToLowerInvariant()}", new NormalizationOptions(shared is null ? null : side))
    {
        _shared = shared;
        _address = SharedOptions.SamplesArgument(side);
    }

    /// <summary>Defines a side that may be left out, whose samples an option names.</summary>
    /// <param name="side">Z.</param>
    /// <param name="option">The option.</param>
    public SampleSide(string side, Option<string?> option)
        : this(side, $"-{side.ToLowerInvariant()}", new NormalizationOptions(side)) => _option = option;

    private SampleSide(string side, string suffix, NormalizationOptions own)
    {
        _own = own;
        _where = new Option<string?>($"--where{suffix}")
        {
            Description = $"Only the rows of {side} for which this is true of their metadata, such as \"time == 6 & well in (1, 2)\".",
            HelpName = "CONDITION",
        };
        _metadata = new Option<string?>($"--metadata{suffix}")
        {
            Description = $"The table that --where{suffix} is about, a row for each row of {side}. [default: what the file of {side} holds]",
            HelpName = "FILE",
        };
    }

    private Option[] Options => [_where, _metadata, .. _own.All];

    /// <summary>Adds the argument and the options to a command.</summary>
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

        foreach (Option option in Options)
        {
            command.Add(option);
        }
    }

    /// <summary>Whether the samples are named.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">They are not, but options are about them.</exception>
    public bool IsGiven(ParseResult parse)
    {
        bool isGiven = _option is null || parse.GetValue(_option) is not null;
        if (!isGiven && Options.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is { } other)
        {
            throw new InputException($"{other.Name} is about the samples of {_option!.Name}; add that, or leave it out.");
        }

        return isGiven;
    }

    /// <summary>Reads the samples, and shows that as progress.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <param name="labels">Whether a column of text is read as labels.</param>
    /// <exception cref="InputException">They cannot be read, or the condition cannot be used.</exception>
    public SampleSource Read(ParseResult parse, CommandContext context, bool quiet, bool labels = false)
    {
        string address = _address is not null ? parse.GetRequiredValue(_address) : parse.GetValue(_option!)!;
        string? metadata = parse.GetValue(_metadata);
        RowExpression? condition = parse.GetValue(_where) is { } where ? ParseCondition(where) : null;
        if (condition is null && metadata is not null)
        {
            throw new InputException($"{_metadata.Name} is used by {_where.Name} only; add that, or leave it out.");
        }

        NormalizationSteps steps = _own.Read(parse, _shared?.Read(parse, new NormalizationSteps()) ?? new NormalizationSteps());
        return ProgressDisplay.For(new ReadingText(), context, quiet).Run(progress =>
        {
            progress?.Report(address);
            SampleSource source = labels
                ? LabelReader.Read(address, context.CancellationToken)
                : SampleReader.Read(address, context.CancellationToken);
            source = condition is null ? source : RowFilter.Apply(source, condition, metadata, context.CancellationToken);
            return Normalization.Apply(source, steps, context.CancellationToken);
        });
    }

    private RowExpression ParseCondition(string where)
    {
        try
        {
            return RowExpression.Parse(where);
        }
        catch (InputException e)
        {
            throw new InputException($"{_where.Name}: {e.Message}", e);
        }
    }
}
