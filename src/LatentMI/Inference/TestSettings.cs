using LatentMI.Estimators;
using LatentMI.Pairing;
using LatentMI.Settings;

namespace LatentMI.Inference;

/// <summary>What is done with an estimate beside it, as settings: the permutation test and the curve over the number of rows.</summary>
public static class TestSettings
{
    /// <summary>The settings, in the order of help.</summary>
    public static IReadOnlyList<Setting> All { get; } =
        [CommonSettings.Permutations, CommonSettings.Permute, CommonSettings.TimeSeries, CommonSettings.Curve];

    /// <summary>The settings that a test of any estimator has.</summary>
    public static IReadOnlyList<Setting> OfAnyEstimator { get; } = [CommonSettings.Permutations, CommonSettings.TimeSeries];

    /// <summary>The test that was asked for; null where none was.</summary>
    /// <param name="given">The settings that were given.</param>
    /// <param name="seed">The seed of the re-pairings.</param>
    public static PermutationTestOptions? Test(ParameterSet given, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.TryGetNumber(CommonSettings.Permutations.RecordName) is { } permutations
            ? new PermutationTestOptions
            {
                Permutations = (int)permutations,
                Kind = IsOfLatents(given) ? PermutationKind.Latents : PermutationKind.Pipeline,
                Seed = seed,
                TimeSeriesBlock = (int?)given.TryGetNumber(CommonSettings.TimeSeries.RecordName),
            }
            : null;
    }

    /// <summary>Refuses combinations that mean nothing.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="given">The settings that were given.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">There is one.</exception>
    public static void Check(EstimatorDescriptor estimator, ParameterSet given, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(given);
        bool tests = given.Contains(CommonSettings.Permutations.RecordName);
        bool isSeries = given.Contains(CommonSettings.TimeSeries.RecordName);
        string permute = names.Of(CommonSettings.Permute);
        string permutations = names.Of(CommonSettings.Permutations, "B");
        if (given.Contains(CommonSettings.Permute.RecordName) && !tests)
        {
            throw new InputException($"{permute} tells how permutations are made; add {permutations}.");
        }

        if (IsOfLatents(given) && isSeries)
        {
            throw new InputException(
                $"{permute} latents does not apply with {names.Of(CommonSettings.TimeSeries)}: the latents know the chance alignments of the series; use {permute} pipeline, which shifts X in a circle.");
        }

        if (isSeries && !tests && !estimator.TakesTimeSeries(given))
        {
            throw new InputException(
                $"{names.Of(CommonSettings.TimeSeries)} changes nothing but permutations with a single split; add {permutations}, or use {names.Of(CommonSettings.Preset, "default")}.");
        }
    }

    private static bool IsOfLatents(ParameterSet given) => given.TryGet(CommonSettings.Permute.RecordName) is "latents";
}
