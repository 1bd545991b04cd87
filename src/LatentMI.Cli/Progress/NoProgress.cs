namespace LatentMI.Cli.Progress;

/// <summary>Shows nothing, as <c>--quiet</c> asks.</summary>
internal sealed class NoProgress : IProgressDisplay
{
    /// <inheritdoc/>
    public T Run<T>(Func<IProgress<TrainingProgress>?, T> work) => work(null);
}
