using System.Diagnostics;
using LatentMI.Inference;

namespace LatentMI.Studies.Lineages;

/// <summary>The progress of several runs of many estimates as that of one, each as long as the others.</summary>
internal sealed class InferenceParts
{
    private readonly IProgress<InferenceProgress>? _progress;
    private readonly int _parts;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _begun;

    /// <summary>Starts the clock.</summary>
    /// <param name="progress">Where to report to; null for nowhere.</param>
    /// <param name="parts">The number of runs.</param>
    public InferenceParts(IProgress<InferenceProgress>? progress, int parts) => (_progress, _parts) = (progress, parts);

    /// <summary>The place that the next run reports to.</summary>
    public IProgress<InferenceProgress>? Next() => _progress is { } progress ? new Part(this, progress, _begun++) : null;

    private sealed class Part(InferenceParts whole, IProgress<InferenceProgress> progress, int index) : IProgress<InferenceProgress>
    {
        public void Report(InferenceProgress value) => progress.Report(
            new InferenceProgress((index * value.Total) + value.Done, whole._parts * value.Total, Stopwatch.GetElapsedTime(whole._start)));
    }
}
