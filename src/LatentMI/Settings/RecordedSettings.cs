namespace LatentMI.Settings;

/// <summary>The settings of an estimator's options as data, from which records are written and read and command-line options are bound.</summary>
/// <typeparam name="TOptions">The options, a record.</typeparam>
/// <param name="all">The settings, in the order of records.</param>
internal sealed class RecordedSettings<TOptions>(IReadOnlyList<RecordedSetting<TOptions>> all)
{
    /// <summary>What the settings that users give change in the options.</summary>
    public IReadOnlyList<SettingBinding<TOptions>> Bindings { get; } =
        [.. all.Where(setting => setting.Setting is not null).Select(setting => setting.Binding)];

    /// <summary>The options with what was given.</summary>
    /// <param name="start">The options of the preset.</param>
    /// <param name="given">The settings that were given.</param>
    public TOptions Apply(TOptions start, ParameterSet given) => Bindings.Aggregate(start, (options, binding) => binding.Apply(options, given));

    /// <summary>What records tell of options: the preset's name, and the settings that differ from the preset or are always recorded.</summary>
    /// <param name="options">The options.</param>
    /// <param name="start">The options of the preset.</param>
    /// <param name="preset">The preset's name.</param>
    public ParameterSet Describe(TOptions options, TOptions start, string preset)
    {
        var set = new ParameterSet { { CommonSettings.Preset.RecordName, preset } };
        foreach (RecordedSetting<TOptions> setting in all.Where(setting => setting.IsRecorded))
        {
            object? value = setting.Get(options);
            if (value is not null && (setting.IsAlwaysRecorded || !value.Equals(setting.Get(start))))
            {
                set.Add(setting.Record, value);
            }
        }

        return set;
    }

    /// <summary>The options that <see cref="Describe"/> tells.</summary>
    /// <param name="set">What it returned.</param>
    /// <param name="start">The options of the preset.</param>
    public TOptions Read(ParameterSet set, TOptions start) => all.Where(setting => setting.IsRecorded).Aggregate(
        start, (options, setting) => set.TryGet(setting.Record) is { } value ? setting.Set(options, value) : options);
}
