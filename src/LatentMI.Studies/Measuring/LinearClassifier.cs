using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Studies.Measuring;

/// <summary>Multinomial logistic regression: softmax of a linear layer, trained on all rows at once by Adam with weight decay.</summary>
internal static class LinearClassifier
{
    private const int Steps = 300;
    private const double LearningRate = 0.01;
    private const double WeightDecay = 0.1;

    /// <summary>Trains on some rows and classifies others.</summary>
    /// <param name="compute">What it runs on.</param>
    /// <param name="values">Rows of standardized columns.</param>
    /// <param name="labels">The class of each row, from 0.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="trainingRows">The rows that train.</param>
    /// <param name="testRows">The rows that are classified.</param>
    /// <returns>The share of the classified rows whose class was found.</returns>
    public static double Accuracy(
        Compute compute, MatrixView values, IReadOnlyList<int> labels, int classes, ReadOnlyMemory<int> trainingRows, ReadOnlyMemory<int> testRows)
    {
        var network = new MultilayerPerceptron(
            compute, values.Columns, [new LayerShape(classes, Activation.Identity)], Math.Max(trainingRows.Length, testRows.Length), seed: 0, identity: 0);
        var optimizer = new AdamOptimizer(compute, network.Parameters, LearningRate, WeightDecay);
        MatrixView training = Gather(trainingRows);
        for (int step = 0; step < Steps; step++)
        {
            MatrixView scores = network.Forward(training, dropout: false);
            MatrixView gradient = network.OutputGradient(training.Rows);
            for (int i = 0; i < training.Rows; i++)
            {
                SoftmaxGradient(scores.Row(i), labels[trainingRows.Span[i]], training.Rows, gradient.Row(i));
            }

            network.Backward(inputGradient: null);
            optimizer.Step();
        }

        MatrixView test = network.Forward(Gather(testRows), dropout: false);
        int found = 0;
        for (int i = 0; i < test.Rows; i++)
        {
            ReadOnlySpan<float> scores = test.Row(i);
            int best = 0;
            for (int c = 1; c < classes; c++)
            {
                best = scores[c] > scores[best] ? c : best;
            }

            found += best == labels[testRows.Span[i]] ? 1 : 0;
        }

        return (double)found / test.Rows;

        MatrixView Gather(ReadOnlyMemory<int> rows)
        {
            var gathered = new MatrixView(new AlignedBuffer(rows.Length * values.Columns), rows.Length, values.Columns);
            new GatherWork(compute).Apply(values, rows, gathered);
            return gathered;
        }
    }

    /// <summary>The gradient of the mean of -log softmax: (p - 1[class]) / rows.</summary>
    private static void SoftmaxGradient(ReadOnlySpan<float> scores, int label, int rows, Span<float> gradient)
    {
        float largest = float.NegativeInfinity;
        foreach (float score in scores)
        {
            largest = Math.Max(largest, score);
        }

        float sum = 0;
        for (int c = 0; c < scores.Length; c++)
        {
            gradient[c] = MathF.Exp(scores[c] - largest);
            sum += gradient[c];
        }

        for (int c = 0; c < scores.Length; c++)
        {
            gradient[c] = ((gradient[c] / sum) - (c == label ? 1 : 0)) / rows;
        }
    }
}
