using LatentMI;
using LatentMI.IO.Writing;

namespace PublicTests;

/// <summary>A folder of a test's own that is the current one for as long, removed at its end. Snippets name their files without a folder.</summary>
internal sealed class WorkingFolder : IDisposable
{
    /// <summary>The collection of the tests that use it, one after another, since a process has one current folder.</summary>
    public const string Tests = "current folder";

    private readonly string _before = Environment.CurrentDirectory;
    private readonly string _path = Directory.CreateTempSubdirectory("latentmi-").FullName;

    public WorkingFolder() => Environment.CurrentDirectory = _path;

    /// <summary>Writes samples into the folder.</summary>
    public void Write(string name, Samples samples)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_path, name))!);
        SamplesFile.Write(Path.Combine(_path, name), samples, rowNames: null, prefix: "column_");
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        Directory.Delete(_path, recursive: true);
    }
}
