using LatentMI.Studies.Sweeps;

namespace LatentMI.Reporting.Figures.Sweeps;

/// <summary>What tells the settings of a sweep's estimates apart, in few words: the values of what differs, and nothing where there is one setting.</summary>
internal sealed class SettingLabels
{
    // A value that says by itself what it is of.
    private const string Level = "level";

    private readonly Dictionary<string, string> _labels;

    /// <summary>Compares settings.</summary>
    /// <param name="results">The results of a sweep.</param>
    public SettingLabels(IEnumerable<SweepResult> results)
    {
        SweepSetting[] settings = [.. results.Select(result => result.Setting).DistinctBy(setting => setting.Text)];
        bool differInEstimator = settings.Select(setting => setting.Estimator).Distinct().Count() > 1;
        string[] differing =
        [
            .. settings.SelectMany(setting => setting.Parameters.Select(pair => pair.Key)).Distinct()
                .Where(name => settings.Select(setting => setting.Parameters.Written(name)).Distinct().Count() > 1),
        ];
        _labels = settings.ToDictionary(setting => setting.Text, setting => string.Join(", ", Words(setting, differInEstimator, differing)), StringComparer.Ordinal);
    }

    /// <summary>All settings, in the order of the results.</summary>
    public IReadOnlyCollection<string> Settings => _labels.Keys;

    /// <summary>The label of settings; empty where there are no others.</summary>
    /// <param name="settings">See <see cref="SweepSetting.Text"/>.</param>
    public string Of(string settings) => _labels[settings];

    private static IEnumerable<string> Words(SweepSetting setting, bool differInEstimator, string[] differing)
    {
        if (differInEstimator)
        {
            yield return setting.Estimator;
        }

        foreach (string name in differing)
        {
            string value = setting.Parameters.Written(name);
            if (value.Length > 0)
            {
                yield return name == Level ? value : $"{name.Replace('_', ' ')} {value}";
            }
        }
    }
}
