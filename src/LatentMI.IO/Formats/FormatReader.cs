using LatentMI.IO.Streams;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats;

/// <summary>Reads an open file of one format, as often as its content is needed.</summary>
/// <param name="file">The file.</param>
/// <param name="name">The short name of the format, maybe of a kind of it.</param>
internal abstract class FormatReader(SourceFile file, string name) : IDisposable
{
    /// <summary>The short name of the format, as results tell it.</summary>
    public string Name => name;

    /// <summary>What is to be said of the file as a whole, after something of it was read, one sentence each.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>How the file is read.</summary>
    public ReadingOptions Reading { get; set; } = ReadingOptions.Default;

    /// <summary>How numbers in text are written.</summary>
    protected DecimalMark Decimal => Reading.Decimal;

    /// <summary>How much memory the content of the file may take.</summary>
    protected MemoryRoom Room => new(file.Length, Reading.MostExpansion);

    /// <summary>The file.</summary>
    protected SourceFile File => file;

    /// <summary>Reads samples.</summary>
    /// <param name="address">What the user wrote: the file, an item, and columns of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is nothing by that address, it holds no samples, or the file is damaged.</exception>
    public abstract SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken);

    /// <summary>Reads the metadata on the rows of samples; null where the format has none.</summary>
    /// <param name="address">The address of the samples.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file has none, though others of the format have, or it is damaged.</exception>
    public virtual MetadataTable? ReadMetadata(SampleAddress address, CancellationToken cancellationToken) => null;

    /// <summary>Reads the metadata on the rows of samples; null where the file has none.</summary>
    /// <param name="address">The address of the samples.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public virtual MetadataTable? FindMetadata(SampleAddress address, CancellationToken cancellationToken) => ReadMetadata(address, cancellationToken);

    /// <summary>Reads an item that is a table itself.</summary>
    /// <param name="address">The address of the table.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such table, or the file is damaged.</exception>
    public virtual MetadataTable ReadTable(SampleAddress address, CancellationToken cancellationToken) =>
        ReadMetadata(address, cancellationToken) ?? throw new NotSupportedException($"There are no tables in files of the format {Name}.");

    /// <summary>Reads the column of text that an address names where samples are expected; null where it names anything else.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public virtual TextColumn? FindTextColumn(SampleAddress address, CancellationToken cancellationToken) => null;

    /// <summary>Reads the single text that an address names; null where it names anything else, or the format has no items.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public virtual string? FindText(SampleAddress address, CancellationToken cancellationToken) => null;

    /// <summary>Reads vectors of which each has a label, in a column of the file.</summary>
    /// <param name="address">What the user wrote.</param>
    /// <param name="labelColumn">The number of the column of labels from 1, or its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such column, or the rest cannot be read as samples.</exception>
    public virtual (Samples Vectors, IReadOnlyList<string> Labels) ReadLabeled(SampleAddress address, string labelColumn, CancellationToken cancellationToken)
    {
        using Samples samples = ReadSamples(address, cancellationToken).Samples;
        return LabelColumn.Take(samples, address.Text, labelColumn);
    }

    /// <summary>Lists what the file holds.</summary>
    /// <param name="address">The file's address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    public virtual IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken) => [Measure(address, cancellationToken)];

    /// <summary>Reads an item of which only the address is known, and counts in it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public ContentItem Measure(SampleAddress address, CancellationToken cancellationToken) => Measure(address, "array", cancellationToken);

    /// <summary>Reads an item, and counts in it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="kind">What it is, as <see cref="ContentItem.Kind"/> says it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    protected ContentItem Measure(SampleAddress address, string kind, CancellationToken cancellationToken)
    {
        SampleSource source = ReadSamples(address, cancellationToken);
        using Samples samples = source.Samples;
        return ContentItem.OfSamples(address.Text, kind, samples.Type.ToString().ToLowerInvariant(), source, cancellationToken);
    }

    /// <summary>Lets go of what was made to read the file, but not of the file.</summary>
    public virtual void Dispose()
    {
    }
}
