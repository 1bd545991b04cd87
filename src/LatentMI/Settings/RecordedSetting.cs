namespace LatentMI.Settings;

/// <summary>A setting of an estimator's options: its name in records, and what it is on the command line, if anything.</summary>
/// <typeparam name="TOptions">The options, a record.</typeparam>
/// <param name="Record">The name in records.</param>
/// <param name="Get">The value in options: a number, a text, or a yes or no; null for none.</param>
/// <param name="Set">The options with a value of a record.</param>
internal sealed record RecordedSetting<TOptions>(string Record, Func<TOptions, object?> Get, Func<TOptions, object, TOptions> Set)
{
    /// <summary>The setting that users give; null where there is none.</summary>
    public Setting? Setting { get; init; }

    /// <summary>Whether giving the setting, a flag, turns the value off.</summary>
    public bool IsTurnedOff { get; init; }

    /// <summary>Whether records tell it even where it is as in the preset.</summary>
    public bool IsAlwaysRecorded { get; init; }

    /// <summary>Whether records tell it at all.</summary>
    public bool IsRecorded { get; init; } = true;

    /// <summary>What the user's setting changes.</summary>
    public SettingBinding<TOptions> Binding => new(Setting!, (options, value) => Set(options, IsTurnedOff ? false : value));
}
