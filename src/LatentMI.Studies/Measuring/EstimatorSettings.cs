using LatentMI.Critics;
using LatentMI.Estimators;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Sliced;
using LatentMI.Settings;

namespace LatentMI.Studies.Measuring;

/// <summary>The settings of the estimators of a run; an experiment may change those that it is about.</summary>
public sealed record EstimatorSettings
{
    /// <summary>The name of the preset that <see cref="LatentMi"/> started from: <c>default</c>, <c>mended</c> or <c>paper</c>.</summary>
    public string Preset { get; init; } = "default";

    /// <summary>The settings of <c>lmi</c>, <c>lmi-mine</c> and <c>lmi-infonce</c>, but regularizer, seed and threads.</summary>
    public LatentMiOptions LatentMi { get; init; } = LatentMiOptions.Default;

    /// <summary>
    /// These settings for what trains networks on a single split: the preset <c>mended</c> in the place of one that does not.
    /// </summary>
    internal EstimatorSettings OfSingleSplit => LatentMi.Method == LatentMiMethod.SingleSplit
        ? this
        : this with
        {
            Preset = "mended",
            LatentMi = LatentMiOptions.Mended with
            {
                LatentDimensions = LatentMi.LatentDimensions ?? LatentMiOptions.Mended.LatentDimensions,
                Alpha = LatentMi.Alpha,
                Lambda = LatentMi.Lambda,
            },
        };

    /// <summary>The number of nearest neighbors of <c>ksg</c>, <c>sliced</c> and <c>mixed</c>.</summary>
    public int Neighbors { get; init; } = new KsgOptions().Neighbors;

    /// <summary>The width of the first hidden layer of the critics of <c>mine</c> and <c>infonce</c>.</summary>
    public int CriticWidth { get; init; } = new CriticOptions().CriticWidth;

    /// <summary>The number of projections of <c>sliced</c>.</summary>
    public int Slices { get; init; } = new SlicedOptions().Slices;

    /// <summary>The number of shuffled data sets of a permutation test.</summary>
    public int Permutations { get; init; } = 19;

    /// <summary>
    /// The settings with <see cref="LatentMi"/> on a single split: as they are, or, where they are of the cross-fitted method, those of
    /// <see cref="LatentMiOptions.Mended"/> with what the user changed.
    /// </summary>
    public EstimatorSettings OnSingleSplit() => LatentMi.Method == LatentMiMethod.SingleSplit ? this : this with
    {
        Preset = "mended",
        LatentMi = LatentMi with
        {
            Method = LatentMiMethod.SingleSplit,
            LatentDimensions = LatentMi.LatentDimensions ?? LatentMiOptions.Mended.LatentDimensions,
        },
    };

    /// <summary>The settings that a record's estimator had.</summary>
    /// <param name="parameters">What the record tells of them.</param>
    /// <exception cref="ArgumentException">There is no such preset or choice.</exception>
    public static EstimatorSettings Read(ParameterSet parameters)
    {
        var start = new EstimatorSettings();
        bool isLatent = parameters.Contains("preset");
        return start with
        {
            Preset = isLatent ? parameters.Text("preset") : start.Preset,
            LatentMi = isLatent ? LatentSettings.Read(parameters) : start.LatentMi,
            Neighbors = isLatent ? start.Neighbors : (int?)parameters.TryGetNumber("k") ?? start.Neighbors,
            CriticWidth = (int?)parameters.TryGetNumber("critic_width") ?? start.CriticWidth,
            Slices = (int?)parameters.TryGetNumber("slices") ?? start.Slices,
            Permutations = (int?)parameters.TryGetNumber("permutations") ?? start.Permutations,
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
    public EstimatorSettings For(string estimator) => estimator is "lmi-mine" or "lmi-infonce" ? OnSingleSplit() : this;

    /// <summary>The settings with a number of latent dimensions for a single split; the cross-fitted method goes on choosing its own.</summary>
    /// <param name="latentDimensions">L.</param>
    public EstimatorSettings WithLatentDimensions(int latentDimensions) => LatentMi.Method == LatentMiMethod.SingleSplit
        ? this with { LatentMi = LatentMi with { LatentDimensions = latentDimensions } }
        : this;
}
