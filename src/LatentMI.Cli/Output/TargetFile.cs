using LatentMI.IO.Writing;

namespace LatentMI.Cli.Output;

/// <summary>A single file that a command writes.</summary>
internal static class TargetFile
{
    /// <summary>Makes sure, before anything is read, that a file can get its name.</summary>
    /// <param name="path">The path.</param>
    /// <param name="replaces">Whether the file may exist.</param>
    /// <exception cref="InputException">It exists, or is a link.</exception>
    public static void RequireFree(string path, bool replaces)
    {
        AtomicFile.RequireNoLink(path);
        if (File.Exists(path) && !replaces)
        {
            throw new InputException($"{path}: exists; name a new file, or add --force to replace it.");
        }
    }
}
