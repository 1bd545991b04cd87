using LatentMI.Estimators.Ksg;
using LatentMI.Settings;

namespace LatentMI.Estimators.Latent;

/// <summary><see cref="LatentMiEstimator"/> as data.</summary>
public sealed class LatentMiDescriptor : OptionsDescriptor<LatentMiOptions>
{
    // Weights, their gradients, two moments of Adam, and what the layers pass on.
    private const long BytesPerWeight = 40;
    private const int NetworkWidth = 1024;

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
    public override bool SplitsByGroups => true;

    /// <inheritdoc/>
    public override bool TakesLabels(ParameterSet given) => IsCrossFitted(given);

    /// <inheritdoc/>
    public override ParameterSet Describe(ParameterSet given) => LatentSettings.Describe(Options(given), Preset(given));

    /// <inheritdoc/>
    public override ParameterSet Implied(ParameterSet given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Contains(CommonSettings.Preset.RecordName) ? [] : new ParameterSet { { CommonSettings.Preset.RecordName, Preset(given) } };
    }

    /// <inheritdoc/>
    public override double Seconds(ParameterSet given, DataSize size)
    {
        LatentMiOptions options = Options(given);
        if (options.Method == LatentMiMethod.CrossFitted)
        {
            // Columns beyond the rows cost little: their products with each other take their place.
            return size.Rows * (9e-4 + (6e-7 * Math.Min(size.Columns, 2 * size.Rows)));
        }

        // Every epoch multiplies every row with the weights of two encoders and two decoders.
        double width = options.HiddenWidth ?? NetworkWidth;
        double weights = 2 * ((size.Columns * width) + (1.25 * width * width));
        return 6e-11 * size.Rows * options.EpochLimit * weights;
    }

    /// <inheritdoc/>
    public override long Bytes(ParameterSet given, DataSize size)
    {
        LatentMiOptions options = Options(given);
        if (options.Method == LatentMiMethod.CrossFitted)
        {
            return base.Bytes(given, size);
        }

        // Where the user gives no width, it follows the columns beyond 2048.
        long width = options.HiddenWidth ?? Math.Max(NetworkWidth, size.Columns / 2);
        return base.Bytes(given, size) + (2 * ((size.Columns * width) + (5 * width * width / 4)) * BytesPerWeight);
    }

    /// <inheritdoc/>
    public override void Check(ParameterSet given, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(given);
        string presets = $"add {names.Of(CommonSettings.Preset, "mended")} or {names.Of(CommonSettings.Preset, "paper")}, or leave it out.";
        if (IsCrossFitted(given))
        {
            if (FirstOf(LatentMiMethod.SingleSplit, given) is { } ofSplit)
            {
                throw new InputException($"{names.Of(ofSplit)} applies to a single split only; {presets}");
            }

            if (Options(given).KsgAlgorithm == KsgAlgorithm.Two)
            {
                throw new InputException($"{names.Of(CommonSettings.KsgAlgorithm)} 2 applies to a single split only, as calibration is for algorithm 1; {presets}");
            }

            CheckNetworks(given, names);
            return;
        }

        string instead = $"applies to cross-fitting only; use {names.Of(CommonSettings.Preset, "default")} instead of {Preset(given)}, or";
        if (FirstOf(LatentMiMethod.CrossFitted, given) is { } ofFolds)
        {
            throw new InputException($"{names.Of(ofFolds)} {instead} leave it out.");
        }

        if (given.TryGet(CommonSettings.LatentDimensions.RecordName) is Setting.Auto)
        {
            throw new InputException($"{names.Of(CommonSettings.LatentDimensions)} {Setting.Auto} {instead} give a number.");
        }
    }

    /// <summary>Refuses epochs where no network is trained.</summary>
    /// <param name="given">The settings that were given.</param>
    /// <param name="names">How messages name them.</param>
    /// <exception cref="InputException">Epochs were given.</exception>
    public void CheckNetworks(ParameterSet given, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(given);
        RepresentationChoice representation = Options(given).Representation;
        if (given.Contains(CommonSettings.Epochs.RecordName) && representation is not (RepresentationChoice.Auto or RepresentationChoice.Network))
        {
            throw new InputException(
                $"{names.Of(CommonSettings.Epochs)} is about networks, which {names.Of(CommonSettings.Representation, given.Written(CommonSettings.Representation.RecordName))} does not train; "
                + $"use {names.Of(CommonSettings.Representation, "network")} or auto, or leave it out.");
        }
    }

    /// <summary>Whether the rows are cross-fitted, as by the default preset.</summary>
    /// <param name="given">The settings that were given.</param>
    public static bool IsCrossFitted(ParameterSet given) => LatentSettings.Start(Preset(given)).Method == LatentMiMethod.CrossFitted;

    /// <summary>The name of the preset.</summary>
    /// <param name="given">The settings that were given.</param>
    public static string Preset(ParameterSet given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Contains(CommonSettings.Preset.RecordName) ? given.Text(CommonSettings.Preset.RecordName) : "default";
    }

    /// <summary>The settings that only one method has; the block of a time series is not among them, since permutations know it too.</summary>
    /// <param name="method">The method.</param>
    public static IReadOnlyList<Setting> Of(LatentMiMethod method) =>
        [.. LatentSettings.All.Where(setting => setting.Method == method && setting.Setting is not null && setting.Setting != CommonSettings.TimeSeries).Select(setting => setting.Setting!)];

    /// <inheritdoc/>
    private protected override IReadOnlyList<SettingBinding<LatentMiOptions>> Bindings { get; } =
        [.. LatentSettings.All.Where(setting => setting.Setting is not null).Select(setting => setting.Binding)];

    /// <inheritdoc/>
    private protected override IReadOnlyList<Setting> Further => [CommonSettings.Preset, .. base.Further];

    /// <inheritdoc/>
    private protected override LatentMiOptions Start(ParameterSet given) => LatentSettings.Start(Preset(given));

    /// <inheritdoc/>
    private protected override LatentMiOptions With(LatentMiOptions options, EstimatorRun run) =>
        options with { Seed = run.Seed, Threads = run.Threads, Groups = run.Groups, Labels = run.Labels ?? options.Labels };

    /// <inheritdoc/>
    private protected override IMutualInformationEstimator Create(LatentMiOptions options) => new LatentMiEstimator(options);

    private static Setting? FirstOf(LatentMiMethod method, ParameterSet given) => Of(method).FirstOrDefault(setting => given.Contains(setting.RecordName));
}
