namespace LatentMI.Cli.Progress;

/// <summary>The words of the progress of reading: the address that is read.</summary>
internal sealed class ReadingText : IProgressText<string>
{
    /// <inheritdoc/>
    public string Describe(string progress) => $"reading {progress}";

    /// <inheritdoc/>
    /// <remarks>Unknown.</remarks>
    public double Fraction(string progress) => 0;
}
