using LatentMI.Estimators.Ksg;
using LatentMI.Preparing;
using LatentMI.Settings;

namespace LatentMI.Estimators.Mixed;

/// <summary><see cref="MixedEstimator"/> as data.</summary>
public sealed class MixedDescriptor : OptionsDescriptor<MixedOptions>
{
    /// <inheritdoc/>
    public override string Name => "mixed";

    /// <inheritdoc/>
    public override string Title => "Mixed";

    /// <inheritdoc/>
    public override string Summary => "uses nearest neighbors of a label and vectors";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References =>
        ["Ross, B. C. (2014). Mutual information between discrete and continuous data sets. PLoS ONE 9, e87357."];

    /// <inheritdoc/>
    public override bool TakesLabels(ParameterSet given) => true;

    /// <inheritdoc/>
    public override ParameterSet Describe(ParameterSet given)
    {
        MixedOptions options = Options(given);
        return new() { { "k", options.Neighbors }, { "standardize", options.Standardize } };
    }

    /// <inheritdoc/>
    public override ParameterSet Implied(ParameterSet given) => KsgDescriptor.ImpliedUnits(given);

    /// <inheritdoc/>
    public override double Seconds(ParameterSet given, DataSize size) => KsgDescriptor.SecondsOfSearch(size);

    /// <inheritdoc/>
    public override void Check(ParameterSet given, SettingNames names)
    {
        if (given.TryGet(CommonSettings.Labels.RecordName) is "none" or "both")
        {
            throw new InputException(
                $"With {names.Prefix}estimator mixed one side is the label; give {names.Of(CommonSettings.Labels)} x or y, or use the estimator ksg or discrete.");
        }
    }

    /// <inheritdoc/>
    private protected override IReadOnlyList<SettingBinding<MixedOptions>> Bindings =>
    [
        Bind.Whole<MixedOptions>(CommonSettings.Neighbors, (options, k) => options with { Neighbors = k }),
        Bind.Flag<MixedOptions>(CommonSettings.NoStandardize, options => options with { Standardize = false }),
        Bind.Flag<MixedOptions>(CommonSettings.NoTieNoise, options => options with { TieNoise = false }),
        Bind.Named<MixedOptions, LabelSides>(CommonSettings.Labels, (options, sides) => options with { Labels = sides }),
    ];

    /// <inheritdoc/>
    private protected override MixedOptions With(MixedOptions options, EstimatorRun run)
    {
        // Of two sides of text the estimator says itself that neither is a vector.
        LabelSides? labels = run.Labels ?? options.Labels;
        return options with { Seed = run.Seed, Threads = run.Threads, Labels = labels is LabelSides.X or LabelSides.Y ? labels : null };
    }

    /// <inheritdoc/>
    private protected override IMutualInformationEstimator Create(MixedOptions options) => new MixedEstimator(options);
}
