using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>Multinomial logistic regression: softmax of a linear layer, trained on all rows at once by Adam with weight decay.</summary>
public static class LinearClassifier
{
    private const int Steps = 300;
    private const double LearningRate = 0.01;
    private const double WeightDecay = 0.1;

    /// <summary>Trains on some rows and classifies others.</summary>
    /// <param name="values">Rows of columns of a mean square near 1, such as standardized ones.</param>
    /// <param name="labels">The class of each row, from 0.</param>
    /// <param name="trainingRows">The rows that train.</param>
    /// <param name="testRows">The rows that are classified.</param>
    /// <param name="threads">The number of threads; 0 for one per processor.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The share of the classified rows whose class was found.</returns>
    public static double Accuracy(
        Samples values,
        IReadOnlyList<int> labels,
        ReadOnlyMemory<int> trainingRows,
        ReadOnlyMemory<int> testRows,
        int threads = 0,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(labels);
        int classes = labels.Max() + 1;
        using var compute = new Compute(threads, SimdSupport.Current(), cancellationToken);
        var network = new MultilayerPerceptron(
            compute, values.Dimensions, [new LayerShape(classes, Activation.Identity)], Math.Max(trainingRows.Length, testRows.Length), seed: 0, identity: 0);
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
            var gathered = new MatrixView(new AlignedBuffer(rows.Length * values.Dimensions), rows.Length, values.Dimensions);
            for (int i = 0; i < rows.Length; i++)
            {
                values.CopyRow(rows.Span[i], gathered.Row(i));
            }

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
