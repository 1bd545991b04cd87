namespace LatentMI.Settings;

/// <summary>How messages name settings: as options of a command, or as keys of a plan.</summary>
public readonly struct SettingNames(string prefix)
{
    /// <summary>As options of a command.</summary>
    public static SettingNames OfOptions { get; } = new("--");

    /// <summary>As keys of a plan.</summary>
    public static SettingNames OfKeys { get; } = new(string.Empty);

    /// <summary>What stands before a name: two dashes, or nothing.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>A setting.</summary>
    /// <param name="setting">The setting.</param>
    public string Of(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return Prefix + setting.Name;
    }

    /// <summary>A setting with a value.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="value">The value.</param>
    public string Of(Setting setting, object value) => FormattableString.Invariant($"{Of(setting)} {value}");
}
