using System.Globalization;
using System.Text.RegularExpressions;
using LatentMI.Estimators.Catalog;
using LatentMI.Settings;

namespace LatentMI.Native;

/// <summary>The words of callers from other languages, in which settings are arguments: <c>labels="x"</c> for what the command calls <c>--labels x</c>.</summary>
internal static partial class SettingWords
{
    /// <summary>How the checks of settings name them, before <see cref="Of"/>.</summary>
    public static SettingNames Names { get; } = new("--");

    /// <summary>A message in these words.</summary>
    /// <param name="message">A message that names settings as options of the command.</param>
    public static string Of(string message) => Options().Replace(message, match =>
    {
        string name = match.Groups["name"].Value;
        if (name == "group-by")
        {
            return "groups" + match.Groups["after"].Value;
        }

        Setting? setting = EstimatorCatalog.Settings.Append(EstimatorCatalog.Choice).FirstOrDefault(setting => setting.Name == name);
        string value = match.Groups["value"].Value;
        string written = name.Replace('-', '_');
        return setting is null || value.Length == 0 ? written + match.Groups["after"].Value
            : setting.Symbol == value || double.TryParse(value, CultureInfo.InvariantCulture, out _) ? $"{written}={value}"
            : setting.Accepts(value) ? $"{written}=\"{value}\""
            : written + match.Groups["after"].Value;
    });

    [GeneratedRegex("--(?<name>[a-z]+(-[a-z]+)*)(?<after> (?<value>[A-Za-z0-9_.-]*[A-Za-z0-9]))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Options();
}
