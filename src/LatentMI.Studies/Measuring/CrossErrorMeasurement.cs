using LatentMI.Estimators.Latent;
using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Measuring;

/// <summary>
/// How well X's latents predict each column of Y: the mean squared error of the cross-decoder over the rows that did not train. Columns are
/// standardized, so that 1 is no better than the mean. Where it is low, the column shares information with X.
/// A column that is constant has NaN.
/// </summary>
/// <param name="settings">The settings, on a single split; the regularizer is cross-prediction.</param>
internal sealed class CrossErrorMeasurement(EstimatorSettings settings) : IMeasurement
{
    private readonly LatentMiOptions _options = settings.LatentMi with { Regularizer = Regularizer.Cross };

    /// <inheritdoc/>
    public string Name => "decoder-inspection";

    /// <inheritdoc/>
    public ParameterSet Parameters => LatentSettings.Describe(_options, settings.Preset);

    /// <inheritdoc/>
    public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken)
    {
        using var compute = new Compute(threads, SimdSupport.Current(), cancellationToken);
        LatentMiOptions options = _options with { Seed = seed, Threads = threads };
        var training = new LatentTraining(compute, options, data.X, data.Y);
        training.Train(progress: null);
        return new Measured(null, []) { Series = new Dictionary<string, double[]> { ["error"] = ColumnErrors(training, options, compute) } };
    }

    private static double[] ColumnErrors(LatentTraining training, LatentMiOptions options, Compute compute)
    {
        MultilayerPerceptron decoder = ((CrossTerm)training.Network.Term).DecoderXToY;
        var gather = new GatherWork(compute);
        int capacity = Math.Min(options.BatchSize, training.X.Rows);
        var batchX = new AlignedBuffer(capacity * training.X.Columns);
        int[] rows = [.. training.ValidationRows.Order()];
        var errors = new double[training.Y.Columns];
        for (int first = 0; first < rows.Length; first += capacity)
        {
            ReadOnlyMemory<int> selected = rows.AsMemory(first, Math.Min(capacity, rows.Length - first));
            MatrixView x = new(batchX, selected.Length, training.X.Columns);
            gather.Apply(training.X, selected, x);
            MatrixView predicted = decoder.Forward(training.Network.EncoderX.Forward(x, dropout: false), dropout: false);
            for (int i = 0; i < selected.Length; i++)
            {
                ReadOnlySpan<float> prediction = predicted.Row(i);
                ReadOnlySpan<float> target = training.Y.Row(selected.Span[i]);
                for (int j = 0; j < errors.Length; j++)
                {
                    double difference = prediction[j] - target[j];
                    errors[j] += difference * difference / rows.Length;
                }
            }
        }

        // Nothing is to be predicted of a column that is always the same.
        double[] deviations = training.EncoderY.Standardizer.Deviations;
        for (int j = 0; j < errors.Length; j++)
        {
            // Few columns stand side by side more than once.
            errors[j] = deviations[j % deviations.Length] == 0 ? double.NaN : errors[j];
        }

        return errors;
    }
}
