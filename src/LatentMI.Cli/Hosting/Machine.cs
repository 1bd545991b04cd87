using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace LatentMI.Cli.Hosting;

/// <summary>The machine that this process runs on.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo";
    private const string Memory = "/proc/meminfo";

    /// <summary>The name of the processor, as its maker writes it; null where it tells none.</summary>
    public static string? ProcessorName() => (X86Base.IsSupported ? BrandOfX86() : Values(Processors, "model name").FirstOrDefault()) is { Length: > 0 } name ? name : null;

    /// <summary>The number of processors, whether this process may use them or not; null where the system does not tell.</summary>
    public static int? ProcessorCount() => Values(Processors, "processor").Count() is > 0 and int count ? count : null;

    /// <summary>The bytes of memory; null where the system does not tell.</summary>
    public static long? MemoryBytes() =>
        Values(Memory, "MemTotal").FirstOrDefault()?.Split(' ') is [string kilobytes, "kB"] ? 1024 * long.Parse(kilobytes, CultureInfo.InvariantCulture) : null;

    private static string BrandOfX86()
    {
        const int Leaves = unchecked((int)0x80000000);
        const int First = Leaves + 2;
        const int Last = Leaves + 4;
        if (unchecked((uint)X86Base.CpuId(Leaves, 0).Eax < (uint)Last))
        {
            return string.Empty;
        }

        var registers = new List<int>();
        for (int leaf = First; leaf <= Last; leaf++)
        {
            (int eax, int ebx, int ecx, int edx) = X86Base.CpuId(leaf, 0);
            registers.AddRange([eax, ebx, ecx, edx]);
        }

        return Encoding.ASCII.GetString(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(registers))).Trim('\0', ' ');
    }

    /// <summary>The values of a name in one of Linux's lists of names and values.</summary>
    private static IEnumerable<string> Values(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(pair => pair.Length == 2 && pair[0] == name).Select(pair => pair[1])
        : [];
}
