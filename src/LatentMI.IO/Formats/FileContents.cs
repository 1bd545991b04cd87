namespace LatentMI.IO.Formats;

/// <summary>What a file holds, and by which addresses it is read.</summary>
public sealed class FileContents
{
    /// <summary>The file's path.</summary>
    public required string Path { get; init; }

    /// <summary>The format's short name.</summary>
    public required string Format { get; init; }

    /// <summary>The size of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>What can be read, in the order of the file; not more than some dozens.</summary>
    public required IReadOnlyList<ContentItem> Items { get; init; }

    /// <summary>How many items there are beside those.</summary>
    public required int Unlisted { get; init; }

    /// <summary>What a user should know of the file as a whole, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
