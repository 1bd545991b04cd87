using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Latent;
using LatentMI.Settings;
using LatentMI.Studies.Interactions;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary>The command-line options that all of <c>lmi interactions</c> share: the pairs, the embeddings, the estimator, where results go.</summary>
internal sealed class InteractionOptions
{
    private readonly Option<string> _pairs = Required("--pairs", "FILE", "The table of pairs: text with a header, or a table of an .h5ad or Parquet file.");
    private readonly Option<string> _xId = Required("--x-id", "COLUMN", "The column of the table with the identifiers of X.");
    private readonly Option<string> _yId = Required("--y-id", "COLUMN", "The column of the table with the identifiers of Y.");
    private readonly Option<string> _embeddings = Required(
        "--embeddings", "ADDRESS", "The protein vectors, by name: FILE.h5:* (one data set per protein), or any samples with row names.");

    private readonly Option<string?> _embeddingsY = new Option<string?>("--embeddings-y")
    {
        Description = "The vectors of Y, if different. [default: those of --embeddings]",
        HelpName = "ADDRESS",
    }.InGroup(HelpGroup.Rows);

    private readonly Option<bool> _undirected = new("--undirected")
    {
        Description = "Treats (a, b) and (b, a) as the same pair; scores are the mean of both orders.",
    };

    private readonly ChoiceOption<InteractionGrouping> _groupBy = new(
        "--group-by",
        "Keeps pairs that share a protein in the same fold: a protein of x, of y, or of both sides. [default: none]",
        ("none", InteractionGrouping.None),
        ("x", InteractionGrouping.X),
        ("y", InteractionGrouping.Y),
        ("both", InteractionGrouping.Both));

    private readonly NumberOption<int> _neighbors = WholeNumber.Option(
        "--neighbors", "K", least: 1, $"The number of nearest neighbors for scoring pairs. [default: {new InteractionTraining().ScoreNeighbors}]");

    private readonly SettingOption[] _crossFitting =
        [.. LatentMiDescriptor.OfCrossFitting.Except([CommonSettings.Labels]).Select(SettingOption.Of)];

    private readonly NumberOption<ulong> _seed = SharedOptions.Seed();

    private readonly NumberOption<int> _threads = WholeNumber.OfThreads(
        "--threads", "T", least: 0, "The number of threads; it does not affect the results. [default: one per processor]");

    private readonly FileReadingOptions _reading = new();

    private readonly OutputOptions _output = new("the result, tables, figures and a report");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="own">The options that it alone has, which come after those of the data.</param>
    public void AddTo(Command command, params ReadOnlySpan<Option> own)
    {
        command.AddOptions(
        [
            _pairs, _xId, _yId, _embeddings, _embeddingsY, _undirected,
            .. own,
            _groupBy,
            .. _crossFitting.Select(option => option.Option),
            .. _reading.All, _seed, _threads, _output.Folder, _output.Force, _output.Json, _output.Quiet,
        ]);
    }

    /// <summary>How pairs are scored, an option of the commands that do.</summary>
    public Option Neighbors => _neighbors;

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">It cannot be meant.</exception>
    public InteractionRequest Bind(ParseResult parse)
    {
        (bool isUndirected, string? other) = (parse.GetValue(_undirected), parse.GetValue(_embeddingsY));
        if (isUndirected && other is not null)
        {
            throw new InputException($"{_undirected.Name} needs the same embeddings on both sides; leave out {_embeddingsY.Name}.");
        }

        var given = new ParameterSet();
        foreach (SettingOption option in _crossFitting)
        {
            option.AddTo(parse, given);
        }

        return new InteractionRequest
        {
            Pairs = parse.GetRequiredValue(_pairs),
            IdX = parse.GetRequiredValue(_xId),
            IdY = parse.GetRequiredValue(_yId),
            Embeddings = parse.GetRequiredValue(_embeddings),
            EmbeddingsY = other,
            Reading = _reading.Bind(parse),
            IsUndirected = isUndirected,
            Training = new InteractionTraining
            {
                Estimator = LatentSettings.Options(given, new EstimatorRun { Seed = parse.GetValue(_seed) ?? 0, Threads = parse.GetValue(_threads) ?? 0 }),
                Grouping = parse.GetValue(_groupBy) ?? InteractionGrouping.None,
                ScoreNeighbors = parse.GetValue(_neighbors) ?? new InteractionTraining().ScoreNeighbors,
            },
            Output = _output.Bind(parse),
        };
    }

    private static Option<string> Required(string name, string symbol, string description) => new(name)
    {
        Description = description,
        HelpName = symbol,
        Required = true,
        Validators = { SharedOptions.NotEmpty(name, symbol) },
    };
}
