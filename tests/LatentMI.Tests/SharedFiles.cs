namespace LatentMI.Tests;

/// <summary>Files that are too large for the repository, in the folder <c>shared</c> beside it or where LATENTMI_SHARED says.</summary>
internal static class SharedFiles
{
    private const string RootMarker = "LatentMI.slnx";

    /// <summary>The path of a shared file; skips the test where it is missing, and fails it on a build server.</summary>
    /// <param name="relative">The path within the folder.</param>
    public static string Path(string relative)
    {
        string folder = Environment.GetEnvironmentVariable("LATENTMI_SHARED") is { Length: > 0 } given
            ? given
            : System.IO.Path.Combine(RepositoryRoot(), "..", "shared");
        string path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, relative));
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            string message = $"The shared file {relative} is missing.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
        }

        return path;
    }

    /// <summary>The folder of the repository.</summary>
    internal static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, RootMarker)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above the tests holds {RootMarker}.");
    }
}
