using System.ComponentModel;
using System.Diagnostics;

namespace LatentMI.Cli.Hosting;

/// <summary>The desktop that the program runs on.</summary>
internal static class Desktop
{
    /// <summary>Shows a file with the program that the desktop has for it.</summary>
    /// <param name="file">The full path of the file.</param>
    /// <returns>False where there is no desktop, or nothing that opens files.</returns>
    public static bool TryShow(string file)
    {
        ProcessStartInfo start = OperatingSystem.IsWindows() ? new(file) { UseShellExecute = true }
            : new(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [file]);
        if (!OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS() && !HasDisplay)
        {
            return false;
        }

        try
        {
            using Process? process = Process.Start(start);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static bool HasDisplay => IsSet("WAYLAND_DISPLAY") || IsSet("DISPLAY");

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };
}
