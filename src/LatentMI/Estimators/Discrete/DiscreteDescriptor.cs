using LatentMI.Settings;

namespace LatentMI.Estimators.Discrete;

/// <summary><see cref="DiscreteEstimator"/> as data.</summary>
public sealed class DiscreteDescriptor : EstimatorDescriptor
{
    /// <inheritdoc/>
    public override string Name => "discrete";

    /// <inheritdoc/>
    public override string Title => "Counts";

    /// <inheritdoc/>
    public override string Summary => "counts equal rows as equal labels";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References => [];

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [];

    /// <inheritdoc/>
    public override bool TakesLabels(ParameterSet given) => true;

    /// <inheritdoc/>
    public override IMutualInformationEstimator Create(ParameterSet given, EstimatorRun run) => new DiscreteEstimator();

    /// <inheritdoc/>
    public override ParameterSet Describe(ParameterSet given) => [];

    /// <inheritdoc/>
    public override double Seconds(ParameterSet given, DataSize size) => 1e-7 * size.Rows * size.Columns;
}
