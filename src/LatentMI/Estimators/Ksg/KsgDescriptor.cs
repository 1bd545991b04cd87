using LatentMI.Settings;

namespace LatentMI.Estimators.Ksg;

/// <summary><see cref="KsgEstimator"/> as data.</summary>
public sealed class KsgDescriptor : OptionsDescriptor<KsgOptions>
{
    /// <summary>Kraskov, Stögbauer and Grassberger.</summary>
    internal const string Reference = "Kraskov, A., Stögbauer, H., Grassberger, P. (2004). Estimating mutual information. Physical Review E 69, 066138.";

    // Of samples that are searched for neighbors.
    private const long BytesPerSearchedValue = 64;

    /// <summary>What the settings of nearest neighbors change, for estimators that have these options too.</summary>
    internal static IReadOnlyList<SettingBinding<KsgOptions>> OfNeighbors { get; } =
    [
        Bind.Whole<KsgOptions>(CommonSettings.Neighbors, (options, k) => options with { Neighbors = k }),
        Bind.Choice<KsgOptions, KsgAlgorithm>(
            CommonSettings.KsgAlgorithm, (options, algorithm) => options with { Algorithm = algorithm }, ("1", KsgAlgorithm.One), ("2", KsgAlgorithm.Two)),
        Bind.Flag<KsgOptions>(CommonSettings.NoStandardize, options => options with { Standardize = false }),
        Bind.Flag<KsgOptions>(CommonSettings.NoTieNoise, options => options with { TieNoise = false }),
    ];

    /// <inheritdoc/>
    public override string Name => "ksg";

    /// <inheritdoc/>
    public override string Title => "KSG";

    /// <inheritdoc/>
    public override string Summary => "uses nearest neighbors on the raw columns, up to about ten";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References => [Reference];

    /// <inheritdoc/>
    public override ParameterSet Describe(ParameterSet given)
    {
        KsgOptions options = Options(given);
        return new() { { "k", options.Neighbors }, { "standardize", options.Standardize } };
    }

    /// <inheritdoc/>
    public override ParameterSet Implied(ParameterSet given) => ImpliedUnits(given);

    /// <inheritdoc/>
    public override double Seconds(ParameterSet given, DataSize size) => SecondsOfSearch(size);

    /// <inheritdoc/>
    public override long Bytes(ParameterSet given, DataSize size) => BytesOfSearch(size);

    /// <summary>That columns are scaled, where they are: records of versions that took columns in their own units have nothing in its place.</summary>
    internal static ParameterSet ImpliedUnits(ParameterSet given) =>
        given.TryGetFlag(CommonSettings.NoStandardize.RecordName) == true ? [] : new ParameterSet { { "standardize", true } };

    /// <summary>The memory of a search for neighbors, in bytes.</summary>
    internal static long BytesOfSearch(DataSize size) => BaseBytes + (size.Rows * size.Columns * BytesPerSearchedValue) + (size.Rows * BytesPerRow);

    /// <summary>The seconds of a search for neighbors on raw columns.</summary>
    internal static double SecondsOfSearch(DataSize size) => 1.2e-10 * size.Rows * size.Rows * size.Columns;

    /// <inheritdoc/>
    private protected override IReadOnlyList<SettingBinding<KsgOptions>> Bindings => OfNeighbors;

    /// <inheritdoc/>
    private protected override IReadOnlyList<Setting> Further => [CommonSettings.BatchRows, .. base.Further];

    /// <inheritdoc/>
    private protected override KsgOptions With(KsgOptions options, EstimatorRun run) => options with { Seed = run.Seed, Threads = run.Threads };

    /// <inheritdoc/>
    private protected override IMutualInformationEstimator Create(KsgOptions options) => new KsgEstimator(options);
}
