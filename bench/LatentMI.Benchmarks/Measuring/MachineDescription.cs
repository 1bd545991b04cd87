using System.Runtime.InteropServices;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Measuring;

/// <summary>What a measurement ran on.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="Processors">How many processors this process may use.</param>
/// <param name="VectorWidth">The vector width in use.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="System">The operating system.</param>
/// <param name="SourceHash">The sources that were measured; null in reports of versions that did not write them.</param>
internal sealed record MachineDescription(
    string Processor, int Processors, SimdWidth VectorWidth, string Runtime, string System, string? SourceHash = null)
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string NameField = "model name";

    /// <summary>Describes this machine.</summary>
    public static MachineDescription Read() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        SimdSupport.Current(),
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        Provenance.Current.SourceHash);

    /// <summary>The description as a table.</summary>
    public MarkdownTable ToTable()
    {
        var table = new MarkdownTable("Machine", "");
        table.AddRow("processor", Processor);
        table.AddRow("processors in use", Number.Of(Processors));
        table.AddRow("vector width", VectorWidth == SimdWidth.Scalar ? "scalar" : $"{(int)VectorWidth} bits");
        table.AddRow("runtime", Runtime);
        table.AddRow("system", System);
        return table;
    }

    // Only Linux has the file; elsewhere the architecture has to do.
    private static string ProcessorName() =>
        File.Exists(ProcessorFile)
            && File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith(NameField, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
