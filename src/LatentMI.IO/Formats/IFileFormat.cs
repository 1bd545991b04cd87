using LatentMI.IO.Streams;

namespace LatentMI.IO.Formats;

/// <summary>A format of files that hold samples: how to recognize it, and how to open a file of it.</summary>
internal interface IFileFormat
{
    /// <summary>The format's short name.</summary>
    string Name { get; }

    /// <summary>How names of its files end, in lower case, with their points.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>How lists of formats call it.</summary>
    string Listing => string.Join(", ", Extensions);

    /// <summary>What the first bytes prove.</summary>
    FormatSignature Signature { get; }

    /// <summary>Whether a file holds several arrays, by names.</summary>
    bool HasItems => false;

    /// <summary>Whether a file starts like those of this format.</summary>
    /// <param name="head">The first bytes, decompressed.</param>
    bool StartsLike(ReadOnlySpan<byte> head);

    /// <summary>Whether a file that starts like those of no format is of this one, as its content shows further on.</summary>
    /// <param name="file">The file.</param>
    bool StartsLater(SourceFile file) => false;

    /// <summary>Whether a file's name is one of this format.</summary>
    /// <param name="name">The name or path, without <c>.gz</c>.</param>
    bool HasName(string name) => Extensions.Contains(Path.GetExtension(name).ToLowerInvariant());

    /// <summary>What to do with a file that has a name of this format and does not start like its files; null where that is not known.</summary>
    /// <param name="head">The first bytes, decompressed.</param>
    string? FindAdvice(ReadOnlySpan<byte> head) => null;

    /// <summary>Reads an open file.</summary>
    /// <param name="file">The file, which the reader uses for as long as it is open, and does not dispose of.</param>
    /// <exception cref="InputException">Files of this format cannot be read as this one is stored.</exception>
    FormatReader Open(SourceFile file);
}
