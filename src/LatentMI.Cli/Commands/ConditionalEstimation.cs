using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
using LatentMI.Inference;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Studies.Measuring;

namespace LatentMI.Cli.Commands;

/// <summary>An estimate given Z with its test, and their progress.</summary>
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
        ConditionalRun conditional = request.Conditional();
        ConditionalMiEstimate estimate = request.IsLatent
            ? ProgressDisplay.For(new EstimationText(), context, quiet).Run(progress => conditional.Estimate(x, y, z, progress, stop))
            : conditional.Estimate(x, y, z, progress: null, stop);
        PermutationTestResult? test = request.LocalPermutations is { } permutations
            ? ProgressDisplay.For(new InferenceText("permutation"), context, quiet).Run(progress => conditional.Test(permutations, progress, stop))
            : null;
        return new ConditionalResult(estimate, test, conditional.Diagnose(test));
    }
}
