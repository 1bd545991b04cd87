using System.CommandLine;
using LatentMI.Cli.Progress;

namespace LatentMI.Cli.Commands;

/// <summary>An estimate given Z with its test, as <c>lmi estimate --given</c> makes it.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Test">The test by local permutations; null where none was asked for.</param>
/// <param name="Diagnostics">What its parts say about each other; null without learned codes.</param>
internal sealed record ConditionalEstimation(ConditionalMiEstimate Estimate, PermutationTestResult? Test, IReadOnlyList<EstimateWarning>? Diagnostics)
{
    /// <summary>Estimates, and tests where that is asked for.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="estimation">The estimator and its settings.</param>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="z">The samples of Z.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    public static ConditionalEstimation Run(
        ParseResult parse, EstimateOptions estimation, Samples x, Samples y, Samples z, CommandContext context, bool quiet)
    {
        CancellationToken stop = context.CancellationToken;
        if (estimation.Estimator(parse) == EstimatorChoice.Ksg)
        {
            ConditionalKsgEstimator ksg = estimation.ConditionalKsg(parse);
            ConditionalKsgEstimate onColumns = ksg.Estimate(x, y, z, stop);
            onColumns = onColumns with { Warnings = [.. onColumns.Warnings, .. AutocorrelatedRows.Warnings(x, y, given: null, estimation.Seed(parse), isConditional: true)] };
            return new ConditionalEstimation(
                onColumns, Test((permutations, progress) => LocalPermutationTest.RunOnColumns(ksg, x, y, z, permutations, progress, stop)), null);
        }

        var estimator = new ConditionalLatentMiEstimator(estimation.LatentMi(parse));
        ConditionalLatentMiEstimate estimate = ProgressDisplay.For(new EstimationText(), context, quiet).Run(progress => estimator.Estimate(x, y, z, progress, stop));
        PermutationTestResult? test = Test((permutations, progress) => LocalPermutationTest.Run(estimate, permutations, progress, stop));
        return new ConditionalEstimation(estimate, test, ConditionalDiagnosis.Find(estimate, test));

        PermutationTestResult? Test(Func<int, IProgress<InferenceProgress>?, PermutationTestResult> run) => estimation.LocalPermutations(parse) is { } permutations
            ? ProgressDisplay.For(new InferenceText("permutation"), context, quiet).Run(progress => run(permutations, progress))
            : null;
    }
}
