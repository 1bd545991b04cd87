using System.Globalization;

namespace LatentMI.Cli.Hosting;

/// <summary>What the control groups of Linux allow this process: containers and job schedulers set them. (Groups of version 2; older ones tell nothing here.)</summary>
internal static class ControlGroup
{
    private const string Root = "/sys/fs/cgroup";
    private const string Unlimited = "max";

    /// <summary>The bytes of memory of the group with the smallest limit; null where there is none.</summary>
    public static long? MemoryLimit() => Smallest("memory.max", words => long.Parse(words[0], CultureInfo.InvariantCulture));

    /// <summary>The processors of the group with the smallest limit, maybe a part of one; null where there is none.</summary>
    public static double? ProcessorLimit() => Smallest(
        "cpu.max", words => double.Parse(words[0], CultureInfo.InvariantCulture) / double.Parse(words[1], CultureInfo.InvariantCulture));

    /// <summary>The smallest limit of the group of this process and of those above it.</summary>
    private static T? Smallest<T>(string file, Func<string[], T> read)
        where T : struct, IComparable<T>
    {
        T? smallest = null;
        foreach (string folder in Folders())
        {
            string path = Path.Combine(folder, file);
            if (File.Exists(path) && File.ReadAllText(path).Split() is [not Unlimited, ..] words)
            {
                T limit = read(words);
                smallest = smallest is { } before && before.CompareTo(limit) <= 0 ? before : limit;
            }
        }

        return smallest;
    }

    private static IEnumerable<string> Folders()
    {
        const string Memberships = "/proc/self/cgroup";
        const string Version2 = "0::";
        string? own = File.Exists(Memberships) ? File.ReadLines(Memberships).FirstOrDefault(line => line.StartsWith(Version2, StringComparison.Ordinal)) : null;
        for (string? folder = own is null ? null : Root + own[Version2.Length..].TrimEnd('/'); folder?.Length >= Root.Length; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
