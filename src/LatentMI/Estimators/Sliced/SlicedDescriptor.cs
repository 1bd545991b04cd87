using LatentMI.Estimators.Ksg;
using LatentMI.Settings;

namespace LatentMI.Estimators.Sliced;

/// <summary><see cref="SlicedEstimator"/> as data.</summary>
public sealed class SlicedDescriptor : OptionsDescriptor<SlicedOptions>
{
    /// <inheritdoc/>
    public override string Name => "sliced";

    /// <inheritdoc/>
    public override string Title => "Sliced";

    /// <inheritdoc/>
    public override string Summary => "averages ksg over random projections";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References =>
    [
        KsgDescriptor.Reference,
        "Goldfeld, Z., Greenewald, K. (2021). Sliced mutual information: a scalable measure of statistical dependence. Advances in Neural "
            + "Information Processing Systems 34 (NeurIPS 2021).",
    ];

    /// <inheritdoc/>
    public override ParameterSet Describe(ParameterSet given)
    {
        SlicedOptions options = Options(given);
        return new() { { "slices", options.Slices }, { "k", options.Ksg.Neighbors }, { "standardize", options.Ksg.Standardize } };
    }

    /// <inheritdoc/>
    public override ParameterSet Implied(ParameterSet given) => KsgDescriptor.ImpliedUnits(given);

    /// <inheritdoc/>
    public override double Seconds(ParameterSet given, DataSize size) => 5e-6 * size.Rows * Options(given).Slices;

    /// <inheritdoc/>
    public override long Bytes(ParameterSet given, DataSize size) => KsgDescriptor.BytesOfSearch(size);

    /// <inheritdoc/>
    private protected override IReadOnlyList<SettingBinding<SlicedOptions>> Bindings =>
    [
        .. KsgDescriptor.OfNeighbors.Select(binding => new SettingBinding<SlicedOptions>(
            binding.Setting, (options, value) => options with { Ksg = binding.Set(options.Ksg, value) })),
        Bind.Whole<SlicedOptions>(CommonSettings.Slices, (options, slices) => options with { Slices = slices }),
    ];

    /// <inheritdoc/>
    private protected override IReadOnlyList<Setting> Further => [CommonSettings.BatchRows, .. base.Further];

    /// <inheritdoc/>
    private protected override SlicedOptions With(SlicedOptions options, EstimatorRun run) =>
        options with { Ksg = options.Ksg with { Seed = run.Seed, Threads = run.Threads } };

    /// <inheritdoc/>
    private protected override IMutualInformationEstimator Create(SlicedOptions options) => new SlicedEstimator(options);
}
