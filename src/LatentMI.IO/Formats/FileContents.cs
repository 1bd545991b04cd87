namespace LatentMI.IO.Formats;

/// <summary>What a file holds, and by which addresses it is read.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Format">The format's short name.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="Items">What can be read, in the order of the file; not more than some dozens.</param>
/// <param name="Unlisted">How many items there are beside those.</param>
public sealed record FileContents(string Path, string Format, long Bytes, IReadOnlyList<ContentItem> Items, int Unlisted);
