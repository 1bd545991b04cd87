using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>Pairs of vectors that share their class and nothing else, a share of them shuffled: such as embeddings of proteins of two species.</summary>
/// <inheritdoc cref="LabelResampling" path="/remarks"/>
public sealed record LabelsRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "labels";

    /// <summary>The vectors. Many recipes may share one object.</summary>
    public required LabeledVectors Source { get; init; }

    /// <summary>The classes, two or more.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>s, the share of the rows whose X is shuffled, from 0 to 1.</summary>
    public required double ShuffledShare { get; init; }

    /// <summary>n, the number of rows; a multiple of the number of classes, at most <see cref="LargestCount"/>.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "source", Source.Name },
        { "classes", string.Join(',', Classes) },
        { "shuffled", ShuffledShare },
        { "n", Count },
    };

    /// <inheritdoc/>
    public string Truth => LabelResampling.Truth;

    /// <summary>The largest number of rows that classes allow: as many of each as the smallest has pairs.</summary>
    /// <param name="source">The vectors.</param>
    /// <param name="classes">The classes.</param>
    /// <exception cref="InputException">There is no such class, or the files cannot be used.</exception>
    public static int LargestCount(LabeledVectors source, IReadOnlyList<string> classes) => LabelResampling.LargestCount(source, classes);

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default) =>
        LabelResampling.Create(Source, Classes, ShuffledShare, Count, seed, cancellationToken);
}
