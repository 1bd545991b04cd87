using LatentMI.Reporting.Tables;

namespace LatentMI.Cli.Output;

/// <summary>What is known of program and machine, as a table.</summary>
internal static class DoctorTable
{
    private const double Gigabyte = 1e9;

    /// <summary>Writes it.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="output">Where to.</param>
    public static void Write(DoctorReport report, TextWriter output)
    {
        var table = new PlainTable();
        table.Add("version", $"{report.Version}, {(report.Commit is null ? "built outside of a repository" : $"commit {report.Commit}")}, sources {report.SourceHash}");
        table.Add("program", $"{report.Program ?? "not known"}, compiled {report.Compiled}");
        table.Add("runtime", report.Runtime);
        table.Add("system", $"{report.System}, {report.Platform}");
        table.Add("processor", report.Processor ?? "not known");
        table.Add("vectors", report.VectorBits == 0 ? "none" : $"{report.VectorBits} bits");
        table.Add("threads", string.Join(", ", Facts(
            $"{report.Threads} where --threads is not given",
            report.Processors is { } processors ? $"{processors} processors in the machine" : null,
            report.ProcessorLimit is { } limit ? FormattableString.Invariant($"{limit:0.##} allowed by the control group") : null)));
        table.Add("memory", string.Join(", ", Facts(
            $"{Size(report.MemoryBytes)} for this program",
            report.MachineMemoryBytes is { } memory ? $"{Size(memory)} in the machine" : null,
            report.MemoryLimitBytes is { } most ? $"{Size(most)} allowed by the control group" : null)));
        table.Add("temporary files", string.Join(", ", Facts(report.TemporaryFolder, report.TemporaryFreeBytes is { } free ? $"{Size(free)} free" : "which does not exist")));
        table.Add("fonts", report.Fonts);
        table.Add(report.Variables.Select(variable => ("environment", $"{variable.Key}={variable.Value}")));
        table.Write(output);
    }

    private static IEnumerable<string> Facts(params string?[] facts) => facts.OfType<string>();

    private static string Size(long bytes) => FormattableString.Invariant($"{bytes / Gigabyte:F1} GB");
}
