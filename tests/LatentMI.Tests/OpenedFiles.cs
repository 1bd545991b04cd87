using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace LatentMI.Tests;

/// <summary>Counts how often each file is opened, by what the library tells tracing tools.</summary>
internal sealed class OpenedFiles : EventListener
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    /// <summary>How often a file was opened.</summary>
    public int Count(string path) => _counts.GetValueOrDefault(path);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "LatentMI.IO")
        {
            EnableEvents(eventSource, EventLevel.LogAlways);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.Payload is [string path])
        {
            _counts.AddOrUpdate(path, 1, (_, count) => count + 1);
        }
    }
}
