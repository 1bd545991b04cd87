using LatentMI.Settings;

namespace LatentMI.Estimators.Latent;

/// <summary>A setting of <see cref="LatentMiOptions"/>: its name in records, and what it is on the command line, if anything.</summary>
/// <param name="Record">The name in records.</param>
/// <param name="Method">The method that has it; null for both.</param>
/// <param name="Get">The value in options, a number, a text or a yes or no; null for none.</param>
/// <param name="Set">The options with a value of a record.</param>
internal sealed record LatentSetting(
    string Record, LatentMiMethod? Method, Func<LatentMiOptions, object?> Get, Func<LatentMiOptions, object, LatentMiOptions> Set)
{
    /// <summary>The setting that users give; null where there is none.</summary>
    public Setting? Setting { get; init; }

    /// <summary>Whether giving the setting, a flag, turns the value off.</summary>
    public bool IsTurnedOff { get; init; }

    /// <summary>Whether records tell it even where it is as in the preset.</summary>
    public bool IsAlwaysRecorded { get; init; }

    /// <summary>Whether records tell it, where it is changed; the regularizer is part of the estimator's name there.</summary>
    public bool IsRecorded { get; init; } = true;

    /// <summary>What the user's setting changes.</summary>
    public SettingBinding<LatentMiOptions> Binding => new(Setting!, (options, value) => Set(options, IsTurnedOff ? false : value));
}
