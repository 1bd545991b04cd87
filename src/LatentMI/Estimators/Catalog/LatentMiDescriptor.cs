using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Settings;

namespace LatentMI.Estimators.Catalog;

/// <summary><c>lmi</c> as data: <see cref="LatentMiEstimator"/> by default, <see cref="PublishedLmiEstimator"/> with the presets <c>mended</c> and <c>paper</c>.</summary>
public sealed class LatentMiDescriptor : EstimatorDescriptor
{
    // Weights, their gradients, two moments of Adam, and what the layers pass on.
    private const long BytesPerWeight = 40;
    private const int NetworkWidth = 1024;

    // Of Gaussian columns, images, digits and the columns of random networks, 500 to 8,000 rows, times that of the default took from .6 to 1 and from 1.5 to 2.8.
    private const double QuickShare = 0.85;
    private const double ThoroughShare = 2;

    /// <inheritdoc/>
    public override string Name => "lmi";

    /// <inheritdoc/>
    public override string Title => "LMI";

    /// <inheritdoc/>
    public override string Summary => "learns a low-dimensional representation of each side";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References =>
    [
        "Gowri, G., Lun, X.-K., Klein, A. M., Yin, P. (2024). Approximating mutual information of high-dimensional variables using learned "
            + "representations. Advances in Neural Information Processing Systems 37 (NeurIPS 2024).",
        KsgDescriptor.Reference,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings { get; } =
        [.. LatentSettings.Given.Union(PublishedLmiSettings.Given), CommonSettings.Preset, CommonSettings.Seed, CommonSettings.Threads];

    /// <summary>The settings of cross-fitting alone; the block of a time series is not among them, since permutations know it too.</summary>
    public static IReadOnlyList<Setting> OfCrossFitting { get; } = [.. LatentSettings.Given.Except([.. PublishedLmiSettings.Given, CommonSettings.TimeSeries])];

    /// <summary>The settings of the published method alone; the KSG algorithm is not among them, since calibration is for one of the two.</summary>
    public static IReadOnlyList<Setting> OfPublished { get; } = [.. PublishedLmiSettings.Given.Except([.. LatentSettings.Given, CommonSettings.KsgAlgorithm])];

    private static IReadOnlyList<Setting> OfTraining => [CommonSettings.Epochs, CommonSettings.Patience];

    /// <inheritdoc/>
    public override bool SplitsByGroups => true;

    /// <inheritdoc/>
    public override bool TakesLabels(ParameterSet given) => IsCrossFitted(given);

    /// <inheritdoc/>
    public override bool TakesTimeSeries(ParameterSet given) => IsCrossFitted(given);

    /// <summary>The name of the preset.</summary>
    /// <param name="given">The settings that were given.</param>
    public static string Preset(ParameterSet given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Contains(CommonSettings.Preset.RecordName) ? given.Text(CommonSettings.Preset.RecordName) : LatentSettings.Preset;
    }

    /// <summary>Whether the rows are cross-fitted, as by the default preset.</summary>
    /// <param name="given">The settings that were given.</param>
    public static bool IsCrossFitted(ParameterSet given) => Preset(given) == LatentSettings.Preset;

    /// <inheritdoc/>
    public override ILatentEstimator Create(ParameterSet given, EstimatorRun run) => IsCrossFitted(given)
        ? new LatentMiEstimator(LatentSettings.Options(given, run))
        : new PublishedLmiEstimator(PublishedLmiSettings.Options(Preset(given), given, run));

    /// <inheritdoc/>
    public override ParameterSet Describe(ParameterSet given) => IsCrossFitted(given)
        ? LatentSettings.Describe(LatentSettings.Options(given, new EstimatorRun()))
        : PublishedLmiSettings.Describe(Published(given), Preset(given));

    /// <inheritdoc/>
    public override ParameterSet Implied(ParameterSet given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Contains(CommonSettings.Preset.RecordName) ? [] : new ParameterSet { { CommonSettings.Preset.RecordName, Preset(given) } };
    }

    /// <inheritdoc/>
    public override double Seconds(ParameterSet given, DataSize size)
    {
        if (IsCrossFitted(given))
        {
            // Columns beyond the rows cost little: their products with each other take their place.
            double usual = size.Rows * (9e-4 + (6e-7 * Math.Min(size.Columns, 2 * size.Rows)));
            return LatentSettings.Options(given, new EstimatorRun()).Effort switch
            {
                Effort.Quick => QuickShare * usual,
                Effort.Thorough => ThoroughShare * usual,
                _ => usual,
            };
        }

        // Every epoch multiplies every row with the weights of two encoders and two decoders.
        PublishedLmiOptions options = Published(given);
        double width = options.HiddenWidth ?? NetworkWidth;
        double weights = 2 * ((size.Columns * width) + (1.25 * width * width));
        return 6e-11 * size.Rows * options.MaxEpochs * weights;
    }

    /// <inheritdoc/>
    public override long Bytes(ParameterSet given, DataSize size)
    {
        if (IsCrossFitted(given))
        {
            return base.Bytes(given, size);
        }

        // Where the user gives no width, it follows the columns beyond 2048.
        long width = Published(given).HiddenWidth ?? Math.Max(NetworkWidth, size.Columns / 2);
        return base.Bytes(given, size) + (2 * ((size.Columns * width) + (5 * width * width / 4)) * BytesPerWeight);
    }

    /// <inheritdoc/>
    public override void Check(ParameterSet given, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(given);
        string presets = $"add {names.Of(CommonSettings.Preset, PublishedLmiSettings.Mended)} or {names.Of(CommonSettings.Preset, PublishedLmiSettings.Paper)}, or leave it out.";
        if (IsCrossFitted(given))
        {
            if (FirstOf(OfPublished, given) is { } ofSplit)
            {
                throw new InputException($"{names.Of(ofSplit)} applies to a single split only; {presets}");
            }

            if (given.Contains(CommonSettings.KsgAlgorithm.RecordName) && given.Written(CommonSettings.KsgAlgorithm.RecordName) == "2")
            {
                throw new InputException($"{names.Of(CommonSettings.KsgAlgorithm)} 2 applies to a single split only, as calibration is for algorithm 1; {presets}");
            }

            CheckMaps(given, names);
            return;
        }

        string instead = $"applies to cross-fitting only; use {names.Of(CommonSettings.Preset, LatentSettings.Preset)} instead of {Preset(given)}, or";
        if (FirstOf(OfCrossFitting, given) is { } ofFolds)
        {
            throw new InputException($"{names.Of(ofFolds)} {instead} leave it out.");
        }

        if (given.TryGet(CommonSettings.LatentDimensions.RecordName) is Setting.Auto)
        {
            throw new InputException($"{names.Of(CommonSettings.LatentDimensions)} {Setting.Auto} {instead} give a number.");
        }
    }

    /// <summary>Refuses what is about several maps where one alone is tried, and about networks where none is trained.</summary>
    /// <param name="given">The settings that were given.</param>
    /// <param name="names">How messages name them.</param>
    /// <exception cref="InputException">A map was to be left out where one alone is tried, or epochs, patience or the effort to train larger networks were given.</exception>
    public static void CheckMaps(ParameterSet given, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(given);
        LatentMiOptions options = LatentSettings.Options(given, new EstimatorRun());
        if (options is { LeftOut: not null, Representation: not RepresentationChoice.Auto })
        {
            throw new InputException($"{AsGiven(CommonSettings.LeaveOut)} is about several maps, of which {AsGiven(CommonSettings.Representation)} tries one; leave one of the two out.");
        }

        string network = names.Of(CommonSettings.Representation, "network");
        (string Untrained, string Instead)? without = options switch
        {
            { Representation: RepresentationChoice.Auto, Effort: Effort.Quick } => (AsGiven(CommonSettings.Effort), $"add {network}"),
            { Representation: RepresentationChoice.Auto or RepresentationChoice.Network } => null,
            _ => (AsGiven(CommonSettings.Representation), $"use {network} or auto"),
        };
        string? about = FirstOf(OfTraining, given) is { } ofTraining ? names.Of(ofTraining)
            : options.Effort == Effort.Thorough ? AsGiven(CommonSettings.Effort)
            : null;
        if (without is { } none && about is not null)
        {
            throw new InputException($"{about} is about networks, which {none.Untrained} does not train; {none.Instead}, or leave it out.");
        }

        string AsGiven(Setting setting) => names.Of(setting, given.Written(setting.RecordName));
    }

    private static PublishedLmiOptions Published(ParameterSet given) => PublishedLmiSettings.Options(Preset(given), given, new EstimatorRun());

    private static Setting? FirstOf(IReadOnlyList<Setting> settings, ParameterSet given) =>
        settings.FirstOrDefault(setting => given.Contains(setting.RecordName));
}
