using LatentMI.Critics;

namespace LatentMI.Estimators.Variational;

/// <summary><see cref="InfoNceEstimator"/> as data.</summary>
public sealed class InfoNceDescriptor : CriticDescriptor
{
    /// <inheritdoc/>
    public override string Name => "infonce";

    /// <inheritdoc/>
    public override string Title => "InfoNCE";

    /// <inheritdoc/>
    public override string Summary => "is a baseline with a trained critic";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References =>
        ["van den Oord, A., Li, Y., Vinyals, O. (2018). Representation learning with contrastive predictive coding. arXiv:1807.03748."];

    /// <inheritdoc/>
    private protected override double SecondsOfSteps(double width, double columns) => 0.5 + (4e-3 * width * width) + (1e-3 * columns);

    /// <inheritdoc/>
    private protected override IMutualInformationEstimator Create(CriticOptions options) => new InfoNceEstimator(options);
}
