using LatentMI.Estimators.Gaussian;
using LatentMI.Settings;

namespace LatentMI.Estimators.Copula;

/// <summary><see cref="CopulaEstimator"/> as data.</summary>
public sealed class CopulaDescriptor : OptionsDescriptor<GaussianOptions>
{
    /// <inheritdoc/>
    public override string Name => CopulaEstimator.Name;

    /// <inheritdoc/>
    public override string Title => "Gaussian copula";

    /// <inheritdoc/>
    public override string Summary => "fits a Gaussian to the ranks";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References =>
    [
        "Ince, R. A. A., Giordano, B. L., Kayser, C., Rousselet, G. A., Gross, J., Schyns, P. G. (2017). A statistical framework for neuroimaging data analysis "
            + "based on mutual information estimated via a Gaussian copula. Human Brain Mapping 38, 1541-1573.",
    ];

    /// <inheritdoc/>
    public override ParameterSet Describe(ParameterSet given) => [];

    /// <inheritdoc/>
    public override double Seconds(ParameterSet given, DataSize size) => size.Rows * size.Columns * (2e-7 + (7e-11 * size.Columns));

    /// <inheritdoc/>
    private protected override IReadOnlyList<Setting> Further => [CommonSettings.Threads];

    /// <inheritdoc/>
    private protected override GaussianOptions With(GaussianOptions options, EstimatorRun run) => options with { Threads = run.Threads };

    /// <inheritdoc/>
    private protected override IMutualInformationEstimator Create(GaussianOptions options) => new CopulaEstimator(options);
}
