namespace LatentMI.Cli.Progress;

/// <summary>Writes a plain line now and then, for logs and pipes.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="time">The clock.</param>
internal sealed class LineProgress(TextWriter output, TimeProvider time) : IProgressDisplay, IProgress<TrainingProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private long _lastLine = time.GetTimestamp();

    /// <inheritdoc/>
    public T Run<T>(Func<IProgress<TrainingProgress>?, T> work) => work(this);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (time.GetElapsedTime(_lastLine) >= Interval)
        {
            _lastLine = time.GetTimestamp();
            output.WriteLine(ProgressText.Describe(value));
        }
    }
}
