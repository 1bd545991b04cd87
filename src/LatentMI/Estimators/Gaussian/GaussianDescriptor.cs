using LatentMI.Settings;

namespace LatentMI.Estimators.Gaussian;

/// <summary><see cref="GaussianEstimator"/> as data.</summary>
public sealed class GaussianDescriptor : OptionsDescriptor<GaussianOptions>
{
    /// <inheritdoc/>
    public override string Name => "gaussian";

    /// <inheritdoc/>
    public override string Title => "Gaussian";

    /// <inheritdoc/>
    public override string Summary => "fits a Gaussian";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References => [];

    /// <inheritdoc/>
    public override ParameterSet Describe(ParameterSet given) => [];

    /// <inheritdoc/>
    public override double Seconds(ParameterSet given, DataSize size) => 7e-11 * size.Rows * size.Columns * size.Columns;

    /// <inheritdoc/>
    private protected override IReadOnlyList<Setting> Further => [CommonSettings.Threads];

    /// <inheritdoc/>
    private protected override GaussianOptions With(GaussianOptions options, EstimatorRun run) => options with { Threads = run.Threads };

    /// <inheritdoc/>
    private protected override IMutualInformationEstimator Create(GaussianOptions options) => new GaussianEstimator(options);
}
