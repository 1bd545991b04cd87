namespace LatentMI.Experiments.Rechecking;

/// <summary>Data that records are of and the repository does not hold.</summary>
public sealed record RecordSources
{
    /// <summary>The folder of the MNIST files; null where it is not at hand.</summary>
    public string? MnistFolder { get; init; }

    /// <summary>The files of labeled vectors, one for each class; null where they are not at hand.</summary>
    public IReadOnlyList<string>? ClassFiles { get; init; }

    /// <summary>The file of a matrix of unrelated rows; null where it is not at hand.</summary>
    public string? MatrixFile { get; init; }
}
