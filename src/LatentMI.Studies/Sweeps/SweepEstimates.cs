using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Inference;
using LatentMI.Settings;

namespace LatentMI.Studies.Sweeps;

/// <summary>The estimates of a plan: its settings are those of the estimators.</summary>
public static class SweepEstimates
{
    // In a plan the names have no dashes in front.
    private static readonly SettingNames Names = new(string.Empty);

    /// <summary>The settings that a plan may have: all but those that a sweep has of its own, and those that ask for more than one value.</summary>
    public static IReadOnlyList<Setting> Settings { get; } =
    [
        EstimatorCatalog.Choice,
        .. EstimatorCatalog.Settings.Except([CommonSettings.Seed, CommonSettings.Threads, CommonSettings.Labels, CommonSettings.Curve]),
    ];

    /// <summary>The measurement of settings.</summary>
    /// <param name="given">The values by names, which have underscores in the place of dashes.</param>
    /// <exception cref="InputException">There is no such name, a value cannot be used, or settings mean nothing together.</exception>
    public static PairMeasurement Create(ParameterSet given)
    {
        ArgumentNullException.ThrowIfNull(given);
        ParameterSet used = Checked(given);
        EstimatorDescriptor estimator = EstimatorCatalog.Find(given.Written(EstimatorCatalog.Choice.RecordName)) ?? EstimatorCatalog.Latent;
        bool isLatent = estimator is LatentMiDescriptor;
        EstimateSettings.Check(estimator, used, isLatent ? TestSettings.All : TestSettings.OfAnyEstimator, Names);
        TestSettings.Check(estimator, used, Names);
        return new PairMeasurement(
            estimator.Name,
            Recorded(estimator, used),
            (seed, threads) => estimator.Create(used, new EstimatorRun { Seed = seed, Threads = threads }),
            TestSettings.Test(used, seed: 0) is null ? null : seed => TestSettings.Test(used, seed)!);
    }

    /// <summary>The settings in the order of all settings, without flags that are off and without the estimator, which has a place of its own.</summary>
    private static ParameterSet Checked(ParameterSet given)
    {
        foreach ((string name, _) in given)
        {
            if (!Settings.Any(setting => setting.RecordName == name))
            {
                throw new InputException(
                    $"there is no setting {name.Replace('_', '-')}; the settings are {string.Join(", ", Settings.Select(setting => setting.Name))}");
            }
        }

        var used = new ParameterSet();
        foreach (Setting setting in Settings)
        {
            if (given.TryGet(setting.RecordName) is not { } value)
            {
                continue;
            }

            RequireUsable(setting, value, given.Written(setting.RecordName));
            if (setting != EstimatorCatalog.Choice && value is not false)
            {
                used.Add(setting.RecordName, value);
            }
        }

        return used;
    }

    private static void RequireUsable(Setting setting, object value, string written)
    {
        if (!setting.Allows(value))
        {
            string unquoted = value is string && setting.Kind != SettingKind.Flag ? ", without quotes where it is a number" : string.Empty;
            throw new InputException($"{setting.Name}: '{written}' cannot be used; give {setting.Range}{unquoted}");
        }
    }

    private static ParameterSet Recorded(EstimatorDescriptor estimator, ParameterSet used)
    {
        ParameterSet recorded = estimator.Implied(used);
        recorded.AddRange(used);
        return recorded;
    }
}
