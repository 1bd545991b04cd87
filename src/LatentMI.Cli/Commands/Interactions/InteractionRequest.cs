using LatentMI.Cli.Hosting;
using LatentMI.Cli.Output;
using LatentMI.Cli.Progress;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Interactions;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary>What a command line asks of every study of interactions: the pairs, the embeddings, the training, where results go.</summary>
internal sealed class InteractionRequest
{
    private const int MostMissingShown = 10;

    /// <summary>The address of the table of pairs.</summary>
    public required string Pairs { get; init; }

    /// <summary>The column of the table with the identifiers of X.</summary>
    public required string IdX { get; init; }

    /// <summary>The column of the table with the identifiers of Y.</summary>
    public required string IdY { get; init; }

    /// <summary>The address of the vectors.</summary>
    public required string Embeddings { get; init; }

    /// <summary>The address of the vectors of Y; null where they are those of X.</summary>
    public required string? EmbeddingsY { get; init; }

    /// <summary>How the files are read.</summary>
    public required ReadingOptions Reading { get; init; }

    /// <summary>Whether (a, b) and (b, a) are the same pair.</summary>
    public required bool IsUndirected { get; init; }

    /// <summary>How models are trained.</summary>
    public required InteractionTraining Training { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>The seed of every random number.</summary>
    public ulong Seed => Training.Estimator.Seed;

    /// <summary>Reads the table and the embeddings and joins them.</summary>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <exception cref="InputException">They cannot be read, have no such columns or no names, or share no identifier.</exception>
    public InteractionData Read(CommandContext context) => ProgressDisplay.For(new ReadingText(), context, Output.IsQuiet).Run(progress =>
    {
        progress?.Report(Pairs);
        using var files = new OpenFiles();
        MetadataTable table = files.Open(Pairs, Reading).ReadMetadata(context.CancellationToken);
        (MetadataColumn idsX, MetadataColumn idsY) = (table.Require(IdX, Pairs), table.Require(IdY, Pairs));
        SampleSource x = ReadEmbeddings(Embeddings);
        SampleSource y = x;
        try
        {
            y = EmbeddingsY is { } other ? ReadEmbeddings(other) : x;
            return Join(idsX.ToIdentifiers(x.RowNames!), idsY.ToIdentifiers(y.RowNames!), x, y);
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
            SampleSource source = files.Open(embeddings, Reading).ReadSamples(context.CancellationToken);
            if (source.RowNames is null)
            {
                source.Samples.Dispose();
                throw new InputException(
                    $"{embeddings}: its rows have no names to match identifiers with; "
                    + "give a file with names, such as FILE.h5:* or a CSV file whose first column holds them.");
            }

            return source;
        }
    });

    /// <summary>The parts of a report that all analyses have; the analysis fills in its own.</summary>
    /// <param name="analysis">The name of the analysis.</param>
    /// <param name="data">The pairs.</param>
    /// <param name="elapsed">The time.</param>
    /// <param name="warnings">What to know.</param>
    public InteractionReport Report(string analysis, InteractionData data, TimeSpan elapsed, IEnumerable<string> warnings) => new()
    {
        Analysis = analysis,
        Pairs = Describe(data),
        GroupBy = Training.Grouping,
        Representation = Training.Estimator.Representation.ToString().ToLowerInvariant(),
        Seed = Seed,
        Threads = Training.Estimator.Threads,
        Seconds = Math.Round(elapsed.TotalSeconds, 2),
        Warnings = [.. warnings.Distinct()],
        Version = Page.Version,
        Provenance = Provenance.Current,
    };

    /// <summary>Writes the result and the page where there is a directory, and prints.</summary>
    /// <param name="report">The result.</param>
    /// <param name="folder">The directory; null where none was named.</param>
    /// <param name="context">Where to print, and when to stop.</param>
    public void Finish(InteractionReport report, ResultFolder? folder, CommandContext context)
    {
        if (folder is not null)
        {
            folder.WriteText("report.html", InteractionPage.Create(InteractionFolder.Read(folder.Staging, report)).Markup, context.CancellationToken);
            folder.WriteResult(ReportJson.Write(report), context.CancellationToken);
            folder.Commit(context.CancellationToken);
        }

        Output.Print(context, () => ReportJson.Write(report), output => InteractionText.Write(report, folder?.Path, output));
    }

    private InteractionPairsReport Describe(InteractionData data) => new(
        Pairs,
        IdX,
        IdY,
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

    private InteractionData Join(IReadOnlyList<string?> idsX, IReadOnlyList<string?> idsY, SampleSource x, SampleSource y)
    {
        var join = IdentifierJoin.Join(idsX, idsY, x.RowNames!, y.RowNames!);
        if (join.Pairs.Count == 0)
        {
            string[] examples = [.. join.MissingX.Take(1), .. join.MissingY.Take(1)];
            string missing = examples.Length > 0
                ? $"{string.Join(" and ", examples.Select(name => OneLine.Quote(name)))} are not among the names, "
                    + $"such as {OneLine.Quote(x.RowNames![0])}"
                : "the columns contain no pair of identifiers";
            throw new InputException(
                $"{Pairs}: no row has both of its identifiers among the embeddings; {missing}. Check --x-id, --y-id and --embeddings.");
        }

        return new InteractionData(InteractionTable.Create(join.Pairs, x.RowNames!, y.RowNames!, IsUndirected), join, x, y);
    }
}
