namespace LatentMI.Cli.Tests.Refusals;

/// <summary>A row of the table: a command and the line that refuses it, or a file and its content.</summary>
/// <param name="Line">The line of the table, from 0.</param>
/// <param name="Command">The command line without <c>lmi</c>, or the name of the file.</param>
/// <param name="Answer">The whole line of the refusal, or the content.</param>
internal sealed record RefusalStep(int Line, string Command, string Answer)
{
    /// <summary>Whether a file is made.</summary>
    public bool IsFile { get; init; }
}
