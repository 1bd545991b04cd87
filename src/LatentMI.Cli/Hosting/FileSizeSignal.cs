using System.Runtime.InteropServices;

namespace LatentMI.Cli.Hosting;

/// <summary>
/// SIGXFSZ, by which Unix ends a process whose file grows beyond a limit such as that of <c>ulimit -f</c>. Ignored, the write fails instead, which ends the
/// command with its message.
/// </summary>
internal static class FileSizeSignal
{
    // The number on Linux and macOS.
    private const PosixSignal Number = (PosixSignal)25;

    // Kept, and never disposed of: files are closed until the process ends.
    private static PosixSignalRegistration? _registration;

    /// <summary>Ignores the signal from now on.</summary>
    public static void Ignore() => _registration ??= OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(Number, context => context.Cancel = true);
}
