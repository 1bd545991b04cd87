namespace LatentMI.Cli.Slurm;

/// <summary>Words of a command line as a POSIX shell reads them.</summary>
internal static class ShellText
{
    private const string Plain = "_-./:=,@%+";

    /// <summary>The word itself where no letter of it means anything to a shell, and in single quotes otherwise.</summary>
    /// <param name="word">The word.</param>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(IsPlain) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter, StringComparison.Ordinal);
}
