using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LatentMI.IO.Writing;

namespace LatentMI.Studies.Storing;

/// <summary>
/// Tells the processes that share a folder which work another one has begun: a file for each piece of work, created where there is none, which
/// every file system does for one process only.
/// </summary>
/// <remarks>
/// A process that was killed leaves its claims behind. On the same machine they are void as soon as the process is gone; on another machine, once
/// their file has not been touched for <see cref="Lease"/>, which a living owner does every <see cref="Heartbeat"/>. All times are of one clock,
/// that of the file system. Claims only save work: should two processes ever do the same, both records are sound and one of them counts.
/// </remarks>
internal sealed class WorkClaims : IDisposable
{
    /// <summary>How long a claim of another machine holds after its last sign of life.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long a claim without a name holds, whose owner was killed before it wrote that. A name follows its file within milliseconds, but network file
    /// systems may show it up to a minute late.
    /// </summary>
    public static readonly TimeSpan NamelessLease = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);

    // The start of a process is told relative to the clock, which may have been set in the meantime. Numbers of processes come back later.
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(2);

    private const int NameBytes = 16;

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss";

    // How the two families of systems say that the file is there: EEXIST and ERROR_FILE_EXISTS.
    private const int FileExistsUnix = 17;
    private const int FileExistsWindows = unchecked((int)0x80070050);

    private readonly string _folder;
    private readonly string _owner;
    private readonly FileSystemClock _clock;
    private readonly HashSet<string> _held = [];
    private readonly Timer _timer;

    /// <summary>Makes the folder.</summary>
    /// <param name="folder">The folder of the claims.</param>
    public WorkClaims(string folder)
    {
        Directory.CreateDirectory(folder);
        _folder = folder;
        _clock = new FileSystemClock(folder);
        using Process self = Process.GetCurrentProcess();
        _owner = Owner(self);
        _timer = new Timer(_ => Touch(), null, Heartbeat, Heartbeat);
    }

    /// <summary>The names of the claims that living processes hold (<see cref="NameOf"/>).</summary>
    /// <param name="folder">The folder of the claims, which need not exist.</param>
    public static IReadOnlySet<string> Held(string folder)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            string name = Path.GetFileName(path);
            if (UInt128.TryParse(name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _) && !IsVoid(path, clock: null))
            {
                held.Add(name);
            }
        }

        return held;
    }

    /// <summary>The name of the claim of a piece of work: half of a hash of its key.</summary>
    /// <param name="key">The work's key.</param>
    public static string NameOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, NameBytes));

    /// <summary>Claims a piece of work.</summary>
    /// <param name="key">The work's key.</param>
    /// <returns>Whether it is this process's to do.</returns>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public bool TryTake(string key)
    {
        string path = PathOf(key);
        try
        {
            return TryCreate(path) || (IsVoid(path, _clock) && TryRemove(path) && TryCreate(path));
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw WriteFailure.Explain($"{_folder}: a claim cannot be written", e);
        }
    }

    /// <summary>Gives a piece of work back, done or not.</summary>
    /// <param name="key">The work's key.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void Release(string key)
    {
        string path = PathOf(key);
        lock (_held)
        {
            _held.Remove(path);
        }

        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{_folder}: a claim cannot be removed: {e.Message}", e);
        }
    }

    /// <summary>Gives everything back.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_held)
        {
            foreach (string path in _held)
            {
                File.Delete(path);
            }

            _held.Clear();
        }
    }

    private static string Owner(Process process) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.MachineName} {process.Id} {process.StartTime.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture)}");

    /// <summary>Whether the process that a claim names is gone.</summary>
    /// <param name="path">The claim.</param>
    /// <param name="clock">The file system's clock; null for this machine's, where nothing may be written.</param>
    private static bool IsVoid(string path, FileSystemClock? clock)
    {
        string? owner = ReadOwner(path);
        string[] parts = owner?.Split(' ') ?? [];
        if (parts.Length != 3
            || parts[0] != Environment.MachineName
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            || !DateTime.TryParseExact(
                parts[2],
                TimeFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out DateTime start))
        {
            // Another machine's, or a claim whose owner had not written its name yet, or was killed before it did.
            return (clock?.UtcNow ?? DateTime.UtcNow) - File.GetLastWriteTimeUtc(path) > (owner is "" ? NamelessLease : Lease);
        }

        try
        {
            using var process = Process.GetProcessById(id);

            // A process that ended and that its parent has not asked about is still listed, without memory.
            return process.WorkingSet64 == 0 || (process.StartTime.ToUniversalTime() - start).Duration() > StartTolerance;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // There is no such process.
            return true;
        }
    }

    /// <summary>Who a claim is by; empty where that is not written, null where it cannot be read.</summary>
    private static string? ReadOwner(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Released a moment ago, being written, or another user's: the time of its last sign of life tells.
            return null;
        }
    }

    /// <summary>Removes a void claim, of the processes that try only one.</summary>
    private bool TryRemove(string path)
    {
        // A rename succeeds for one process only.
        string aside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            File.Move(path, aside, overwrite: true);
        }
        catch (IOException)
        {
            return false;
        }

        // Another process may have replaced the void claim by its own in the meantime: then it is put back.
        bool isVoid = IsVoid(aside, _clock);
        if (isVoid)
        {
            File.Delete(aside);
        }
        else
        {
            File.Move(aside, path, overwrite: true);
        }

        return isVoid;
    }

    private bool TryCreate(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            stream.Write(Encoding.UTF8.GetBytes(_owner));
        }
        catch (IOException e) when (e.HResult is FileExistsUnix or FileExistsWindows)
        {
            return false;
        }

        lock (_held)
        {
            _held.Add(path);
        }

        return true;
    }

    private void Touch()
    {
        lock (_held)
        {
            foreach (string path in _held)
            {
                try
                {
                    File.SetLastWriteTimeUtc(path, _clock.UtcNow);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // Another process took this one for dead, or the network is away: at worst the work is done twice, which harms nothing.
                }
            }
        }
    }

    private string PathOf(string key) => Path.Combine(_folder, NameOf(key));
}
