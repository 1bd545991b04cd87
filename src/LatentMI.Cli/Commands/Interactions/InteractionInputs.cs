using System.CommandLine;
using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Progress;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Latent;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Settings;
using LatentMI.Studies.Interactions;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary>The command-line options that all of <c>lmi interactions</c> share: the pairs, the embeddings, the estimator, where results go.</summary>
internal sealed class InteractionInputs
{
    private const int MostMissingShown = 10;

    private readonly Option<string> _pairs = Required("--pairs", "FILE", "The table of pairs: text with a header, or a table of an .h5ad or Parquet file.");
    private readonly Option<string> _xId = Required("--x-id", "COLUMN", "The column of the table with the identifiers of X.");
    private readonly Option<string> _yId = Required("--y-id", "COLUMN", "The column of the table with the identifiers of Y.");
    private readonly Option<string> _embeddings = Required(
        "--embeddings", "ADDRESS", "The protein vectors, by name: FILE.h5:* (one data set per protein), or any samples with row names.");

    private readonly Option<string?> _embeddingsY = new("--embeddings-y")
    {
        Description = "The vectors of Y, if different. [default: those of --embeddings]",
        HelpName = "ADDRESS",
    };

    private readonly Option<bool> _undirected = new("--undirected") { Description = "Treats (a, b) and (b, a) as the same pair; scores are the mean of both orders." };

    private readonly ChoiceOption<InteractionGrouping> _groupBy = new(
        "--group-by",
        "Keeps pairs that share a protein in the same fold: a protein of x, of y, or of both sides. [default: none]",
        ("none", InteractionGrouping.None),
        ("x", InteractionGrouping.X),
        ("y", InteractionGrouping.Y),
        ("both", InteractionGrouping.Both));

    private readonly NumberOption<int> _neighbors = new(
        "--neighbors",
        "K",
        $"The number of nearest neighbors for scoring pairs. [default: {new InteractionTraining().ScoreNeighbors.ToString(CultureInfo.InvariantCulture)}]",
        value => value >= 1,
        "a whole number of at least 1");

    private readonly SettingOption[] _crossFitting =
        [.. LatentMiDescriptor.OfCrossFitting.Except([CommonSettings.Labels]).Select(SettingOption.Of)];

    private readonly NumberOption<ulong> _seed = new("--seed", "S", "The random seed. [default: 0]", _ => true, "a whole number of at least 0");

    private readonly NumberOption<int> _threads = new(
        "--threads", "T", "The number of threads; it does not affect the results. [default: one per processor]", value => value >= 0, "a whole number of at least 0");

    private readonly Option<string?> _folder = new("--out")
    {
        Description = "Writes the result, tables, figures and a report to this directory.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<bool> _quiet = SharedOptions.Quiet();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="own">The options that it alone has, which come after those of the data.</param>
    public void AddTo(Command command, params ReadOnlySpan<Option> own)
    {
        Option[] all =
        [
            _pairs, _xId, _yId, _embeddings, _embeddingsY, _undirected, .. own, _groupBy, .. _crossFitting.Select(option => option.Option), _seed, _threads, _folder, _json, _quiet,
        ];
        foreach (Option option in all)
        {
            command.Add(option);
        }
    }

    /// <summary>How pairs are scored, an option of the commands that do.</summary>
    public Option Neighbors => _neighbors;

    /// <summary>Whether progress is not shown.</summary>
    /// <param name="parse">The parsed command line.</param>
    public bool IsQuiet(ParseResult parse) => parse.GetValue(_quiet);

    /// <summary>The seed.</summary>
    /// <param name="parse">The parsed command line.</param>
    public ulong Seed(ParseResult parse) => parse.GetValue(_seed) ?? 0;

    /// <summary>The threads.</summary>
    /// <param name="parse">The parsed command line.</param>
    public int Threads(ParseResult parse) => parse.GetValue(_threads) ?? 0;

    /// <summary>How models are trained.</summary>
    /// <param name="parse">The parsed command line.</param>
    public InteractionTraining Training(ParseResult parse)
    {
        var given = new ParameterSet();
        foreach (SettingOption option in _crossFitting)
        {
            option.AddTo(parse, given);
        }

        return new InteractionTraining
        {
            Estimator = LatentSettings.Options(given, new EstimatorRun { Seed = Seed(parse), Threads = Threads(parse) }),
            Grouping = parse.GetValue(_groupBy) ?? InteractionGrouping.None,
            ScoreNeighbors = parse.GetValue(_neighbors) ?? new InteractionTraining().ScoreNeighbors,
        };
    }

    /// <summary>The directory of the results, made and tried out; null where none was named.</summary>
    /// <param name="parse">The parsed command line.</param>
    public ResultFolder? PrepareFolder(ParseResult parse) => parse.GetValue(_folder) is { } path ? ResultFolder.Prepare(path) : null;

    /// <summary>Reads the table and the embeddings and joins them.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <exception cref="InputException">They cannot be read, have no such columns or no names, or share no identifier.</exception>
    public InteractionData Read(ParseResult parse, CommandContext context)
    {
        string address = parse.GetRequiredValue(_pairs);
        bool undirected = parse.GetValue(_undirected);
        if (undirected && parse.GetValue(_embeddingsY) is not null)
        {
            throw new InputException($"{_undirected.Name} needs the same embeddings on both sides; leave out {_embeddingsY.Name}.");
        }

        return ProgressDisplay.For(new ReadingText(), context, IsQuiet(parse)).Run(progress =>
        {
            progress?.Report(address);
            using var files = new OpenFiles();
            MetadataTable table = files.Open(address).ReadMetadata(context.CancellationToken);
            IReadOnlyList<string?> idsX = table.Require(parse.GetRequiredValue(_xId), address).ToKeys();
            IReadOnlyList<string?> idsY = table.Require(parse.GetRequiredValue(_yId), address).ToKeys();
            SampleSource x = ReadEmbeddings(parse.GetRequiredValue(_embeddings));
            SampleSource y = x;
            try
            {
                y = parse.GetValue(_embeddingsY) is { } other ? ReadEmbeddings(other) : x;
                return Join(idsX, idsY, x, y);
            }
            catch
            {
                x.Samples.Dispose();
                y.Samples.Dispose();
                throw;
            }

            SampleSource ReadEmbeddings(string embeddings)
            {
                progress?.Report(embeddings);
                SampleSource source = files.Open(embeddings).ReadSamples(context.CancellationToken);
                if (source.RowNames is null)
                {
                    source.Samples.Dispose();
                    throw new InputException(
                        $"{embeddings}: its rows have no names to find identifiers by; give a file with names, such as FILE.h5:* or a CSV file whose first column holds them.");
                }

                return source;
            }
        });

        InteractionData Join(IReadOnlyList<string?> idsX, IReadOnlyList<string?> idsY, SampleSource x, SampleSource y)
        {
            var join = IdentifierJoin.Join(idsX, idsY, x.RowNames!, y.RowNames!);
            if (join.Pairs.Count == 0)
            {
                string[] examples = [.. join.MissingX.Take(1), .. join.MissingY.Take(1)];
                string missing = examples.Length > 0
                    ? $"{string.Join(" and ", examples.Select(name => OneLine.Quote(name)))} are not among the names, the first of which is {OneLine.Quote(x.RowNames![0])}"
                    : "the columns hold no pair of identifiers";
                throw new InputException($"{address}: no row has both of its identifiers among the embeddings; {missing}. Check {_xId.Name}, {_yId.Name} and {_embeddings.Name}.");
            }

            return new InteractionData(InteractionTable.Create(join.Pairs, x.RowNames!, y.RowNames!, undirected), join, x, y);
        }
    }

    /// <summary>Describes the pairs.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="data">The pairs.</param>
    public InteractionPairsReport Describe(ParseResult parse, InteractionData data) => new(
        parse.GetRequiredValue(_pairs),
        parse.GetRequiredValue(_xId),
        parse.GetRequiredValue(_yId),
        data.X.Address,
        data.Y.Address,
        data.Table.IsUndirected,
        data.Join.TableCount,
        data.Join.EmptyCount,
        data.Join.Pairs.Count,
        data.Table.RepeatedCount,
        data.Table.Pairs.Count,
        data.Table.ProteinCount,
        data.Table.RowsX.Count,
        data.Table.RowsY.Count,
        [data.X.Samples.Dimensions, data.Y.Samples.Dimensions],
        new MissingReport(data.Join.MissingX.Count, [.. data.Join.MissingX.Take(MostMissingShown)]),
        new MissingReport(data.Join.MissingY.Count, [.. data.Join.MissingY.Take(MostMissingShown)]));

    /// <summary>The parts of a report that all analyses have; the analysis fills in its own.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="analysis">The name of the analysis.</param>
    /// <param name="data">The pairs.</param>
    /// <param name="elapsed">The time.</param>
    /// <param name="warnings">What to know.</param>
    public InteractionReport Report(ParseResult parse, string analysis, InteractionData data, TimeSpan elapsed, IEnumerable<string> warnings) => new()
    {
        Analysis = analysis,
        Pairs = Describe(parse, data),
        GroupBy = Training(parse).Grouping.ToString().ToLowerInvariant(),
        Representation = Training(parse).Estimator.Representation.ToString().ToLowerInvariant(),
        Seed = Seed(parse),
        Threads = Threads(parse),
        Seconds = Math.Round(elapsed.TotalSeconds, 2),
        Warnings = [.. warnings.Distinct()],
        Version = Page.Version,
        Provenance = Provenance.Current,
    };

    /// <summary>Writes the result and the page where there is a directory, and prints.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="report">The result.</param>
    /// <param name="folder">The directory; null where none was named.</param>
    /// <param name="context">Where to print, and when to stop.</param>
    public void Finish(ParseResult parse, InteractionReport report, ResultFolder? folder, CommandContext context)
    {
        if (folder is not null)
        {
            folder.WriteText("report.html", InteractionPage.Create(InteractionFolder.Read(folder.Path, report)).Markup, context.CancellationToken);
            folder.WriteResult(ReportJson.Write(report), context.CancellationToken);
        }

        if (parse.GetValue(_json))
        {
            context.Output.WriteLine(ReportJson.Write(report));
        }
        else
        {
            InteractionText.Write(report, folder?.Path, context.Output);
        }
    }

    private static Option<string> Required(string name, string symbol, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = symbol, Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError($"{name} is empty; give {symbol}");
            }
        });
        return option;
    }
}

/// <summary>Pairs that were joined to embeddings.</summary>
/// <param name="Table">The pairs.</param>
/// <param name="Join">What was joined.</param>
/// <param name="X">The embeddings of X.</param>
/// <param name="Y">The embeddings of Y.</param>
internal sealed record InteractionData(InteractionTable Table, IdentifierJoin Join, SampleSource X, SampleSource Y) : IDisposable
{
    /// <summary>Lets go of the embeddings' files.</summary>
    public void Dispose()
    {
        X.Samples.Dispose();
        Y.Samples.Dispose();
    }
}
