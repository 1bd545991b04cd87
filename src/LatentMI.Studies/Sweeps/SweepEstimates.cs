using System.Globalization;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Inference;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Studies.Sweeps;

/// <summary>The estimates of a plan: its settings are those of the estimators, and those of the rows of a pair.</summary>
public static class SweepEstimates
{
    private static readonly Setting[] OfEstimators =
        [EstimatorCatalog.Choice, .. EstimatorCatalog.Settings.Except([CommonSettings.Seed, CommonSettings.Threads, CommonSettings.Curve])];

    private static readonly Setting[] OfPairs = [.. PairSettings.All, .. SweepSettings.All];

    /// <summary>
    /// The settings that a plan may have, in the order of records: all but those that a sweep has of its own, the seeds and the threads, and the curve,
    /// which is more than one value.
    /// </summary>
    public static IReadOnlyList<Setting> Settings { get; } = [.. OfEstimators, .. OfPairs];

    /// <summary>The measurement of settings.</summary>
    /// <param name="given">The values by names, which have underscores in the place of dashes.</param>
    /// <exception cref="InputException">There is no such name, a value cannot be used, or settings mean nothing together.</exception>
    public static PairMeasurement Create(ParameterSet given)
    {
        ArgumentNullException.ThrowIfNull(given);
        RequireKnown(given);
        ParameterSet used = Checked(given, OfEstimators);
        ParameterSet rows = Checked(given, OfPairs);
        EstimatorDescriptor estimator = EstimatorCatalog.Find(given.Written(EstimatorCatalog.Choice.RecordName)) ?? EstimatorCatalog.Latent;
        var request = PairRequest.Of(rows);
        if (request.Given is not null)
        {
            EstimateSettings.CheckConditional(estimator, used, SettingNames.OfKeys);
        }
        else
        {
            EstimateSettings.Check(estimator, used, estimator is LatentMiDescriptor ? TestSettings.All : TestSettings.OfAnyEstimator, SettingNames.OfKeys);
            TestSettings.Check(estimator, used, SettingNames.OfKeys);
        }

        if (request.Pairing.GroupBy.Count > 0)
        {
            PairChecks.RequireSplits(estimator, used, SettingNames.OfKeys);
        }

        if (request.Pairings > 1)
        {
            PairChecks.RequireOneEstimate(used, SettingNames.OfKeys);
        }

        ParameterSet recorded = estimator.Implied(used);
        recorded.AddRange(used);
        recorded.AddRange(rows);
        return new PairMeasurement(estimator, used, request, recorded);
    }

    private static void RequireKnown(ParameterSet given)
    {
        foreach ((string name, _) in given)
        {
            if (!Settings.Any(setting => setting.RecordName == name))
            {
                throw new InputException(
                    $"there is no setting {name.Replace('_', '-')}; the settings are {string.Join(", ", Settings.Select(setting => setting.Name))}");
            }
        }
    }

    /// <summary>Some settings in their order, without flags that are off and without the estimator, which has a place of its own.</summary>
    private static ParameterSet Checked(ParameterSet given, IEnumerable<Setting> settings)
    {
        var used = new ParameterSet();
        foreach (Setting setting in settings)
        {
            if (given.TryGet(setting.RecordName) is not { } value)
            {
                continue;
            }

            string written = given.Written(setting.RecordName);
            RequireUsable(setting, value, written);
            if (setting != EstimatorCatalog.Choice && value is not false)
            {
                // A column or a value may be called by a number.
                used.Add(setting.RecordName, setting.Kind == SettingKind.Text ? written : value);
            }
        }

        return used;
    }

    private static void RequireUsable(Setting setting, object value, string written)
    {
        if (!setting.Allows(value))
        {
            string unquoted = value is string && double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? ", without quotes where it is a number" : string.Empty;
            throw new InputException($"{setting.Name}: '{written}' cannot be used; give {setting.Range}{unquoted}");
        }
    }
}
