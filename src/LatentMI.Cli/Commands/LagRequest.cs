using LatentMI.Cli.Hosting;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Cli.Progress;
using LatentMI.IO.Formats;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Lags;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary>What a command line asks of a study of lags.</summary>
internal sealed class LagRequest
{
    /// <summary>The estimator and its settings.</summary>
    public required EstimateRequest Estimate { get; init; }

    /// <summary>X and Y.</summary>
    public required SeriesRequest Series { get; init; }

    /// <summary>The lags, each once, from the smallest to the largest.</summary>
    public required IReadOnlyList<int> Lags { get; init; }

    /// <summary>The number of surrogates of the test; 0 for none.</summary>
    public required int Permutations { get; init; }

    /// <summary>The most pairs of rows that are used; null where that is left to the estimator.</summary>
    public required int? MostRows { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>Reads the sides, estimates, tests, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated.</exception>
    public int Run(CommandContext context)
    {
        Estimate.OverLags(Lags, Permutations, MostRows).RequireApplicable(hasTrials: Series.Within is not null);
        (SampleSource x, SampleSource y, LaggedRows lagged) = Series.Read(context, Output.IsQuiet);
        using Samples ownX = x.Samples;
        using Samples ownY = y.Samples;
        using ResultFolder? results = Output.PrepareFolder();
        LagStudy study = Estimate.OverLags(Lags, Permutations, MostRows, Estimate.Labels(x, y));
        LagCurve curve = ProgressDisplay.For(new InferenceText("estimate"), context, Output.IsQuiet)
            .Run(progress => study.Run(x.Samples, y.Samples, lagged, progress, context.CancellationToken));
        LagReport report = Estimate.Describe(curve, Series.Within, x, y);
        if (results is not null)
        {
            StudyFiles.Lags.Write(results, report, context.CancellationToken);
            results.Commit(context.CancellationToken);
        }

        Output.Print(context, () => ReportJson.Write(report), output => LagTable.Write(report, results?.Path, output));
        return ExitCode.Success;
    }
}
