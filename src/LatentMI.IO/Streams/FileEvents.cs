using System.Diagnostics.Tracing;

namespace LatentMI.IO.Streams;

/// <summary>Tells tracing tools which files are opened: the event source <c>LatentMI.IO</c>.</summary>
[EventSource(Name = "LatentMI.IO")]
internal sealed class FileEvents : EventSource
{
    /// <summary>The number of the event that a file was opened.</summary>
    public const int OpenedId = 1;

    private FileEvents()
    {
    }

    /// <summary>The only one.</summary>
    public static FileEvents Log { get; } = new();

    /// <summary>A file was opened.</summary>
    /// <param name="path">Its path, as the user wrote it.</param>
    [Event(OpenedId)]
    public void Opened(string path) => WriteEvent(OpenedId, path);
}
