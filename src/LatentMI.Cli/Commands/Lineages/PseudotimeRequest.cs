using System.Diagnostics;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Output;
using LatentMI.Cli.Progress;
using LatentMI.Experiments.Comparing;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Lineages;

namespace LatentMI.Cli.Commands.Lineages;

/// <summary>What a command line asks of the information along a pseudotime.</summary>
internal sealed class PseudotimeRequest
{
    /// <summary>The estimator and its settings.</summary>
    public required EstimateRequest Estimate { get; init; }

    /// <summary>The cells.</summary>
    public required LineageRequest Cells { get; init; }

    /// <summary>The column of the pseudotime.</summary>
    public required string Pseudotime { get; init; }

    /// <summary>The matrix of cells and places that the values are drawn at; null for no picture.</summary>
    public required string? Embedding { get; init; }

    /// <summary>The number of random pairings.</summary>
    public required int Pairings { get; init; }

    /// <summary>The window of the rolling mean, in cells.</summary>
    public required int Window { get; init; }

    /// <summary>The published values; null for none.</summary>
    public required string? Reference { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>Reads the cells, estimates, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated.</exception>
    public int Run(CommandContext context)
    {
        IMutualInformationEstimator estimator = Estimate.Create(groups: null);
        PublishedLineage? published = ReferenceOption.Read(Reference, values => values.EarlyCells is not null);
        using LineageSource source = Cells.Read(context, Output.IsQuiet);
        IReadOnlyList<double> positions = LineageRequest.Numbers(source, "--pseudotime", Pseudotime);
        using Samples? places = Embedding is null ? null : Cells.Places(source, Embedding, context.CancellationToken);
        using ResultFolder? results = Output.PrepareFolder();
        long start = Stopwatch.GetTimestamp();
        PseudotimeInformation result = ProgressDisplay.For(new InferenceText("estimate"), context, Output.IsQuiet).Run(
            progress => PseudotimeInformation.Run(
                estimator, source.Source.Samples, source.Lineages, positions, Pairings, Window, Estimate.Seed, progress, context.CancellationToken));
        PseudotimeReport report = PseudotimeReport.Describe(
            result, source, Pseudotime, Estimate.Estimator.Name, Estimate.Preset, Estimate.Seed, Stopwatch.GetElapsedTime(start)) with
        {
            Published = published is null ? null : PublishedLineageReport.Describe(published, result),
        };
        if (results is not null)
        {
            LineageFolder.Write(results, report, result, source, places, context.CancellationToken);
            results.Commit(context.CancellationToken);
        }

        Output.Print(context, () => ReportJson.Write(report), output => LineageTable.Write(report, results?.Path, output));

        return ExitCode.Success;
    }
}
