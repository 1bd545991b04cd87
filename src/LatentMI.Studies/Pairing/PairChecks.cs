using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Inference;
using LatentMI.IO.Formats;
using LatentMI.Settings;

namespace LatentMI.Studies.Pairing;

/// <summary>Refuses settings of pairs that mean nothing to an estimator, or nothing together, instead of ignoring them.</summary>
public static class PairChecks
{
    /// <summary>Refuses groups where the estimator splits no rows, or splits them into blocks.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="given">Its settings.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">It does not.</exception>
    public static void RequireSplits(EstimatorDescriptor estimator, ParameterSet given, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(given);
        if (!estimator.SplitsByGroups)
        {
            throw new InputException(
                $"{names.Of(PairSettings.GroupBy)} keeps rows together when rows are split, which {names.Of(EstimatorCatalog.Choice, estimator.Name)} does not support; leave it out.");
        }

        if (given.Contains(CommonSettings.TimeSeries.RecordName))
        {
            throw new InputException(
                $"{names.Of(PairSettings.GroupBy)} and {names.Of(CommonSettings.TimeSeries)} both determine which rows stay together; leave one of them out.");
        }
    }

    /// <summary>Refuses settings that are about one estimate where there are several.</summary>
    /// <param name="given">The settings of the estimate.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">There is one.</exception>
    public static void RequireOneEstimate(ParameterSet given, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (TestSettings.All.FirstOrDefault(setting => given.Contains(setting.RecordName)) is { } setting)
        {
            throw new InputException(
                $"{names.Of(setting)} applies to a single estimate, but {names.Of(PairSettings.Pairings)} makes several; leave one of them out, or compare with {names.Of(PairSettings.ShuffleControl)}.");
        }
    }

    /// <summary>Refuses a number of pairings where rows are not paired at random.</summary>
    /// <param name="pairing">How rows are paired.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">They are not.</exception>
    public static void RequireRandomPairs(RowPairing pairing, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(pairing);
        if (pairing.IsRandom)
        {
            return;
        }

        string pairings = names.Of(PairSettings.Pairings);
        throw new InputException(pairing.Key is null
            ? $"{pairings} counts the random pairings of {names.Of(PairSettings.PairBy, PairSettings.PairBy.Symbol)}; add that, or leave it out."
            : $"{pairings} counts random pairings, and {names.Of(PairSettings.PairBy, pairing.Key)} makes a single one; leave {pairings} out.");
    }

    /// <summary>Refuses groups by columns of which one has no name.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">There is one.</exception>
    public static void RequireColumns(IReadOnlyList<string> columns, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Any(string.IsNullOrWhiteSpace))
        {
            throw new InputException($"{names.Of(PairSettings.GroupBy)} names an empty column; give COLUMN or COLUMN,COLUMN.");
        }
    }

    /// <summary>Refuses labels that an estimate given Z would take for numbers, as there are too many.</summary>
    /// <param name="sources">The sides.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">There are such labels.</exception>
    public static void RequireFewLabels(IEnumerable<SampleSource> sources, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(sources);
        foreach (SampleSource source in sources)
        {
            EstimateSettings.RequireFewLabels(source.Address, source.Labels?.Count ?? 0, names);
        }
    }
}
