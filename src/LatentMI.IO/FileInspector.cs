using LatentMI.IO.Formats;

namespace LatentMI.IO;

/// <summary>Looks into a file: what it holds, how large that is, and by which addresses it is read.</summary>
public static class FileInspector
{
    /// <summary>What is larger in memory, in bytes, is described but not read.</summary>
    public const long MostBytesCounted = 512L << 20;

    private const int MostItems = 40;

    /// <summary>Looks into a file.</summary>
    /// <param name="address">A file; or an address, to look at one item or at some columns only.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file, or it is of no known format, or damaged.</exception>
    public static FileContents Inspect(string address, CancellationToken cancellationToken = default)
    {
        using var file = OpenFile.Open(address);
        return file.Inspect(cancellationToken);
    }

    /// <summary>Looks into an open file.</summary>
    /// <param name="reader">Reads it.</param>
    /// <param name="address">The file; or an address, to look at one item or at some columns only.</param>
    /// <param name="format">The format's short name.</param>
    /// <param name="length">The size of the file, in bytes.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    internal static FileContents Inspect(FormatReader reader, SampleAddress address, string format, long length, CancellationToken cancellationToken)
    {
        IReadOnlyList<ContentItem> items = address.Selection is null ? reader.List(address, cancellationToken) : [Describe(reader, address, cancellationToken)];
        ContentItem[] described = [.. items.Take(MostItems).Select(item => Count(reader, address, item, cancellationToken))];
        return new FileContents
        {
            Path = address.Path,
            Format = format,
            Bytes = length,
            Items = described,
            Notes = reader.Notes,
            Unlisted = Math.Max(0, items.Count - MostItems),
        };
    }

    /// <summary>Describes what an address names: a column of text, a table, or samples.</summary>
    private static ContentItem Describe(FormatReader reader, SampleAddress address, CancellationToken cancellationToken) =>
        reader.FindTextColumn(address, cancellationToken) is { } column ? ContentItem.OfTable(address.Text, column.ToTable())
        : reader.List(address.At(null), cancellationToken).FirstOrDefault(item => item.Address == address.Text) is { Kind: ContentItem.TableKind, Problem: null } table ? table
        : reader.Measure(address, cancellationToken);

    /// <summary>Reads an item that is not too large, and counts in it.</summary>
    private static ContentItem Count(FormatReader reader, SampleAddress file, ContentItem item, CancellationToken cancellationToken)
    {
        if (item.Table is not null || item.NanShare is not null || item.Problem is not null || item.MemoryBytes > MostBytesCounted)
        {
            return item;
        }

        SampleAddress address = file.At(item.Address.Length > file.Path.Length ? item.Address[(file.Path.Length + 1)..] : null);
        try
        {
            return ReaderEdge.Guard(address.Text, () =>
            {
                if (item.Kind == ContentItem.TableKind)
                {
                    return ContentItem.OfTable(item.Address, reader.FindTextColumn(address, cancellationToken)?.ToTable() ?? reader.ReadTable(address, cancellationToken));
                }

                SampleSource source = reader.ReadSamples(address, cancellationToken);
                using Samples samples = source.Samples;
                return ContentItem.OfSamples(item.Address, item.Kind, item.Type ?? samples.Type.ToString().ToLowerInvariant(), source, cancellationToken);
            });
        }
        catch (InputException e)
        {
            // What is wrong with one item is part of the answer, and does not hide the others.
            return item.WithProblem(e.Message);
        }
    }
}
