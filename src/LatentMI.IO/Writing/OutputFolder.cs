namespace LatentMI.IO.Writing;

/// <summary>Folders for files that are written.</summary>
public static class OutputFolder
{
    /// <summary>Makes a folder and its parents where they are missing.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="InputException">It cannot be made: a file is in its place, or there is no permission.</exception>
    /// <exception cref="OutputException">The disk is full.</exception>
    public static void Create(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new InputException($"{OneLine.Quote(path)} is no name of a folder; name another one.");
        }

        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (WriteFailure.Is(e))
        {
            throw WriteFailure.Explain($"{path}: cannot be made into a folder", e, "name another one");
        }
    }
}
