using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Studies.Planes;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Measuring;

/// <summary>
/// Whether the class of a row of X can be told from its columns, so that the information of the labels is within the vectors: the accuracy of
/// a linear classifier on the other half of the rows, over random halves; and the rows on their first two principal components and on the map of UMAP.
/// </summary>
public sealed class ClusterMeasurement : IMeasurement
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
        string[] classes = [.. labels.Distinct().Order(StringComparer.Ordinal)];
        int[] numbers = [.. labels.Select(label => Array.IndexOf(classes, label))];
        Samples values = Scale(data.X);
        var accuracies = new double[Splits];
        for (int split = 0; split < Splits; split++)
        {
            int[] order = new RandomStream(seed, RandomPurpose.ClassifierSplit, (ulong)split).NextPermutation(data.X.Count);
            int half = order.Length / 2;
            accuracies[split] = LinearClassifier.Accuracy(
                values, numbers, order.AsMemory(0, half), order.AsMemory(half), threads, cancellationToken);
        }

        (double[] first, double[] second, _, _) = PrincipalPlane.Project(data.X);
        (double[] mapFirst, double[] mapSecond) = UmapPlane.Project(data.X, seed, threads, cancellationToken: cancellationToken);
        return new Measured(null, [])
        {
            Series = new Dictionary<string, double[]>
            {
                ["accuracy"] = accuracies,
                ["component_1"] = first,
                ["component_2"] = second,
                ["umap_1"] = mapFirst,
                ["umap_2"] = mapSecond,
                ["label"] = [.. numbers.Select(number => (double)number)],
            },
        };
    }

    /// <summary>
    /// Centers every column and divides all by one number, so that the mean square of all values is 1: columns keep their weights, and those that
    /// hardly vary do not become loud.
    /// </summary>
    private static Samples Scale(Samples samples)
    {
        var values = new float[checked(samples.Count * samples.Dimensions)];
        var means = new double[samples.Dimensions];
        var row = new double[samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            for (int j = 0; j < row.Length; j++)
            {
                means[j] += row[j] / samples.Count;
            }
        }

        double squares = 0;
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            Span<float> scaled = values.AsSpan(i * row.Length, row.Length);
            for (int j = 0; j < row.Length; j++)
            {
                scaled[j] = (float)(row[j] - means[j]);
                squares += (double)scaled[j] * scaled[j] / values.Length;
            }
        }

        float scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        foreach (ref float value in values.AsSpan())
        {
            value *= scale;
        }

        return Samples.Create(values, samples.Count, samples.Dimensions);
    }
}
