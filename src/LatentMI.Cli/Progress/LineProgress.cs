namespace LatentMI.Cli.Progress;

/// <summary>Writes a plain line when a stage begins and now and then, for logs and pipes.</summary>
/// <typeparam name="TProgress">What the work reports.</typeparam>
/// <param name="text">The words.</param>
/// <param name="output">Where the lines go.</param>
/// <param name="time">The clock.</param>
internal sealed class LineProgress<TProgress>(IProgressText<TProgress> text, TextWriter output, TimeProvider time)
    : IProgressDisplay<TProgress>, IProgress<TProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private long _lastLine = time.GetTimestamp();

    /// <inheritdoc/>
    public TResult Run<TResult>(Func<IProgress<TProgress>?, TResult> work) => work(this);

    /// <inheritdoc/>
    public void Report(TProgress value)
    {
        if (text.Begins(value) || time.GetElapsedTime(_lastLine) >= Interval)
        {
            _lastLine = time.GetTimestamp();
            output.WriteLine(text.Describe(value));
        }
    }
}
