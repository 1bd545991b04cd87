namespace LatentMI;

/// <summary>
/// The data given to the library cannot be used: a file that cannot be read, a value that is not a number, too few rows.
/// </summary>
/// <remarks>
/// <see cref="Exception.Message"/> is one line that says what is wrong, where, and what to do; a program can show it to its user as it is.
/// Wrong use of the interface itself (a null, a negative count) raises <see cref="ArgumentException"/> instead.
/// </remarks>
public sealed class InputException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what is wrong, where, and what to do.</param>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: what is wrong, where, and what to do.</param>
    /// <param name="innerException">What was caught.</param>
    public InputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
