using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Progress;
using LatentMI.Estimators.Latent;
using LatentMI.Experiments.Datasets;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi demo</c>: estimates the mutual information of pairs of digit images, for which it is known, and draws what happened.</summary>
internal static class DemoCommand
{
    private const string DefaultFolder = "lmi-demo";
    private const double DefaultShare = 0.3;

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var folder = new Option<string>("--out")
        {
            Description = $"The output directory. [default: {DefaultFolder}]",
            HelpName = "DIR",
            DefaultValueFactory = _ => DefaultFolder,
        };
        NumberOption<double> share = SharedOptions.Shuffled(DefaultShare);
        NumberOption<ulong> seed = SharedOptions.Seed();
        NumberOption<int> threads = WholeNumber.OfThreads("--threads", "T", least: 1, "The number of threads. [default: one per processor]");
        Option<bool> force = OutputOptions.NewForce();
        Option<bool> quiet = SharedOptions.Quiet();
        var command = new Command("demo", "Estimates a known mutual information, that of pairs of handwritten digits, and draws figures.")
        {
            folder, force, share, seed, threads, quiet,
        };
        LatentMiOptions preset = LatentMiOptions.Default;
        command.SetAction(parse => Run(
            (parse.GetRequiredValue(folder), parse.GetValue(force) || parse.GetResult(folder) is not { Implicit: false }),
            parse.GetValue(share) ?? DefaultShare,
            preset with { Seed = parse.GetValue(seed) ?? preset.Seed, Threads = parse.GetValue(threads) ?? preset.Threads },
            parse.GetValue(quiet),
            context));
        return command;
    }

    private static int Run((string Path, bool ReplacesOthers) folder, double share, LatentMiOptions options, bool quiet, CommandContext context)
    {
        using ResultFolder results = ResultFolder.Prepare(folder.Path, folder.ReplacesOthers);
        DigitPairs pairs = DigitPairs.Create(share, options.Seed);
        Introduce(pairs, context.Output);
        var estimator = new LatentMiEstimator(options);
        LatentMiEstimate estimate = ProgressDisplay.For(new EstimationText(), context, quiet)
            .Run(progress => estimator.Estimate(pairs.X, pairs.Y, progress, context.CancellationToken));
        Conclude(estimate, pairs, context.Output);
        Draw("pairs.png", "some pairs", () => PairsFigure.Draw(pairs));
        Draw("latents.png", "the latents of X and of Y, colored by digit", () => LatentsFigure.Draw(estimate, pairs));
        results.Commit(context.CancellationToken);
        return ExitCode.Success;

        void Draw(string name, string content, Func<byte[]> draw)
        {
            byte[] png = draw();
            results.WriteFile(name, stream => stream.Write(png), context.CancellationToken);
            context.Output.WriteLine($"{Path.Combine(results.Path, name)}: {content}");
        }
    }

    private static void Introduce(DigitPairs pairs, TextWriter output)
    {
        int same = Enumerable.Range(0, pairs.X.Count).Count(i => pairs.DigitsX[i] == pairs.DigitsY[i]);
        output.WriteLine(FormattableString.Invariant(
            $"{pairs.X.Count} pairs of images of handwritten zeros and ones, {pairs.X.Dimensions} pixels each, with the same digit in {same}."));
        output.WriteLine($"Images: {DigitPairs.Origin}.");
        output.WriteLine();
    }

    private static void Conclude(LatentMiEstimate estimate, DigitPairs pairs, TextWriter output)
    {
        var table = new PlainTable();
        ConfidenceInterval interval = estimate.Interval!.Value;
        table.Add("estimated from the images", BitsText.Of(estimate.Bits));
        table.Add("95 % interval", FormattableString.Invariant($"{interval.Lower:F4} to {interval.Upper:F4} bits"));
        table.Add("mutual information of the digits", BitsText.Of(pairs.DigitInformation()));
        table.Add("seconds", FormattableString.Invariant($"{estimate.Elapsed.TotalSeconds:F1}"));
        foreach (EstimateWarning warning in estimate.Warnings)
        {
            table.Add("warning", warning.MessageForCommand());
        }

        table.Write(output);
        output.WriteLine();
    }
}
