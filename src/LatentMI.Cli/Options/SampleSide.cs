using System.CommandLine;
using LatentMI.Cli.Progress;
using LatentMI.Preparing;
using LatentMI.Reading;
using LatentMI.Selecting;

namespace LatentMI.Cli.Options;

/// <summary>One side's samples on the command line: the argument that names them, and the options that choose rows of them and normalize them.</summary>
internal sealed class SampleSide
{
    private readonly Argument<string> _address;
    private readonly Option<string?> _where;
    private readonly Option<string?> _metadata;
    private readonly NormalizationOptions _own;
    private readonly NormalizationOptions? _shared;

    /// <summary>Defines the argument and the options.</summary>
    /// <param name="side">X or Y.</param>
    /// <param name="shared">The normalization of both sides, which the command adds; null where there is only one side, whose options need no -x.</param>
    public SampleSide(string side, NormalizationOptions? shared)
    {
        string suffix = shared is null ? string.Empty : $"-{side.ToLowerInvariant()}";
        _shared = shared;
        _own = new NormalizationOptions(shared is null ? null : side);
        _address = SharedOptions.SamplesArgument(side);
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

    /// <summary>Adds the argument and the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_address);
        command.Add(_where);
        command.Add(_metadata);
        foreach (Option option in _own.All)
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the samples, and shows that as progress.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <exception cref="InputException">They cannot be read, or the condition cannot be used.</exception>
    public SampleSource Read(ParseResult parse, CommandContext context, bool quiet)
    {
        string address = parse.GetRequiredValue(_address);
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
            SampleSource source = SampleReader.Read(address, context.CancellationToken);
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
