namespace LatentMI.Cli.Progress;

/// <summary>Shows nothing, as <c>--quiet</c> asks.</summary>
/// <typeparam name="TProgress">What the work reports.</typeparam>
internal sealed class NoProgress<TProgress> : IProgressDisplay<TProgress>
{
    /// <inheritdoc/>
    public TResult Run<TResult>(Func<IProgress<TProgress>?, TResult> work) => work(null);
}
