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

/// <summary>What a command line asks of the test of sisters against early cells.</summary>
internal sealed class MarkovTestRequest
{
    /// <summary>The estimator and its settings.</summary>
    public required EstimateRequest Estimate { get; init; }

    /// <summary>The cells.</summary>
    public required LineageRequest Cells { get; init; }

    /// <summary>The settings of the test.</summary>
    public required MarkovTestOptions Test { get; init; }

    /// <summary>The matrix of cells and places that the values are drawn at; null for no picture.</summary>
    public required string? Embedding { get; init; }

    /// <summary>The column of cell types; null for none.</summary>
    public required string? CellType { get; init; }

    /// <summary>The published values; null for none.</summary>
    public required string? Reference { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>Reads the cells, tests, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated.</exception>
    public int Run(CommandContext context)
    {
        IMutualInformationEstimator estimator = Estimate.Create(groups: null);
        PublishedLineage? published = ReferenceOption.Read(Reference, values => values is not { EarlyLate: null, Sisters: null, LateCells: null });
        using LineageSource source = Cells.Read(context, Output.IsQuiet);
        CellTypes? types = CellType is null ? null : CellTypes.Of(CellType, LineageRequest.Texts(source, "--cell-type", CellType));
        using Samples? places = Embedding is null ? null : Cells.Places(source, Embedding, context.CancellationToken);
        using ResultFolder? results = Output.PrepareFolder();
        long start = Stopwatch.GetTimestamp();
        MarkovTestResult result = ProgressDisplay.For(new InferenceText("estimate"), context, Output.IsQuiet).Run(
            progress => MarkovTest.Run(estimator, source.Source.Samples, source.Lineages, Test, progress, context.CancellationToken));
        var sisters = SisterInformation.Of(result.Sisters, source.Lineages);
        MarkovReport report = MarkovReport.Describe(result, source, Estimate.Estimator.Name, Estimate.Preset, Stopwatch.GetElapsedTime(start), sisters, types) with
        {
            Published = published is null ? null : PublishedLineageReport.Describe(published, result, sisters),
        };
        if (results is not null)
        {
            LineageFolder.Write(results, report, result, sisters, source, types, places, context.CancellationToken);
            results.Commit(context.CancellationToken);
        }

        Output.Print(context, () => ReportJson.Write(report), output => LineageTable.Write(report, results?.Path, output));

        return ExitCode.Success;
    }
}
