using System.Globalization;

namespace LatentMI.Cli.Hosting;

/// <summary>
/// Standard output and standard error as they were when the program started. Where one was closed, its number goes to the next file that is opened, which
/// is one of the runtime's own: text that is written to it is lost without an error, or worse.
/// </summary>
internal static class StandardStream
{
    private const int OutputNumber = 1;
    private const int ErrorNumber = 2;
    private const string Folder = "/proc/self/fd";
    private const string FlagsOfAccess = "flags:";
    private const int AccessMask = 3;

    /// <summary>Standard output; one that cannot be written to where it was closed.</summary>
    public static TextWriter Output => IsOfRuntime(OutputNumber) ? new ClosedWriter() : Console.Out;

    /// <summary>Standard error; nothing where it was closed.</summary>
    public static TextWriter Error => IsOfRuntime(ErrorNumber) ? TextWriter.Null : Console.Error;

    private static bool IsOfRuntime(int number)
    {
        if (!OperatingSystem.IsLinux() || TargetOf(number) is not { } target)
        {
            return false;
        }

        // What another program reads has its other end there, and not here.
        return target.StartsWith("/memfd:", StringComparison.Ordinal) || target.StartsWith("anon_inode:", StringComparison.Ordinal)
            || (target.StartsWith("pipe:", StringComparison.Ordinal) && Numbers().Any(other => other != number && TargetOf(other) == target && IsForReading(other)));
    }

    private static string? TargetOf(int number)
    {
        try
        {
            return new FileInfo(Path.Combine(Folder, number.ToString(CultureInfo.InvariantCulture))).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int[] Numbers()
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(Folder).Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsForReading(int number)
    {
        try
        {
            string? line = File.ReadLines($"/proc/self/fdinfo/{number.ToString(CultureInfo.InvariantCulture)}").FirstOrDefault(text => text.StartsWith(FlagsOfAccess, StringComparison.Ordinal));
            return line is not null && (Convert.ToInt64(line[FlagsOfAccess.Length..].Trim(), 8) & AccessMask) == 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It was closed in the meantime.
            return false;
        }
    }
}
