using System.Text.Json;
using LatentMI.Cli.Hosting;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary><c>lmi doctor</c>: what a report of a bug has to say of program and machine.</summary>
public class DoctorTests
{
    [Fact]
    public void Tells_what_the_estimators_compute_with()
    {
        JsonElement report = JsonDocument.Parse(Tool.Run("doctor", "--json").Output).RootElement;

        Assert.Equal(Provenance.Current.VectorWidth, report.GetProperty("vector_bits").GetInt32());
        Assert.Equal(Provenance.Current.SourceHash, report.GetProperty("source_hash").GetString());
        Assert.Equal(Environment.ProcessorCount, report.GetProperty("threads").GetInt32());
        Assert.Equal("just in time", report.GetProperty("compiled").GetString());
        Assert.True(report.GetProperty("memory_bytes").GetInt64() > 0);
        Assert.True(Directory.Exists(report.GetProperty("temporary_folder").GetString()));
    }

    [Fact]
    public void The_table_has_a_line_for_each_fact()
    {
        ToolResult result = Tool.Run("doctor");

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.All(
            new[] { "version", "program", "runtime", "system", "processor", "vectors", "threads", "memory", "temporary files", "fonts" },
            label => Assert.Contains($"\n{label} ", $"\n{result.Output}", StringComparison.Ordinal));
    }

    [Fact]
    public void Limits_are_within_the_machine()
    {
        Assert.True(ControlGroup.MemoryLimit() is null or > 0);
        Assert.True(ControlGroup.ProcessorLimit() is null or > 0);
        Assert.True(Machine.MemoryBytes() is null or > 1 << 20);
        Assert.True(Machine.ProcessorCount() is null or > 0);
        Assert.DoesNotContain('\0', Machine.ProcessorName() ?? string.Empty);
    }
}
