using System.Diagnostics;

namespace LatentMI.Studies.Storing;

/// <summary>
/// The time by the clock that stamps the files of a folder, which on a network file system is its server's: the clocks of the machines that share
/// it may differ.
/// </summary>
/// <param name="folder">A folder that can be written to.</param>
internal sealed class FileSystemClock(string folder)
{
    private readonly Lazy<(DateTime Time, long Timestamp)> _start = new(() => Look(folder));

    /// <summary>The time now: what a new file was stamped with once, and what went by since.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public DateTime UtcNow => _start.Value.Time + Stopwatch.GetElapsedTime(_start.Value.Timestamp);

    private static (DateTime Time, long Timestamp) Look(string folder)
    {
        string path = Path.Combine(folder, $".{Guid.NewGuid():N}.clock");
        try
        {
            // A byte is written because a server may keep other things than times in a file that was only created.
            File.WriteAllBytes(path, [0]);
            return (File.GetLastWriteTimeUtc(path), Stopwatch.GetTimestamp());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
