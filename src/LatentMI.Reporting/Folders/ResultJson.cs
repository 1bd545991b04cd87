using System.Text.Json;

namespace LatentMI.Reporting.Folders;

/// <summary>Reads the JSON of a result that a command wrote.</summary>
internal static class ResultJson
{
    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="read">Makes the result of its text.</param>
    /// <param name="writer">What writes such files.</param>
    /// <param name="again">What to do where this is none.</param>
    /// <exception cref="InputException">The file is damaged, or of something else.</exception>
    public static T Read<T>(string path, Func<string, T> read, string writer = "lmi", string again = "create it again")
    {
        try
        {
            return read(File.ReadAllText(path));
        }
        catch (JsonException e)
        {
            throw new InputException($"{path}: is not a result of {writer} ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); {again}.", e);
        }
    }
}
