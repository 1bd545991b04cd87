namespace LatentMI.Experiments.Rechecking;

/// <summary>Data that records are of and the repository does not hold.</summary>
/// <param name="MnistFolder">The folder of the MNIST files; null where it is not at hand.</param>
/// <param name="ClassFiles">The files of labeled vectors, one for each class; null where they are not at hand.</param>
public sealed record RecordSources(string? MnistFolder, IReadOnlyList<string>? ClassFiles);
