using System.Globalization;
using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>Trains a critic on some pairs and tests it on others.</summary>
/// <param name="compute">What it runs on.</param>
/// <param name="options">Batches, steps, learning rate, seed.</param>
/// <param name="objective">The bound.</param>
/// <param name="x">The rows of X that train, standardized.</param>
/// <param name="y">The rows of Y that belong to them.</param>
internal sealed class CriticTrainer(Compute compute, CriticOptions options, ICriticObjective objective, MatrixView x, MatrixView y)
{
    // Of the program whose estimators these are; LMI's is 1e-7.
    private const double AdamEpsilon = 1e-8;

    private const double Ln2 = 0.693147180559945309417;

    // Training ends at this many tests in a row that are not above the best.
    private const int Patience = 2;

    private readonly int _batchRows = BatchRows(options, x.Rows);
    private readonly MatrixView _batchX = NewMatrix(BatchRows(options, x.Rows), x.Columns);
    private readonly MatrixView _batchY = NewMatrix((objective.DrawsProductPairs ? 2 : 1) * BatchRows(options, x.Rows), y.Columns);
    private readonly GatherWork _gather = new(compute);

    /// <summary>The number of rows of a batch: all where there are fewer than were asked for.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="trainingRows">The number of rows that train.</param>
    public static int BatchRows(CriticOptions options, int trainingRows) => Math.Min(options.BatchSize, trainingRows);

    /// <summary>Trains until two tests in a row are not above the best.</summary>
    /// <param name="critic">The critic, which is changed.</param>
    /// <param name="testX">The rows of X that test.</param>
    /// <param name="testY">The rows of Y that belong to them.</param>
    /// <exception cref="InputException">The bound was no finite number at the first test.</exception>
    public CriticTraining Train(Critic critic, MatrixView testX, MatrixView testY)
    {
        var optimizer = new AdamOptimizer(compute, critic.Parameters, options.LearningRate, weightDecay: 0, AdamEpsilon);
        var batches = new RandomStream(options.Seed, RandomPurpose.CriticBatches);
        var products = new RandomStream(options.Seed, RandomPurpose.CriticProductPairs);
        int[] order = [.. Enumerable.Range(0, x.Rows)];
        int[] productOrder = [.. order];
        var pointwise = new double[testX.Rows];
        var best = new double[testX.Rows];
        var tests = new List<CriticTest>();
        double largest = double.NegativeInfinity;
        int bestStep = 0;
        int notAbove = 0;
        int step = 0;
        bool diverged = false;
        while (step < options.MaxSteps && notAbove < Patience && !diverged)
        {
            step++;
            Draw(order, batches);
            _gather.Apply(x, order.AsMemory(0, _batchRows), _batchX);
            objective.Differentiate(_batchX, GatherY(order, productOrder, products));
            optimizer.Step();
            if (step % options.CheckEvery != 0 && step != options.MaxSteps)
            {
                continue;
            }

            double bits = Test(testX, testY, step, pointwise);
            if (!double.IsFinite(bits))
            {
                RequireTested(tests, step);
                diverged = true;
            }
            else
            {
                tests.Add(new CriticTest(step, bits));
                notAbove++;
                if (bits > largest)
                {
                    (largest, bestStep, notAbove) = (bits, step, 0);
                    pointwise.CopyTo(best, 0);
                }
            }
        }

        return new CriticTraining(tests, bestStep, step, notAbove == Patience, diverged, best);
    }

    private static void RequireTested(List<CriticTest> tests, int step)
    {
        if (tests.Count == 0)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"Training diverged: the bound was not a finite number at its first test, after step {step}; try a lower learning rate."));
        }
    }

    private static MatrixView NewMatrix(int rows, int columns) => new(new AlignedBuffer(checked(rows * columns)), rows, columns);

    /// <summary>The bound in bits, the mean of its pointwise values, with product pairs of its own for every test.</summary>
    private double Test(MatrixView testX, MatrixView testY, int step, double[] pointwise)
    {
        int[] partners = objective.DrawsProductPairs
            ? new RandomStream(options.Seed, RandomPurpose.CriticProductPairs, (ulong)step).NextPermutation(testX.Rows)
            : [];
        objective.Test(testX, testY, partners, pointwise);
        double sum = 0;
        for (int i = 0; i < pointwise.Length; i++)
        {
            pointwise[i] /= Ln2;
            sum += pointwise[i];
        }

        return sum / pointwise.Length;
    }

    /// <summary>The batch's rows of Y: those of X, then as many drawn apart where the bound needs them.</summary>
    private MatrixView GatherY(int[] order, int[] productOrder, RandomStream products)
    {
        _gather.Apply(y, order.AsMemory(0, _batchRows), _batchY.Block(0, 0, _batchRows, y.Columns));
        if (objective.DrawsProductPairs)
        {
            Draw(productOrder, products);
            _gather.Apply(y, productOrder.AsMemory(0, _batchRows), _batchY.Block(_batchRows, 0, _batchRows, y.Columns));
        }

        return _batchY;
    }

    /// <summary>Brings a batch drawn without replacement to the front of the rows.</summary>
    private void Draw(int[] order, RandomStream random)
    {
        for (int i = 0; i < _batchRows; i++)
        {
            int j = i + random.NextInt(order.Length - i);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
