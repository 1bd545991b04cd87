using LatentMI.Cli.Hosting;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Cli.Progress;
using LatentMI.IO.Formats;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Transfer;

namespace LatentMI.Cli.Commands;

/// <summary>What a command line asks of a study of transfer.</summary>
internal sealed class TransferRequest
{
    /// <summary>The estimator and its settings.</summary>
    public required EstimateRequest Estimate { get; init; }

    /// <summary>X and Y.</summary>
    public required SeriesRequest Series { get; init; }

    /// <summary>Which rows of the past are looked at.</summary>
    public required TransferHistories Histories { get; init; }

    /// <summary>The number of surrogates of the test of each direction; 0 for none.</summary>
    public required int Permutations { get; init; }

    /// <summary>The most rows that are used; null where that is left to the estimator.</summary>
    public required int? MostRows { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>Reads the series, estimates, tests, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated.</exception>
    public int Run(CommandContext context)
    {
        TransferStudy study = Estimate.OverHistories(Histories, Permutations, MostRows);
        study.RequireApplicable(hasTrials: Series.Within is not null);
        (SampleSource x, SampleSource y, LaggedRows lagged) = Series.Read(context, Output.IsQuiet);
        using Samples ownX = x.Samples;
        using Samples ownY = y.Samples;
        PairChecks.RequireFewLabels([x, y], SettingNames.OfOptions);
        using ResultFolder? results = Output.PrepareFolder();
        TransferResult result = ProgressDisplay.For(new InferenceText("estimate"), context, Output.IsQuiet)
            .Run(progress => study.Run(x.Samples, y.Samples, lagged, progress, context.CancellationToken));
        TransferReport report = Estimate.Describe(result, Histories, Series.Within, x, y);
        if (results is not null)
        {
            StudyFiles.Transfer.Write(results, report, context.CancellationToken);
            results.Commit(context.CancellationToken);
        }

        Output.Print(context, () => ReportJson.Write(report), output => TransferTable.Write(report, results?.Path, output));
        return ExitCode.Success;
    }
}
