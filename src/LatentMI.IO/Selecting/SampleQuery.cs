using LatentMI.IO.Formats;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary>Which samples are wanted, and what is done to them before anything else: the one way from files to samples.</summary>
/// <remarks>
/// Rows are chosen first, by <see cref="Where"/> or by <see cref="Rows"/>, and then <see cref="Normalization"/> is applied to what is left.
/// <code>
/// SampleSource cells = new SampleQuery
/// {
///     Address = "cells.h5ad:X:Gata*",
///     Where = RowExpression.Parse("day == 6"),
///     Normalization = new NormalizationSteps { NormalizeTotal = true, LogOnePlus = true },
/// }.Read();
/// </code>
/// </remarks>
public sealed record SampleQuery
{
    /// <summary>Where the samples are, and which of their columns: <c>FILE[:ITEM][:COLUMNS]</c>, as <see cref="SampleReader"/> describes it.</summary>
    public required string Address { get; init; }

    /// <summary>Whether a column of text is read as labels (<see cref="LabelReader"/>), and not refused.</summary>
    public bool TakesLabels { get; init; }

    /// <summary>The condition that rows are chosen by; null for all rows.</summary>
    public RowExpression? Where { get; init; }

    /// <summary>
    /// The address of the metadata that the rows are chosen by, which must have a row for each of the samples; null for those in the file of the
    /// samples.
    /// </summary>
    public string? Metadata { get; init; }

    /// <summary>The rows, from 0, in the order wanted, among those that the condition leaves; null for all of these.</summary>
    public IReadOnlyList<int>? Rows { get; init; }

    /// <summary>A text with the name of each column of the file on a line, where the file names none; null for no such text.</summary>
    public string? ColumnNames { get; init; }

    /// <summary>How the files of the samples and of their metadata are read.</summary>
    public ReadingOptions Reading { get; init; } = ReadingOptions.Default;

    /// <summary>Whether labels may be missing, whose codes are NaN, for whoever removes such rows.</summary>
    public bool KeepsMissingLabels { get; init; }

    /// <summary>What is done to the columns.</summary>
    public NormalizationSteps Normalization { get; init; } = new();

    /// <summary>Reads the samples.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">They cannot be read, the metadata are of other rows, no row is left, or a step is not possible.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public SampleSource Read(CancellationToken cancellationToken = default)
    {
        using var files = new OpenFiles();
        return ReadFrom(files, cancellationToken);
    }

    /// <summary>Reads the samples from files that may be open for other queries, too.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">They cannot be read, the metadata are of other rows, no row is left, or a step is not possible.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public SampleSource ReadFrom(OpenFiles files, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ColumnNameFile? names = ColumnNames is { } path ? ColumnNameFile.Read(path) : null;
        OpenFile file = files.Open(names?.Resolve(Address) ?? Address, Reading);
        SampleSource source = TakesLabels ? file.ReadSamplesOrSomeLabels(cancellationToken) : file.ReadSamples(cancellationToken);
        try
        {
            SampleSource named = names?.Name(source with { Address = Address }) ?? source;
            SampleSource chosen = Choose(named, files, cancellationToken) with { Decimal = Reading.Decimal };
            if (!KeepsMissingLabels)
            {
                LabelCodes.RequireAll(chosen);
            }

            return Selecting.Normalization.Apply(chosen, Normalization, cancellationToken);
        }
        catch
        {
            source.Samples.Dispose();
            throw;
        }
    }

    private SampleSource Choose(SampleSource source, OpenFiles files, CancellationToken cancellationToken)
    {
        if (Where is not null || Metadata is not null)
        {
            string address = Metadata ?? Address;
            MetadataTable metadata = files.Open(address, Reading).ReadMetadata(cancellationToken);
            if (Where is { } condition)
            {
                source = RowFilter.Apply(source, condition, metadata, address);
            }
            else
            {
                RowFilter.RequireSameRows(source, metadata, address);
            }
        }

        return Rows is { } rows ? RowFilter.Keep(source, rows) : source;
    }
}
