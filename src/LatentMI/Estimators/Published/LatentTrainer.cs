using System.Diagnostics;
using LatentMI.Estimators.Latent;
using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Published;

/// <summary>Trains the networks on some rows and watches their loss on others.</summary>
/// <param name="compute">What it runs on.</param>
/// <param name="options">Batches, epochs, patience, learning rate, seed.</param>
/// <param name="x">All rows of X, standardized, with the width that the networks see.</param>
/// <param name="y">All rows of Y, likewise.</param>
internal sealed class LatentTrainer(Compute compute, PublishedLmiOptions options, MatrixView x, MatrixView y)
{
    private readonly AlignedBuffer _batchX = new(checked(options.BatchSize * x.Columns));
    private readonly AlignedBuffer _batchY = new(checked(options.BatchSize * y.Columns));
    private readonly GatherWork _gather = new(compute);

    /// <summary>Trains until the validation loss has stopped falling.</summary>
    /// <param name="network">The networks, which are changed.</param>
    /// <param name="trainingRows">The rows that train; their order is changed.</param>
    /// <param name="validationRows">The rows that validate; their order is changed where the reference's is.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="epochEnded">Told after every epoch.</param>
    /// <exception cref="InputException">The loss is no longer a number.</exception>
    public TrainingHistory Train(
        LatentNetwork network,
        int[] trainingRows,
        int[] validationRows,
        IProgress<TrainingProgress>? progress,
        Action<EpochLoss>? epochEnded = null)
    {
        var optimizer = new AdamOptimizer(compute, network.Parameters, options.LearningRate, options.WeightDecay);
        Parameter[] parameters = [.. network.Parameters];
        float[][] untrained = Copy(parameters);
        float[][] best = options.RestoreBestWeights ? Copy(parameters) : [];
        var epochs = new List<EpochLoss>(options.MaxEpochs);
        var trainingOrder = new RandomStream(options.Seed, RandomPurpose.TrainingOrder);
        var validationOrder = new RandomStream(options.Seed, RandomPurpose.ValidationOrder);
        double lowest = double.PositiveInfinity;
        int bestEpoch = 0;
        int batches = BatchCount(trainingRows.Length);
        long start = Stopwatch.GetTimestamp();
        for (int epoch = 1; epoch <= options.MaxEpochs && epoch - bestEpoch <= options.Patience; epoch++)
        {
            trainingOrder.Shuffle<int>(trainingRows);
            double sum = 0;
            for (int batch = 0; batch < batches; batch++)
            {
                sum += Evaluate(network, Batch(trainingRows, batch), dropout: true);
                network.Backward();
                optimizer.Step();
                progress?.Report(new TrainingProgress(
                    epoch,
                    options.MaxEpochs,
                    batch + 1,
                    batches,
                    sum / (batch + 1),
                    epochs.Count == 0 ? double.NaN : epochs[^1].Validation,
                    epoch - 1 - bestEpoch,
                    Stopwatch.GetElapsedTime(start)));
            }

            double validation = Validate(network, validationRows, validationOrder);
            if (!double.IsFinite(sum) || !double.IsFinite(validation))
            {
                throw new InputException(
                    $"Training diverged: the loss was no longer a finite number in epoch {epoch}; try a lower learning rate.");
            }

            epochs.Add(new EpochLoss(epoch, sum / batches, validation));
            epochEnded?.Invoke(epochs[^1]);
            if (validation < lowest)
            {
                lowest = validation;
                bestEpoch = epoch;
                for (int p = 0; p < best.Length; p++)
                {
                    parameters[p].Value.Span.CopyTo(best[p]);
                }
            }
        }

        float[][] kept = options.RestoreBestWeights ? best : Copy(parameters);
        int count = Math.Min(options.BatchSize, Math.Min(trainingRows.Length, validationRows.Length));
        (double Training, double Validation) before = LossesWith(untrained);
        (double Training, double Validation) after = LossesWith(kept);
        return new TrainingHistory
        {
            Epochs = epochs,
            BestEpoch = bestEpoch,
            StoppedEarly = epochs.Count - bestEpoch == options.Patience,
            KeptEpoch = options.RestoreBestWeights ? bestEpoch : epochs.Count,
            Reduction = new LossReduction(before.Training - after.Training, before.Validation - after.Validation),
        };

        // After training, as the regularizers may draw random numbers here too. A batch of each is enough to compare them.
        (double Training, double Validation) LossesWith(float[][] weights)
        {
            PutBack(weights, parameters);
            return (Evaluate(network, trainingRows.AsMemory(0, count), dropout: false), Evaluate(network, validationRows.AsMemory(0, count), dropout: false));
        }
    }

    private static float[][] Copy(Parameter[] parameters) => [.. parameters.Select(parameter => parameter.Value.Span.ToArray())];

    private static void PutBack(float[][] weights, Parameter[] parameters)
    {
        for (int p = 0; p < parameters.Length; p++)
        {
            weights[p].CopyTo(parameters[p].Value.Span);
        }
    }

    /// <summary>The mean loss of the validation rows.</summary>
    /// <remarks>
    /// The reference shuffles them, leaves dropout on, and gives a last short batch the weight of a full one; with
    /// <see cref="PublishedLmiOptions.ValidationDropout"/> that is repeated here. Otherwise the order is fixed and every row weighs the same.
    /// </remarks>
    private double Validate(LatentNetwork network, int[] rows, RandomStream order)
    {
        if (options.ValidationDropout)
        {
            order.Shuffle<int>(rows);
        }

        int batches = BatchCount(rows.Length);
        double sum = 0;
        double weights = 0;
        for (int batch = 0; batch < batches; batch++)
        {
            double weight = options.ValidationDropout ? 1 : BatchRows(rows.Length, batch);
            sum += weight * Evaluate(network, Batch(rows, batch), options.ValidationDropout);
            weights += weight;
        }

        return sum / weights;
    }

    private double Evaluate(LatentNetwork network, ReadOnlyMemory<int> rows, bool dropout)
    {
        MatrixView batchX = new(_batchX, rows.Length, x.Columns);
        MatrixView batchY = new(_batchY, rows.Length, y.Columns);
        _gather.Apply(x, rows, batchX);
        _gather.Apply(y, rows, batchY);
        return network.Evaluate(batchX, batchY, dropout);
    }

    private ReadOnlyMemory<int> Batch(int[] rows, int batch) => rows.AsMemory(batch * options.BatchSize, BatchRows(rows.Length, batch));

    private int BatchCount(int rows) => (rows + options.BatchSize - 1) / options.BatchSize;

    private int BatchRows(int rows, int batch) => Math.Min(options.BatchSize, rows - (batch * options.BatchSize));
}
