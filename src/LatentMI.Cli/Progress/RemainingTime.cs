using System.Globalization;

namespace LatentMI.Cli.Progress;

/// <summary>The words for the time that is left.</summary>
internal static class RemainingTime
{
    /// <summary>Hours and minutes, or minutes and seconds.</summary>
    /// <param name="remaining">The time.</param>
    public static string Describe(TimeSpan remaining) => remaining.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)remaining.TotalHours} h {remaining.Minutes} min")
        : remaining.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
