using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LatentMI.IO.Writing;

/// <summary>
/// Names of files and folders that exist only while something is written. They tell whose they are, so that those of a process that was killed can be
/// told from those of one that works, and removed.
/// </summary>
public static partial class TemporaryName
{
    private static readonly ConcurrentDictionary<string, bool> Cleared = new(StringComparer.Ordinal);

    /// <summary>The name of this machine, without the characters that separate the parts of a name.</summary>
    public static string Host { get; } = NotInHosts().Replace(Environment.MachineName, "_");

    /// <summary>A new name in the folder of a target: <c>.NAME.HOST-PROCESS-RANDOM.tmp</c>.</summary>
    /// <param name="target">The full path of what it will become.</param>
    public static string For(string target)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        return Path.Combine(
            Path.GetDirectoryName(target)!,
            string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(target)}.{Host}-{Environment.ProcessId}-{Path.GetRandomFileName()}.tmp"));
    }

    /// <summary>Removes what killed processes of this machine have left in a folder, as far as it may be removed, once for each folder.</summary>
    /// <param name="folder">The folder's full path; nothing happens where it is missing.</param>
    public static void RemoveAbandoned(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!Cleared.TryAdd(folder, true) || !Directory.Exists(folder))
        {
            return;
        }

        try
        {
            foreach (string path in Directory.EnumerateFileSystemEntries(folder, ".*.tmp").Where(IsAbandoned))
            {
                Remove(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process removes the same, or they are another user's. They are in nobody's way, and whoever may removes them another time.
        }
    }

    /// <summary>Whether a process of this machine is no more.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="process">The process.</param>
    public static bool IsGone(string host, int process)
    {
        if (host != Host)
        {
            return false;
        }

        try
        {
            using var found = Process.GetProcessById(process);
            return OperatingSystem.IsLinux() && IsDefunct(process);
        }
        catch (ArgumentException)
        {
            // How .NET says that there is no such process.
            return true;
        }
    }

    /// <summary>Whether a process has ended, but nobody has taken note of it.</summary>
    private static bool IsDefunct(int process)
    {
        try
        {
            // The state follows the name, which is in parentheses and may contain some.
            string stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart().StartsWith("Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It is gone altogether since.
            return true;
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    private static bool IsAbandoned(string path) =>
        Owner().Match(Path.GetFileName(path)) is { Success: true } owner
        && int.TryParse(owner.Groups["process"].ValueSpan, CultureInfo.InvariantCulture, out int process)
        && IsGone(owner.Groups["host"].Value, process);

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NotInHosts();

    [GeneratedRegex(@"\.(?<host>[A-Za-z0-9_]+)-(?<process>[0-9]+)-[a-z0-9.]+\.tmp$")]
    private static partial Regex Owner();
}
