using LatentMI.Experiments.Datasets;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Experiments.Measuring;

/// <summary>
/// Whether the class of a row of X can be told from its columns, so that the information of the labels is within the vectors: the accuracy of
/// a linear classifier on the other half of the rows, over random halves; and the rows on their first two principal components.
/// </summary>
internal sealed class ClusterMeasurement : IMeasurement
{
    private const int Splits = 10;

    /// <inheritdoc/>
    public string Name => "cluster-check";

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "splits", Splits } };

    /// <inheritdoc/>
    public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> labels = data.LabelsX ?? throw new InputException("The data have no classes that could be checked.");
        using var compute = new Compute(threads, SimdSupport.Current(), cancellationToken);
        string[] classes = [.. labels.Distinct().Order(StringComparer.Ordinal)];
        int[] numbers = [.. labels.Select(label => Array.IndexOf(classes, label))];
        MatrixView values = new(
            LatentEncoder.Prepare(data.X, compute, ColumnStandardizer.Fit(data.X, compute.Team), repeats: 1), data.X.Count, data.X.Dimensions);
        var accuracies = new double[Splits];
        for (int split = 0; split < Splits; split++)
        {
            int[] order = new RandomStream(seed, RandomPurpose.ClassifierSplit, (ulong)split).NextPermutation(data.X.Count);
            int half = order.Length / 2;
            accuracies[split] = LinearClassifier.Accuracy(
                compute, values, numbers, classes.Length, order.AsMemory(0, half), order.AsMemory(half));
        }

        (double[] first, double[] second, _, _) = PrincipalPlane.Project(data.X);
        return new Measured(null, [])
        {
            Series = new Dictionary<string, double[]>
            {
                ["accuracy"] = accuracies,
                ["component_1"] = first,
                ["component_2"] = second,
                ["label"] = [.. numbers.Select(number => (double)number)],
            },
        };
    }
}
