using System.Globalization;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>The first n images of handwritten digits (MNIST) of all ten classes as X, and the digit as Y, in one column. Nothing in it is random.</summary>
public sealed record DigitsToLabelRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "digits-to-label";

    /// <summary>The images with their digits as labels: <see cref="MnistFiles.Training"/>. Many recipes may share one object.</summary>
    public required LabeledVectors Images { get; init; }

    /// <summary>n, the number of rows: the first ones of the file.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, MnistFiles.Pixels, 1);

    /// <inheritdoc/>
    public string Truth => "entropy of the digits, counted: I(X;Y) if an image determines its digit, otherwise an upper bound";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        if (Count > Images.Vectors.Count)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{Images.Name}: {Count} rows are more than the {Images.Vectors.Count} images; give fewer."));
        }

        cancellationToken.ThrowIfCancellationRequested();
        int[] rows = [.. Enumerable.Range(0, Count)];
        string[] labels = [.. Images.Labels.Take(Count)];
        float[] digits = [.. labels.Select(label => float.Parse(label, CultureInfo.InvariantCulture))];
        return new Dataset(Images.Vectors.SelectRows(rows), Samples.Create(digits, Count, 1), LabelInformation.Entropy(labels))
        {
            LabelsX = labels,
            LabelsY = labels,
        };
    }
}
