using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>Trains a separable critic on some pairs and stops by others.</summary>
/// <param name="compute">What it runs on.</param>
/// <param name="critic">The critic, which is changed.</param>
/// <param name="options">Batches, epochs, learning rate; those that the critic was made with.</param>
/// <param name="seed">The seed of the order of the rows.</param>
/// <param name="identity">The critic's number.</param>
internal sealed class SeparableCriticTrainer(
    Compute compute, SeparableCritic critic, SeparableCriticOptions options, ulong seed, int identity = 0)
{
    private readonly GatherWork _gather = new(compute);

    /// <summary>Trains with Adam and puts back the weights of the lowest validation loss, those before training among them.</summary>
    /// <param name="x">All rows of X, standardized.</param>
    /// <param name="y">The rows of Y that belong to them.</param>
    /// <param name="trainingRows">The rows that train, at least 2.</param>
    /// <param name="validationRows">The rows that decide when to stop, at least 2.</param>
    public SeparableCriticTraining Train(MatrixView x, MatrixView y, int[] trainingRows, int[] validationRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trainingRows.Length, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(validationRows.Length, 2);
        Parameter[] parameters = [.. critic.Parameters];
        float[][] best = [.. parameters.Select(parameter => new float[parameter.Value.Length])];
        var optimizer = new AdamOptimizer(compute, parameters, options.LearningRate, options.WeightDecay);
        var random = new RandomStream(seed, RandomPurpose.SeparableOrder, (ulong)identity);
        int[] order = [.. trainingRows];
        // The last rows of an epoch that fill no batch wait for another epoch: a short batch would have an easier loss.
        int batchRows = Math.Min(options.BatchSize, order.Length);
        MatrixView batchX = NewMatrix(options.BatchSize, x.Columns);
        MatrixView batchY = NewMatrix(options.BatchSize, y.Columns);
        var trainingLosses = new List<double>();
        List<double> validationLosses = [Validate(x, y, validationRows, batchX, batchY)];
        Copy(parameters, best);
        int bestEpoch = 0;
        int step = 0;
        for (int epoch = 1; epoch <= options.MaxEpochs && epoch - bestEpoch <= options.Patience; epoch++)
        {
            random.Shuffle<int>(order);
            int batches = order.Length / batchRows;
            double sum = 0;
            for (int batch = 0; batch < batches; batch++)
            {
                ReadOnlyMemory<int> rows = order.AsMemory(batch * batchRows, batchRows);
                MatrixView ofX = Gather(x, rows, batchX);
                MatrixView ofY = Gather(y, rows, batchY);
                // Both directions have the same minimum; taking turns costs half of doing both.
                sum += critic.Differentiate(ofX, ofY, candidatesAreY: step++ % 2 == 0);
                optimizer.Step();
            }

            trainingLosses.Add(sum / batches);
            double loss = Validate(x, y, validationRows, batchX, batchY);
            validationLosses.Add(loss);
            if (loss < validationLosses[bestEpoch])
            {
                bestEpoch = epoch;
                Copy(parameters, best);
            }
        }

        for (int p = 0; p < parameters.Length; p++)
        {
            best[p].CopyTo(parameters[p].Value.Span);
        }

        return new SeparableCriticTraining(trainingLosses, validationLosses, bestEpoch, Reduction(x, y, trainingRows, validationRows, batchX, batchY));
    }

    private static MatrixView NewMatrix(int rows, int columns) => new(new AlignedBuffer(checked(rows * columns)), rows, columns);

    private static void Copy(Parameter[] parameters, float[][] target)
    {
        for (int p = 0; p < parameters.Length; p++)
        {
            parameters[p].Value.Span.CopyTo(target[p]);
        }
    }

    /// <summary>How far below guessing the loss is with the weights of now, on validation rows and on as many that trained.</summary>
    private LossReduction Reduction(MatrixView x, MatrixView y, int[] trainingRows, int[] validationRows, MatrixView batchX, MatrixView batchY)
    {
        // As many rows make the same batches, whose losses have the same scale.
        int count = Math.Min(trainingRows.Length, validationRows.Length);
        return new LossReduction(Of(trainingRows[..count]), Of(validationRows[..count]));

        double Of(int[] rows) => Mean(rows, some => AnchorLossWork.Guessing(some.Length)) - Validate(x, y, rows, batchX, batchY);
    }

    /// <summary>The mean loss of rows without dropout.</summary>
    private double Validate(MatrixView x, MatrixView y, int[] rows, MatrixView batchX, MatrixView batchY) =>
        Mean(rows, some => critic.Evaluate(Gather(x, some, batchX), Gather(y, some, batchY)));

    /// <summary>The mean over rows of the losses of as few batches of nearly equal size as hold them.</summary>
    private double Mean(int[] rows, Func<ReadOnlyMemory<int>, double> lossOf)
    {
        int batches = (rows.Length + options.BatchSize - 1) / options.BatchSize;
        double sum = 0;
        for (int batch = 0; batch < batches; batch++)
        {
            int first = (int)((long)rows.Length * batch / batches);
            int count = (int)((long)rows.Length * (batch + 1) / batches) - first;
            ReadOnlyMemory<int> some = rows.AsMemory(first, count);
            sum += count * lossOf(some);
        }

        return sum / rows.Length;
    }

    private MatrixView Gather(MatrixView source, ReadOnlyMemory<int> rows, MatrixView target)
    {
        MatrixView batch = target.Block(0, 0, rows.Length, source.Columns);
        _gather.Apply(source, rows, batch);
        return batch;
    }
}
