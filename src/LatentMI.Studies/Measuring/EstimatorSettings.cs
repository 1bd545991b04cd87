using LatentMI.Critics;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Estimators.Sliced;
using LatentMI.Settings;

namespace LatentMI.Studies.Measuring;

/// <summary>The settings of the estimators of a run; an experiment may change those that it is about.</summary>
public sealed record EstimatorSettings
{
    /// <summary>The preset of <c>lmi</c>, <c>lmi-mine</c> and <c>lmi-infonce</c>: <c>default</c>, <c>mended</c> or <c>paper</c>.</summary>
    public string Preset { get; init; } = LatentSettings.Preset;

    /// <summary>The settings of <c>lmi</c> with the preset <c>default</c>, but seed and threads.</summary>
    public LatentMiOptions LatentMi { get; init; } = LatentMiOptions.Default;

    /// <summary>
    /// The settings of what trains the published networks, but regularizer, seed and threads: those of <see cref="Preset"/>, or of <c>mended</c> where that is
    /// <c>default</c>.
    /// </summary>
    public PublishedLmiOptions Published { get; init; } = PublishedLmiOptions.Mended;

    /// <summary>Whether <c>lmi</c> is the cross-fitted method, as with the preset <c>default</c>.</summary>
    public bool IsCrossFitted => Preset == LatentSettings.Preset;

    /// <summary>The number of nearest neighbors of <c>ksg</c>, <c>sliced</c> and <c>mixed</c>.</summary>
    public int Neighbors { get; init; } = new KsgOptions().Neighbors;

    /// <summary>The width of the first hidden layer of the critics of <c>mine</c> and <c>infonce</c>.</summary>
    public int CriticWidth { get; init; } = new CriticOptions().CriticWidth;

    /// <summary>The number of projections of <c>sliced</c>.</summary>
    public int Slices { get; init; } = new SlicedOptions().Slices;

    /// <summary>The number of shuffled data sets of a permutation test.</summary>
    public int Permutations { get; init; } = 19;

    /// <summary>The settings of latent estimators that were given.</summary>
    /// <param name="given">The settings, by their names in records.</param>
    public static EstimatorSettings OfLatent(ParameterSet given)
    {
        string preset = LatentMiDescriptor.Preset(given);
        return new EstimatorSettings
        {
            Preset = preset,
            LatentMi = LatentSettings.Options(given, new EstimatorRun()),
            Published = PublishedLmiSettings.Options(preset == LatentSettings.Preset ? PublishedLmiSettings.Mended : preset, given, new EstimatorRun()),
        };
    }

    /// <summary>
    /// The settings with the published method for <c>lmi</c>: as they are, or with the preset <c>mended</c> where they are of the cross-fitted one.
    /// </summary>
    public EstimatorSettings OnSingleSplit() => IsCrossFitted ? this with { Preset = PublishedLmiSettings.Mended } : this;

    /// <summary>The settings that a record's estimator had.</summary>
    /// <param name="parameters">What the record tells of them.</param>
    /// <exception cref="ArgumentException">There is no such preset or choice.</exception>
    public static EstimatorSettings Read(ParameterSet parameters)
    {
        var start = new EstimatorSettings();
        bool isLatent = parameters.Contains(CommonSettings.Preset.RecordName);
        string preset = LatentMiDescriptor.Preset(parameters);
        return start with
        {
            Preset = preset,
            LatentMi = isLatent && preset == LatentSettings.Preset ? LatentSettings.Read(parameters) : start.LatentMi,
            Published = isLatent && preset != LatentSettings.Preset ? PublishedLmiSettings.Read(parameters) : start.Published,
            Neighbors = isLatent ? start.Neighbors : (int?)parameters.TryGetNumber(CommonSettings.Neighbors.RecordName) ?? start.Neighbors,
            CriticWidth = (int?)parameters.TryGetNumber(CommonSettings.CriticWidth.RecordName) ?? start.CriticWidth,
            Slices = (int?)parameters.TryGetNumber(CommonSettings.Slices.RecordName) ?? start.Slices,
            Permutations = (int?)parameters.TryGetNumber(CommonSettings.Permutations.RecordName) ?? start.Permutations,
        };
    }

    /// <summary>Those of the settings that an estimator has, but for the latent ones.</summary>
    /// <param name="estimator">The estimator.</param>
    internal ParameterSet Given(EstimatorDescriptor estimator)
    {
        var given = new ParameterSet();
        foreach ((Setting setting, double value) in new[]
        {
            (CommonSettings.Neighbors, (double)Neighbors), (CommonSettings.Slices, Slices), (CommonSettings.CriticWidth, CriticWidth),
        })
        {
            if (estimator.Settings.Contains(setting))
            {
                given.Add(setting.RecordName, value);
            }
        }

        return given;
    }

    /// <summary>The settings as an estimator can use them: <c>lmi-mine</c> and <c>lmi-infonce</c> know the single split alone.</summary>
    /// <param name="estimator">The estimator's name.</param>
    public EstimatorSettings For(string estimator) =>
        MeasuredEstimators.RegularizerOf(estimator) is Regularizer.Mine or Regularizer.InfoNce ? OnSingleSplit() : this;

    /// <summary>The settings with a number of latent dimensions for the published method; the cross-fitted one goes on choosing its own.</summary>
    /// <param name="latentDimensions">L.</param>
    public EstimatorSettings WithLatentDimensions(int latentDimensions) => this with { Published = Published with { LatentDimensions = latentDimensions } };
}
