using System.Diagnostics;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Cli.Progress;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.Pairing;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;

namespace LatentMI.Cli.Commands;

/// <summary>What a command line asks of a ranking.</summary>
internal sealed class RankRequest
{
    /// <summary>The settings of the estimates.</summary>
    public required EstimateRequest Estimate { get; init; }

    /// <summary>What is ranked, and Y, which they should tell about.</summary>
    public required TargetedRequest Candidates { get; init; }

    /// <summary>How many rows are used.</summary>
    public required RowLimit Limit { get; init; }

    /// <summary>The seeds that each estimate is repeated with.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>Reads all, estimates, ranks, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated, or the rows are not of the same items.</exception>
    public int Run(CommandContext context)
    {
        using var files = new OpenFiles();
        IReadOnlyList<SampleSource> read = Candidates.Read(files, context, Output.IsQuiet);
        try
        {
            (SampleSource[] candidates, SampleSource target) = Candidates.Pair(read);
            RowGroups? groups = Candidates.Groups(files, target, context.CancellationToken);
            using ResultFolder? results = Output.PrepareFolder();
            long start = Stopwatch.GetTimestamp();
            (SampleSource X, SampleSource Y, RowGroups? Groups, RowsDrawn? Drawn)[] pairs = Array.ConvertAll(
                candidates, candidate => Limit.Apply(Estimate, candidate, target, groups));
            LatentMiEstimate[][] estimates = ProgressDisplay.For(new InferenceText("estimate"), context, Output.IsQuiet)
                .Run(progress => EstimateAll(pairs, start, progress, context.CancellationToken));
            var report = RankingReport.Describe(
                EstimateRanking.Of(estimates), estimates, [.. pairs.Select(pair => pair.X)], pairs[0].Y, pairs[0].Drawn, Estimate.DescribeLatent, Stopwatch.GetElapsedTime(start));
            if (results is not null)
            {
                RankingFolder.Write(results, report, context.CancellationToken);
                results.Commit(context.CancellationToken);
            }

            Output.Print(context, () => ReportJson.Write(report), output => RankingTable.Write(report, results?.Path, output));
            return ExitCode.Success;
        }
        finally
        {
            foreach (SampleSource source in read)
            {
                source.Samples.Dispose();
            }
        }
    }

    private LatentMiEstimate[][] EstimateAll(
        (SampleSource X, SampleSource Y, RowGroups? Groups, RowsDrawn? Drawn)[] pairs, long start, IProgress<InferenceProgress>? progress, CancellationToken cancellationToken)
    {
        int done = 0;
        return Array.ConvertAll(pairs, pair =>
        {
            LatentMiOptions options = Estimate.CrossFitting;
            options = options with { Groups = pair.Groups, Labels = Estimate.Labels(pair.X, pair.Y) ?? options.Labels };
            return Seeds.Select(seed => TargetedRequest.About(pair.X, () => EstimateOnce(seed))).ToArray();

            LatentMiEstimate EstimateOnce(ulong seed)
            {
                (Samples x, Samples y) = (pair.X.Samples, pair.Y.Samples);
                LatentMiEstimate estimate = EstimateChecks.AddTo(new LatentMiEstimator(options with { Seed = seed }).Estimate(x, y, cancellationToken: cancellationToken), x, y);
                progress?.Report(new InferenceProgress(++done, pairs.Length * Seeds.Count, Stopwatch.GetElapsedTime(start)));
                return estimate;
            }
        });
    }
}
