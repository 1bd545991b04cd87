using LatentMI.IO.Selecting;

namespace LatentMI.Studies.Pairing;

/// <summary>The steps of normalization from settings.</summary>
public static class NormalizationSettings
{
    /// <summary>The steps that were given.</summary>
    /// <param name="given">The settings.</param>
    public static NormalizationSteps Steps(ParameterSet given)
    {
        ArgumentNullException.ThrowIfNull(given);
        object? total = given.TryGet(PairSettings.NormalizeTotal.RecordName);
        return new NormalizationSteps
        {
            NormalizeTotal = total is double or true,
            Total = total as double?,
            LogOnePlus = given.TryGet(PairSettings.LogOnePlus.RecordName) is true,
            TopVariable = (int?)given.TryGetNumber(PairSettings.TopVariable.RecordName),
            ScaleClip = given.TryGetNumber(PairSettings.ScaleClip.RecordName),
        };
    }

    /// <summary>The steps of one side on top of those of all sides.</summary>
    /// <param name="own">Those of the side.</param>
    /// <param name="shared">Those of all sides.</param>
    public static NormalizationSteps On(this NormalizationSteps own, NormalizationSteps shared)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(shared);
        return new NormalizationSteps
        {
            NormalizeTotal = own.NormalizeTotal || shared.NormalizeTotal,
            Total = own.NormalizeTotal ? own.Total : shared.Total,
            LogOnePlus = own.LogOnePlus || shared.LogOnePlus,
            TopVariable = own.TopVariable ?? shared.TopVariable,
            ScaleClip = own.ScaleClip ?? shared.ScaleClip,
        };
    }
}
