namespace LatentMI.Settings;

/// <summary>What a setting changes in the options of an estimator.</summary>
/// <typeparam name="TOptions">The options, a record.</typeparam>
/// <param name="setting">The setting.</param>
/// <param name="set">The options with a value of the setting: a <see cref="double"/>, a <see cref="string"/>, or <see langword="true"/>.</param>
internal sealed class SettingBinding<TOptions>(Setting setting, Func<TOptions, object, TOptions> set)
{
    /// <summary>The setting.</summary>
    public Setting Setting => setting;

    /// <summary>The options with a value of the setting.</summary>
    /// <param name="options">The options so far.</param>
    /// <param name="value">The value.</param>
    public TOptions Set(TOptions options, object value) => set(options, value);

    /// <summary>The options with what was given, if anything was.</summary>
    /// <param name="options">The options so far.</param>
    /// <param name="given">What was given.</param>
    public TOptions Apply(TOptions options, ParameterSet given) =>
        given.TryGet(setting.RecordName) is { } value and not false ? set(options, value) : options;
}
