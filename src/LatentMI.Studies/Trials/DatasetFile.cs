namespace LatentMI.Studies.Trials;

/// <summary>A file that belongs to a data set beside its samples.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Write">Writes its content; leaves the stream open.</param>
public sealed record DatasetFile(string Name, Action<Stream> Write);
