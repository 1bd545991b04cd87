using System.Globalization;
using System.Text;
using LatentMI.IO.Writing;

namespace LatentMI.Reporting.Folders;

/// <summary>A file that names the process that may do something alone; it exists as long as that takes.</summary>
internal sealed class AtomicLock : IDisposable
{
    // EEXIST and ERROR_FILE_EXISTS.
    private const int UnixFileExists = 17;
    private const int WindowsFileExists = 80;

    private readonly string _path;

    private AtomicLock(string path) => _path = path;

    /// <summary>Takes it unless another process that lives, or may live on another machine, has it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The lock; null where another process has it.</returns>
    public static AtomicLock? TryTake(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{TemporaryName.Host} {Environment.ProcessId}\n")));
            return new AtomicLock(path);
        }
        catch (IOException e) when ((e.HResult & 0xFFFF) is UnixFileExists or WindowsFileExists)
        {
            if (IsAbandoned(path))
            {
                File.Delete(path);
            }

            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_path);

    private static bool IsAbandoned(string path)
    {
        try
        {
            string[] owner = File.ReadAllText(path).Split(' ', StringSplitOptions.TrimEntries);
            return owner.Length == 2 && int.TryParse(owner[1], CultureInfo.InvariantCulture, out int process) && TemporaryName.IsGone(owner[0], process);
        }
        catch (FileNotFoundException)
        {
            // It was given back since.
            return false;
        }
    }
}
