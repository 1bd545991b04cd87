using LatentMI.Cli.Hosting;
using LatentMI.Reporting.Folders;

namespace LatentMI.Cli.Output;

/// <summary>Where the result of a command goes.</summary>
/// <param name="Folder">The folder of its files; null for none.</param>
/// <param name="ReplacesOthers">Whether files in it that this program did not write may be replaced.</param>
/// <param name="IsJson">Whether it is printed as JSON.</param>
/// <param name="IsQuiet">Whether no progress is shown.</param>
internal sealed record OutputRequest(string? Folder, bool ReplacesOthers, bool IsJson, bool IsQuiet)
{
    /// <summary>The folder, made and tried out; null where none was named.</summary>
    /// <exception cref="InputException">It cannot be made or written to.</exception>
    public ResultFolder? PrepareFolder() => Folder is { } path ? ResultFolder.Prepare(path, ReplacesOthers) : null;

    /// <summary>Prints the result.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="json">The result as JSON.</param>
    /// <param name="writeTable">Writes it as a table.</param>
    public void Print(CommandContext context, Func<string> json, Action<TextWriter> writeTable)
    {
        if (IsJson)
        {
            context.Output.Write(json() + "\n");
        }
        else
        {
            writeTable(context.Output);
        }
    }
}
