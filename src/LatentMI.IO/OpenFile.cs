using LatentMI.IO.Formats;
using LatentMI.IO.Tables;

namespace LatentMI.IO;

/// <summary>A file of samples that is open: its format is told and the file opened once, whatever is then read from it.</summary>
/// <remarks>
/// What is read stays usable after the file is closed: samples that are mapped into memory, too. An object is for one thread at a time.
/// </remarks>
public sealed class OpenFile : IDisposable
{
    private readonly SampleAddress _address;
    private readonly FileHandle _file;
    private readonly bool _isOwner;

    private OpenFile(SampleAddress address, FileHandle file, bool isOwner)
    {
        _address = address;
        _file = file;
        _isOwner = isOwner;
    }

    /// <summary>The address that is read, <c>FILE[:ITEM][:COLUMNS]</c>.</summary>
    public string Address => _address.Text;

    /// <summary>The file's path.</summary>
    public string Path => _address.Path;

    /// <summary>The format's short name, such as <c>npy</c> or <c>text</c>; with <c>, gzip</c> where it is compressed.</summary>
    public string Format => _file.FormatName;

    /// <summary>Opens a file.</summary>
    /// <param name="address"><c>FILE[:ITEM][:COLUMNS]</c>, as <see cref="SampleReader"/> describes it.</param>
    /// <param name="reading">How it is read; null for the defaults.</param>
    /// <exception cref="InputException">There is no such file, or it is of no known format.</exception>
    public static OpenFile Open(string address, ReadingOptions? reading = null)
    {
        SampleAddress parts = FileAddress.Parse(address);
        return new OpenFile(parts, FileHandle.Open(parts, reading ?? ReadingOptions.Default), isOwner: true);
    }

    /// <summary>Reads samples.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is nothing by the address, or it holds no samples.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public SampleSource ReadSamples(CancellationToken cancellationToken = default)
    {
        SampleSource source = Guard(reader => reader.ReadSamples(_address, cancellationToken));
        return _file.IsGzip ? source with { Format = Format } : source;
    }

    /// <summary>Reads samples, or labels where the address names a column of text (<see cref="LabelReader"/>).</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is nothing by the address, it is neither, or a label is missing.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public SampleSource ReadSamplesOrLabels(CancellationToken cancellationToken = default) =>
        Guard(reader => reader.FindTextColumn(_address, cancellationToken)) is { } column
            ? LabelCodes.Encode(column, Address)
            : ReadSamples(cancellationToken);

    /// <summary>Reads samples or labels, of which some may be missing: their codes are NaN.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is nothing by the address, or it is neither.</exception>
    internal SampleSource ReadSamplesOrSomeLabels(CancellationToken cancellationToken) =>
        Guard(reader => reader.FindTextColumn(_address, cancellationToken)) is { } column
            ? LabelCodes.EncodePresent(column, Address)
            : ReadSamples(cancellationToken);

    /// <summary>Reads the metadata that the file holds on the rows of the samples.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It holds none.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public MetadataTable ReadMetadata(CancellationToken cancellationToken = default) =>
        Guard(reader => reader.ReadMetadata(_address, cancellationToken)) ?? throw new InputException(
            $"{Path}: a file of the format {_file.Format.Name} has no metadata on its rows; give a table of them, such as a CSV file.");

    /// <summary>Reads the metadata that the file holds on the rows of the samples; null where it holds none.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public MetadataTable? FindMetadata(CancellationToken cancellationToken = default) => Guard(reader => reader.FindMetadata(_address, cancellationToken));

    /// <summary>Reads the single text that the address names, such as the trees of a TreeData file, <c>cells.h5ad:obst</c>; null where it names anything else.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public string? FindText(CancellationToken cancellationToken = default) => Guard(reader => reader.FindText(_address, cancellationToken));

    /// <summary>Tells what the file holds, or what the address names, how large that is, and by which addresses it is read.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public FileContents Inspect(CancellationToken cancellationToken = default) =>
        Guard(reader => FileInspector.Inspect(reader, _address, Format, _file.Length, cancellationToken));

    /// <summary>Reads vectors of which each has a label, in a column of the file. In a text the labels may be any text.</summary>
    /// <param name="labelColumn">The number of the column of labels from 1, or its name; of an array it is one of the columns of the address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such column, or the rest does not hold samples.</exception>
    public (Samples Vectors, IReadOnlyList<string> Labels) ReadLabeled(string labelColumn, CancellationToken cancellationToken) =>
        Guard(reader => reader.ReadLabeled(_address, labelColumn, cancellationToken));

    /// <summary>The same file, open once, under another address; usable for as long as the file is open.</summary>
    /// <param name="address">The address, of the same file.</param>
    /// <param name="file">The file.</param>
    internal static OpenFile Share(SampleAddress address, FileHandle file) => new(address, file, isOwner: false);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isOwner)
        {
            _file.Dispose();
        }
    }

    private T Guard<T>(Func<FormatReader, T> read) => ReaderEdge.Guard(Address, () => read(_file.Reader));
}
