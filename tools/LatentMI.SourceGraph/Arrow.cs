namespace LatentMI.SourceGraph;

/// <summary>That a folder uses another.</summary>
/// <param name="From">The folder that uses, as a namespace.</param>
/// <param name="To">The folder that is used, as a namespace.</param>
/// <param name="Files">The files that do.</param>
public sealed record Arrow(string From, string To, IReadOnlyList<string> Files);
