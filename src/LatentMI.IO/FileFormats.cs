using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.IO.Formats.Idx;
using LatentMI.IO.Formats.Matlab;
using LatentMI.IO.Formats.MatrixMarket;
using LatentMI.IO.Formats.Npy;
using LatentMI.IO.Formats.Npz;
using LatentMI.IO.Formats.Parquet;
using LatentMI.IO.Formats.Text;
using LatentMI.IO.Streams;

namespace LatentMI.IO;

/// <summary>All formats of files that hold samples. A format is a folder of <c>Formats</c> and a line here.</summary>
public static class FileFormats
{
    private static readonly IFileFormat[] All =
    [
        new NpyFormat(),
        new NpzFormat(),
        new TextFormat(),
        new Hdf5Format(),
        new ParquetFormat(),
        new MatFormat(),
        new MatrixMarketFormat(),
        new IdxFormat(),
    ];

    /// <summary>The names of the formats, for a list that a word such as <c>and</c> ends.</summary>
    /// <param name="conjunction">The word.</param>
    public static string List(string conjunction) =>
        $"{string.Join(", ", All[..^1].Select(format => format.Listing))}, {conjunction} {All[^1].Listing}";

    /// <summary>The format whose files have such a name; null where there is none.</summary>
    /// <param name="name">The name or path, without <c>.gz</c>.</param>
    internal static IFileFormat? OfName(string name) => Array.Find(All, format => format.HasName(name));

    /// <summary>Tells a file's format from its first bytes and, where those say nothing, from its name.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">The file is empty, or of no known format, or its content contradicts its name.</exception>
    internal static IFileFormat Detect(SourceFile file)
    {
        if (file.Head.IsEmpty)
        {
            throw new InputException($"{file.Path}: the file is empty.");
        }

        if (file.IsGzip && file.Head is [0x1F, 0x8B, ..])
        {
            throw new InputException($"{file.Path}: is compressed by gzip twice; decompress it once.");
        }

        if (OtherFormats.FindAdvice(file.ContentName) is { } advice)
        {
            throw new InputException($"{file.Path}: files of the type {Path.GetExtension(file.ContentName).ToLowerInvariant()} are not read; {advice}.");
        }

        IFileFormat? named = OfName(file.ContentName);
        IFileFormat? alike = null;
        foreach (IFileFormat format in All)
        {
            if (format.StartsLike(file.Head))
            {
                if (format.Signature != FormatSignature.None)
                {
                    return format;
                }

                alike ??= format;
            }
        }

        if (Array.Find(All, format => format.StartsLater(file)) is { } later)
        {
            return later;
        }

        string extension = Path.GetExtension(file.ContentName).ToLowerInvariant();
        switch (named?.Signature)
        {
            case FormatSignature.Required:
                throw new InputException($"{file.Path}: {named.FindAdvice(file.Head) ?? $"is named {extension} but does not start like one; is it damaged or of another type?"}");
            case FormatSignature.Usual:
                return named;
            default:
                string type = extension.Length == 0 ? "a file without an extension" : $"'{extension}'";
                return alike ?? named ?? throw new InputException($"{file.Path}: unknown type, {type}; supported are {List("and")}.");
        }
    }
}
