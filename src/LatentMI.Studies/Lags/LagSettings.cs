using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Settings;

namespace LatentMI.Studies.Lags;

/// <summary>The settings of a study of lags that estimates have not.</summary>
public static class LagSettings
{
    /// <summary>What lags do not cross.</summary>
    public static Setting LagWithin { get; } = new()
    {
        Name = "lag-within",
        Kind = SettingKind.Text,
        Group = SettingGroup.Common,
        Symbol = "COLUMN",
        Help = "A metadata column of trials, sessions or the like, of X or of Y, that lags do not cross; the rows of a trial must follow each other. Its rows stay on the same side of every split, "
            + "and permutations exchange whole trials.",
        Default = "one recording",
    };

    /// <summary>Refuses blocks of a time series that mean nothing beside trials, or to the estimator, whose surrogates keep the order of rows anyway.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="given">Its settings.</param>
    /// <param name="hasTrials">Whether lags are to stay within trials.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">There are such blocks.</exception>
    public static void RequireBlocks(EstimatorDescriptor estimator, ParameterSet given, bool hasTrials, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(given);
        if (!given.Contains(CommonSettings.TimeSeries.RecordName))
        {
            return;
        }

        if (hasTrials)
        {
            throw new InputException($"{names.Of(LagWithin)} and {names.Of(CommonSettings.TimeSeries)} both determine which rows stay together; leave one of them out.");
        }

        if (!estimator.TakesTimeSeries(given))
        {
            throw new InputException(
                $"{names.Of(CommonSettings.TimeSeries)} changes nothing with {names.Of(EstimatorCatalog.Choice, estimator.Name)}, whose permutations shift X in a circle anyway; leave it out.");
        }
    }
}
