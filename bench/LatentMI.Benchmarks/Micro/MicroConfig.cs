using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace LatentMI.Benchmarks.Micro;

/// <summary>How BenchmarkDotNet runs here: short, in this process, with allocations.</summary>
internal sealed class MicroConfig : ManualConfig
{
    /// <summary>Makes the configuration.</summary>
    public MicroConfig()
    {
        // In this process, since a project that is made on the way would fall under this repository's rules for builds.
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
    }
}
