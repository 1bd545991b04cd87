using System.Globalization;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Ksg;
using LatentMI.Preparing;
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

    /// <summary>Refuses estimators and settings that mean nothing to an estimate given Z, instead of ignoring them.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="given">The settings that were given.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">There is one.</exception>
    public static void CheckConditional(EstimatorDescriptor estimator, ParameterSet given, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(given);
        string condition = $"{names.Prefix}given";
        bool isLatent = estimator is LatentMiDescriptor;
        if (!isLatent && estimator is not KsgDescriptor)
        {
            throw new InputException($"{condition} applies to {names.Of(EstimatorCatalog.Choice)} lmi and ksg, not to {estimator.Name}; choose one of these.");
        }

        if (given.Contains(CommonSettings.Preset.RecordName) && !LatentMiDescriptor.IsCrossFitted(given))
        {
            throw new InputException($"{condition} applies to {names.Of(CommonSettings.Preset, "default")} only, whose terms are calibrated; leave {names.Of(CommonSettings.Preset)} out.");
        }

        if (given.Written(CommonSettings.KsgAlgorithm.RecordName) == "2")
        {
            throw new InputException($"{names.Of(CommonSettings.KsgAlgorithm)} 2 is not defined for conditional information; leave it out.");
        }

        // Rows are exchanged with neighbors in Z, of the latents where there are any.
        Setting[] meaningless =
        [
            CommonSettings.Permute, CommonSettings.TimeSeries, CommonSettings.Curve, .. LatentMiDescriptor.OfPublished,
            CommonSettings.BatchRows, CommonSettings.Labels,
        ];
        HashSet<Setting> applicable = [.. estimator.Settings, .. TestSettings.All];
        foreach (Setting setting in EstimatorCatalog.Settings.Where(setting => given.Contains(setting.RecordName)))
        {
            if (meaningless.Contains(setting))
            {
                throw new InputException($"{names.Of(setting)} does not apply to an estimate with {condition}; leave it out.");
            }

            if (!applicable.Contains(setting))
            {
                throw new InputException($"{names.Of(setting)} does not apply to {names.Of(EstimatorCatalog.Choice, estimator.Name)}; leave it out.");
            }
        }

        if (isLatent)
        {
            LatentMiDescriptor.CheckMaps(given, names);
        }
    }

    /// <summary>Refuses labels that an estimate given Z would take for numbers, as there are too many.</summary>
    /// <param name="side">What messages call the samples.</param>
    /// <param name="labels">How many labels they have; 0 where they are numbers.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">There are too many.</exception>
    public static void RequireFewLabels(string side, int labels, SettingNames names)
    {
        if (labels > ConditionalLatentMiEstimator.MostLabels)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{side}: {labels} labels are more than the {ConditionalLatentMiEstimator.MostLabels} that an estimate with {names.Prefix}given accepts; use coarser labels."));
        }
    }

    /// <summary>Which sides are labels: what was said, else those that were text; null where neither tells.</summary>
    /// <param name="given">The settings that were given.</param>
    /// <param name="isTextX">Whether X was text.</param>
    /// <param name="isTextY">Whether Y was text.</param>
    public static LabelSides? Labels(ParameterSet given, bool isTextX, bool isTextY)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Contains(CommonSettings.Labels.RecordName)
            ? Enum.Parse<LabelSides>(given.Text(CommonSettings.Labels.RecordName), ignoreCase: true)
            : (isTextX, isTextY) switch
            {
                (true, true) => LabelSides.Both,
                (true, false) => LabelSides.X,
                (false, true) => LabelSides.Y,
                _ => null,
            };
    }
}
