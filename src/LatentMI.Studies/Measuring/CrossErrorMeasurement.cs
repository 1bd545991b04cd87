using LatentMI.Estimators.Published;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Measuring;

/// <summary>
/// How well X's latents predict each column of Y: the mean squared error of the cross-decoder over the rows that did not train. Columns are
/// standardized, so that 1 is no better than the mean. Where it is low, the column shares information with X.
/// A column that is constant has NaN.
/// </summary>
/// <param name="settings">The settings, on a single split; the regularizer is cross-prediction.</param>
public sealed class CrossErrorMeasurement(EstimatorSettings settings) : IMeasurement
{
    private readonly PublishedLmiOptions _options = settings.Published with { Regularizer = Regularizer.Cross };

    /// <inheritdoc/>
    public string Name => "decoder-inspection";

    /// <inheritdoc/>
    public ParameterSet Parameters => PublishedLmiSettings.Describe(_options, settings.Preset);

    /// <inheritdoc/>
    public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken)
    {
        double[] errors = CrossPrediction.ColumnErrors(_options with { Seed = seed, Threads = threads }, data.X, data.Y, cancellationToken);
        return new Measured(null, []) { Series = new Dictionary<string, double[]> { ["error"] = errors } };
    }
}
