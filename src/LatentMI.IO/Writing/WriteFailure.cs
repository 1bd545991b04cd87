namespace LatentMI.IO.Writing;

/// <summary>What the system raises where something cannot be written, told apart by whose fault it is.</summary>
public static class WriteFailure
{
    // Linux and macOS: EIO, EFBIG, ENOSPC; Linux: EDQUOT; macOS: EDQUOT; Windows: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL.
    private static readonly int[] Devices = [5, 27, 28, 122, 69, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    /// <summary>Whether an exception says that something cannot be written.</summary>
    /// <param name="e">The exception.</param>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException || IsOfTooLongFile(e);

    /// <summary>
    /// What to throw: <see cref="OutputException"/> where the disk is full or a device failed, <see cref="InputException"/> where the place that was named cannot
    /// be written to.
    /// </summary>
    /// <param name="what">What cannot be written, such as <c>results.csv: cannot be written</c>; the reason follows.</param>
    /// <param name="e">What was caught.</param>
    /// <param name="advice">What to do where another place would help.</param>
    public static Exception Explain(string what, Exception e, string? advice = null)
    {
        ArgumentNullException.ThrowIfNull(e);
        string reason = e switch
        {
            DirectoryNotFoundException => "there is no such folder",
            _ when IsOfTooLongFile(e) => "the file would be larger than the system allows",
            _ => OneLine.Of(Reason(e.Message)),
        };
        return IsOfDevice(e)
            ? new OutputException($"{what}: {reason}.", e)
            : new InputException(advice is null ? $"{what}: {reason}." : $"{what}: {reason}; {advice}.", e);
    }

    // The system's words may end with the path, which is that of a temporary file.
    private static string Reason(string message) => message.Split(" : '")[0].TrimEnd('.');

    private static bool IsOfDevice(Exception e) => IsOfTooLongFile(e) || (e is IOException && Devices.Contains(e.HResult));

    // .NET turns EFBIG, which a limit such as that of ulimit -f gives, into an exception of an argument that nobody gave.
    private static bool IsOfTooLongFile(Exception e) => e is ArgumentOutOfRangeException { ParamName: "value", Source: "System.Private.CoreLib" };
}
