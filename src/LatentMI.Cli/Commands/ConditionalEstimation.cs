using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
using LatentMI.Estimators.Conditional;
using LatentMI.Inference;
using LatentMI.Reporting.Reports.Estimates;

namespace LatentMI.Cli.Commands;

/// <summary>An estimate given Z with its test.</summary>
internal static class ConditionalEstimation
{
    /// <summary>Estimates, and tests where that is asked for.</summary>
    /// <param name="request">The estimator and its settings.</param>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="z">The samples of Z.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    public static ConditionalResult Run(
        EstimateRequest request, Samples x, Samples y, Samples z, CommandContext context, bool quiet)
    {
        CancellationToken stop = context.CancellationToken;
        if (!request.IsLatent)
        {
            ConditionalKsgEstimator ksg = request.ConditionalKsg();
            ConditionalKsgEstimate onColumns = ksg.Estimate(x, y, z, stop);
            onColumns = onColumns with { Warnings = [.. onColumns.Warnings, .. EstimateChecks.FindAutocorrelation(x, y, request.Seed, isConditional: true)] };
            return new ConditionalResult(
                onColumns, Test((permutations, progress) => LocalPermutationTest.RunOnColumns(ksg, x, y, z, permutations, progress, stop)), null);
        }

        var estimator = new ConditionalLatentMiEstimator(request.CrossFitting);
        ConditionalLatentMiEstimate estimate = ProgressDisplay.For(new EstimationText(), context, quiet)
            .Run(progress => estimator.Estimate(x, y, z, progress, stop));
        PermutationTestResult? test = Test((permutations, progress) => LocalPermutationTest.Run(estimate, permutations, progress, stop));
        return new ConditionalResult(estimate, test, ConditionalDiagnosis.Find(estimate, test));

        PermutationTestResult? Test(Func<int, IProgress<InferenceProgress>?, PermutationTestResult> run) => request.LocalPermutations is { } permutations
            ? ProgressDisplay.For(new InferenceText("permutation"), context, quiet).Run(progress => run(permutations, progress))
            : null;
    }
}
