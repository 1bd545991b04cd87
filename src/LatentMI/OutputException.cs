namespace LatentMI;

/// <summary>
/// A result cannot be written although nothing is wrong with what was asked for: the disk is full, a device failed, whoever reads the output is gone.
/// </summary>
/// <remarks><see cref="Exception.Message"/> is one line that says what could not be written and why; a program can show it to its user as it is.</remarks>
public sealed class OutputException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what could not be written and why.</param>
    /// <param name="innerException">What was caught.</param>
    public OutputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
