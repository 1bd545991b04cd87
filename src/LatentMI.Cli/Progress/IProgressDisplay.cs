namespace LatentMI.Cli.Progress;

/// <summary>Shows where the training of the networks stands while it runs.</summary>
internal interface IProgressDisplay
{
    /// <summary>Runs work that reports its progress.</summary>
    /// <typeparam name="T">The type of the work's result.</typeparam>
    /// <param name="work">The work; it gets the place to report to, or null where nothing is shown.</param>
    /// <returns>What the work returned.</returns>
    T Run<T>(Func<IProgress<TrainingProgress>?, T> work);
}
