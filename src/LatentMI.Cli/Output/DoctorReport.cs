using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LatentMI.Cli.Hosting;
using LatentMI.Numerics;

namespace LatentMI.Cli.Output;

/// <summary>What a report of a bug has to say of program and machine: the JSON object of <c>lmi doctor --json</c>, with these names in snake case.</summary>
internal sealed record DoctorReport
{
    /// <summary>The variables of the environment that change how the program computes begin so.</summary>
    private static readonly string[] Prefixes = ["LATENTMI_", "DOTNET_Enable", "DOTNET_GC", "DOTNET_gc", "DOTNET_PROCESSOR_COUNT", "DOTNET_Tiered"];

    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The commit that it was built from; null outside of a repository.</summary>
    public required string? Commit { get; init; }

    /// <summary>What tells the sources of the estimators apart.</summary>
    public required string SourceHash { get; init; }

    /// <summary>The program's file.</summary>
    public required string? Program { get; init; }

    /// <summary>How it was compiled: <c>ahead of time</c>, or <c>just in time</c> while it runs.</summary>
    public required string Compiled { get; init; }

    /// <summary>The version of .NET.</summary>
    public required string Runtime { get; init; }

    /// <summary>The operating system.</summary>
    public required string System { get; init; }

    /// <summary>The kind of system, such as <c>linux-x64</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The processor; null where it tells no name.</summary>
    public required string? Processor { get; init; }

    /// <summary>The bits of the vectors in use; 0 for none.</summary>
    public required int VectorBits { get; init; }

    /// <summary>The threads of an estimate where <c>--threads</c> is not given.</summary>
    public required int Threads { get; init; }

    /// <summary>The processors of the machine; null where not known.</summary>
    public required int? Processors { get; init; }

    /// <summary>The processors that a control group allows; null where none limits them.</summary>
    public required double? ProcessorLimit { get; init; }

    /// <summary>The bytes that the program may use.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>The bytes of the machine; null where not known.</summary>
    public required long? MachineMemoryBytes { get; init; }

    /// <summary>The bytes that a control group allows; null where none limits them.</summary>
    public required long? MemoryLimitBytes { get; init; }

    /// <summary>The folder of temporary files.</summary>
    public required string TemporaryFolder { get; init; }

    /// <summary>The bytes that are free there; null where the folder cannot be read.</summary>
    public required long? TemporaryFreeBytes { get; init; }

    /// <summary>Where the text of figures has its font from.</summary>
    public string Fonts { get; } = "Roboto, part of the program";

    /// <summary>The variables of the environment that change how the program computes.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Looks at program and machine.</summary>
    /// <exception cref="InputException">A variable of the environment has a value that does not exist.</exception>
    public static DoctorReport Create()
    {
        Provenance provenance = CurrentProvenance();
        string temporary = Path.GetTempPath();
        return new DoctorReport
        {
            Version = typeof(DoctorReport).Assembly.GetName().Version!.ToString(fieldCount: 3),
            Commit = provenance.Commit,
            SourceHash = provenance.SourceHash,
            Program = Environment.ProcessPath,
            Compiled = RuntimeFeature.IsDynamicCodeCompiled ? "just in time" : "ahead of time",
            Runtime = RuntimeInformation.FrameworkDescription,
            System = RuntimeInformation.OSDescription,
            Platform = RuntimeInformation.RuntimeIdentifier,
            Processor = Machine.ProcessorName(),
            VectorBits = provenance.VectorWidth,
            Threads = Environment.ProcessorCount,
            Processors = Machine.ProcessorCount(),
            ProcessorLimit = ControlGroup.ProcessorLimit(),
            MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            MachineMemoryBytes = Machine.MemoryBytes(),
            MemoryLimitBytes = ControlGroup.MemoryLimit(),
            TemporaryFolder = temporary,
            TemporaryFreeBytes = Directory.Exists(temporary) ? new DriveInfo(temporary).AvailableFreeSpace : null,
            Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .Select(pair => KeyValuePair.Create((string)pair.Key, (string?)pair.Value ?? string.Empty))
                .Where(pair => Array.Exists(Prefixes, prefix => pair.Key.StartsWith(prefix, StringComparison.Ordinal)))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(),
        };
    }

    private static Provenance CurrentProvenance()
    {
        try
        {
            return Provenance.Current;
        }
        catch (TypeInitializationException e) when (e.InnerException is InputException problem)
        {
            throw new InputException(problem.Message, e);
        }
    }
}
