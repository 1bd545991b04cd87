namespace LatentMI.Cli.Progress;

/// <summary>Shows where work stands while it runs.</summary>
/// <typeparam name="TProgress">What the work reports.</typeparam>
internal interface IProgressDisplay<TProgress>
{
    /// <summary>Runs work that reports its progress.</summary>
    /// <typeparam name="TResult">The type of the work's result.</typeparam>
    /// <param name="work">The work; it gets the place to report to, or null where nothing is shown.</param>
    /// <returns>What the work returned.</returns>
    TResult Run<TResult>(Func<IProgress<TProgress>?, TResult> work);
}
