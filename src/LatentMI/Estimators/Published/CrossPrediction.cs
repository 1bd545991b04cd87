using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Estimators.Published;

/// <summary>How well the latents of X predict each column of Y, by the cross-decoder of the published network.</summary>
public static class CrossPrediction
{
    /// <summary>
    /// Trains the network on a single split and measures the mean squared error of each column of Y over the rows that did not train. Columns are
    /// standardized, so that 1 is no better than the mean; where the error is low, the column shares information with X.
    /// </summary>
    /// <param name="options">The settings of a single split; the regularizer is cross-prediction, whatever they say.</param>
    /// <param name="x">n rows of X.</param>
    /// <param name="y">The rows of Y that belong to them.</param>
    /// <param name="cancellationToken">Ends the work within a batch.</param>
    /// <returns>The error of each column as the network sees them: few columns stand side by side more than once. NaN where a column is constant.</returns>
    /// <exception cref="InputException">Training diverged.</exception>
    public static double[] ColumnErrors(PublishedLmiOptions options, Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        using var compute = new Compute(options.Threads, SimdSupport.Current(), cancellationToken);
        PublishedLmiOptions crossed = options with { Regularizer = Regularizer.Cross };
        var training = new LatentTraining(compute, crossed, x, y);
        training.Train(progress: null);
        return ColumnErrors(training, crossed, compute);
    }

    private static double[] ColumnErrors(LatentTraining training, PublishedLmiOptions options, Compute compute)
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
