using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>Pairs of images of handwritten digits (MNIST) that share the digit and nothing else, a share of them shuffled.</summary>
/// <inheritdoc cref="LabelResampling" path="/remarks"/>
public sealed record DigitsRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "digits";

    /// <summary>The images with their digits as labels: <see cref="MnistFiles.Training"/>. Many recipes may share one object.</summary>
    public required LabeledVectors Images { get; init; }

    /// <summary>The digits, two or more.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>s, the share of the rows whose X is shuffled, from 0 to 1.</summary>
    public required double ShuffledShare { get; init; }

    /// <summary>n, the number of rows; a multiple of the number of digits.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "classes", string.Join(',', Classes) },
        { "shuffled", ShuffledShare },
        { "n", Count },
    };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, MnistFiles.Pixels, MnistFiles.Pixels);

    /// <inheritdoc/>
    public string Truth => LabelResampling.Truth;

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default) =>
        LabelResampling.Create(Images, Classes, ShuffledShare, Count, seed, cancellationToken);
}
