using LatentMI.Estimators;
using LatentMI.Settings;

namespace LatentMI.Inference;

/// <summary>Checks of the settings of an estimate as a whole.</summary>
public static class EstimateSettings
{
    /// <summary>Refuses settings that mean nothing to the estimator, instead of ignoring them, and those that mean nothing together.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="given">The settings that were given.</param>
    /// <param name="further">Settings of what else is done with the estimate.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">There are such settings.</exception>
    public static void Check(EstimatorDescriptor estimator, ParameterSet given, IReadOnlyList<Setting> further, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(further);
        HashSet<string> applicable = [.. estimator.Settings.Concat(further).Select(setting => setting.RecordName)];
        if (given.FirstOrDefault(value => !applicable.Contains(value.Key)) is { Key: { } name })
        {
            throw new InputException($"{names.Prefix}{name.Replace('_', '-')} does not apply to {names.Prefix}estimator {estimator.Name}; leave it out.");
        }

        estimator.Check(given, names);
    }
}
