using System.Diagnostics;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
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

    /// <summary>The folder of the results; null for none.</summary>
    public required string? Folder { get; init; }

    /// <summary>Whether the result is printed as JSON.</summary>
    public required bool IsJson { get; init; }

    /// <summary>Whether no progress is shown.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>Reads the cells, tests, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated.</exception>
    public int Run(CommandContext context)
    {
        IMutualInformationEstimator estimator = Estimate.Create(groups: null);
        using LineageSource source = Cells.Read(context, IsQuiet);
        using ResultFolder? results = Folder is { } path ? ResultFolder.Prepare(path) : null;
        long start = Stopwatch.GetTimestamp();
        MarkovTestResult result = ProgressDisplay.For(new InferenceText("estimate"), context, IsQuiet).Run(
            progress => MarkovTest.Run(estimator, source.Source.Samples, source.Lineages, Test, progress, context.CancellationToken));
        MarkovReport report = MarkovReport.Describe(result, source, Estimate.Estimator.Name, Estimate.Preset, Stopwatch.GetElapsedTime(start));
        if (results is not null)
        {
            LineageFolder.Write(results, report, result, context.CancellationToken);
        }

        if (IsJson)
        {
            context.Output.WriteLine(ReportJson.Write(report));
        }
        else
        {
            LineageTable.Write(report, results?.Path, context.Output);
        }

        return ExitCode.Success;
    }
}
