namespace LatentMI.Experiments.Datasets;

/// <summary>A file that a data set has beside its paired samples.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Write">Writes its content.</param>
internal sealed record DatasetFile(string Name, Action<Stream> Write);
