using LatentMI.Critics;

namespace LatentMI.Estimators.Variational;

/// <summary><see cref="MineEstimator"/> as data.</summary>
public sealed class MineDescriptor : CriticDescriptor
{
    /// <inheritdoc/>
    public override string Name => "mine";

    /// <inheritdoc/>
    public override string Title => "MINE";

    /// <inheritdoc/>
    public override string Summary => "is a baseline with a trained critic";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References =>
    [
        "Belghazi, M. I., Baratin, A., Rajeswar, S., Ozair, S., Bengio, Y., Courville, A., Hjelm, R. D. (2018). Mutual information neural "
            + "estimation. Proceedings of the 35th International Conference on Machine Learning, PMLR 80, 531-540.",
    ];

    /// <inheritdoc/>
    private protected override double SecondsOfSteps(double width, double columns) => 0.3 + (1.4e-4 * width * width) + (1e-3 * columns);

    /// <inheritdoc/>
    private protected override IMutualInformationEstimator Create(CriticOptions options) => new MineEstimator(options);
}
