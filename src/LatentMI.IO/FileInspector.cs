using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.IO.Formats.Npz;
using LatentMI.IO.Formats.Parquet;
using LatentMI.IO.Formats.Text;
using LatentMI.IO.Streams;
using LatentMI.IO.Tables;

namespace LatentMI.IO;

/// <summary>Looks into a file: what it holds, how large that is, and by which addresses it is read.</summary>
public static class FileInspector
{
    /// <summary>What is larger in memory is described but not read.</summary>
    private const long MostBytesCounted = 512L << 20;

    private const int MostItems = 40;
    private const int MostNames = 5;

    // A table of more columns, all of numbers, is a matrix whose columns have names.
    private const int MostDescribedNumbers = 40;

    /// <summary>Looks into a file.</summary>
    /// <param name="address">A file; or an address, to look at one item or at some columns only.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such file, or it is of no known format, or damaged.</exception>
    public static FileContents Inspect(string address, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ReaderEdge.Guard(address, parts => Inspect(parts, cancellationToken));
    }

    private static FileContents Inspect(SampleAddress address, CancellationToken cancellationToken)
    {
        SourceFile file = SourceFile.Find(address.Path);
        SampleFormat format = SampleFormatDetection.Detect(file);
        IReadOnlyList<ContentItem> items = address.Selection is not null ? [Sized(address.Text, cancellationToken)] : List(file, format, address, cancellationToken);
        ContentItem[] described = [.. items.Take(MostItems).Select(item => Count(item, cancellationToken))];
        string name = format switch
        {
            SampleFormat.Hdf5 => Hdf5Reader.FormatOf(file),
            SampleFormat.MatrixMarket => "mtx",
            _ => format.ToString().ToLowerInvariant(),
        };
        return new FileContents(
            address.Path, file.IsGzip ? $"{name}, gzip" : name, new FileInfo(address.Path).Length, described, Math.Max(0, items.Count - MostItems));
    }

    private static IReadOnlyList<ContentItem> List(SourceFile file, SampleFormat format, SampleAddress address, CancellationToken cancellationToken) => format switch
    {
        SampleFormat.Npz => NpzReader.List(file, address, cancellationToken),
        SampleFormat.Hdf5 => Hdf5Contents.List(file, address, cancellationToken),
        SampleFormat.Text => [DescribeText(file, address, cancellationToken)],
        SampleFormat.Parquet => [Describe(ParquetSamples.ReadMetadata(file, address, cancellationToken), new ContentItem(address.Path, "table", 0, 0))],
        SampleFormat.MatrixMarket => [Sized(address.Path, cancellationToken), Sized($"{address.Path}:T", cancellationToken)],
        _ => [Sized(address.Path, cancellationToken)],
    };

    /// <summary>An item of which only the address is known: its size comes with its values.</summary>
    private static ContentItem Sized(string address, CancellationToken cancellationToken)
    {
        SampleSource source = SampleReader.Read(address, cancellationToken);
        using Samples samples = source.Samples;
        return Count(new ContentItem(address, "array", samples.Count, samples.Dimensions) { Type = samples.Type.ToString().ToLowerInvariant() }, source);
    }

    /// <summary>A table where there are names of columns; otherwise an array of numbers.</summary>
    private static ContentItem DescribeText(SourceFile file, SampleAddress address, CancellationToken cancellationToken)
    {
        try
        {
            return Describe(TextMetadataReader.Read(file, cancellationToken), new ContentItem(address.Path, "table", 0, 0));
        }
        catch (InputException)
        {
            // Not a table with a header: then it is numbers, or the error of that tells what it is.
            return Sized(address.Path, cancellationToken) with { Kind = "text" };
        }
    }

    private static ContentItem Describe(MetadataTable table, ContentItem item)
    {
        long values = 0, missing = 0, zeros = 0;
        foreach (MetadataColumn column in table.Columns.Where(column => column.IsNumeric))
        {
            values += column.Count;
            missing += column.Numbers!.Count(double.IsNaN);
            zeros += column.Numbers!.Count(value => value == 0);
        }

        bool isMatrix = table.Columns.Count > MostDescribedNumbers && table.Columns.All(column => column.IsNumeric);
        return item with
        {
            Rows = table.Count,
            Columns = table.Columns.Count,
            MemoryBytes = values == (long)table.Count * table.Columns.Count ? values * sizeof(double) : null,
            NanShare = values > 0 ? (double)missing / values : null,
            ZeroShare = values > 0 ? (double)zeros / values : null,
            RowNames = table.RowNames is { } names ? [.. names.Take(MostNames)] : null,
            ColumnNames = isMatrix ? [.. table.Columns.Take(MostNames).Select(column => column.Name)] : null,
            Table = isMatrix ? null : [.. table.Columns.Select(ContentColumn.Describe)],
        };
    }

    /// <summary>Reads an item that is not too large, and counts in it.</summary>
    private static ContentItem Count(ContentItem item, CancellationToken cancellationToken)
    {
        if (item.Table is not null || item.NanShare is not null || item.Problem is not null || item.MemoryBytes > MostBytesCounted)
        {
            return item;
        }

        try
        {
            if (item.Kind == "table")
            {
                return Describe(MetadataReader.ReadTable(item.Address, cancellationToken), item);
            }

            SampleSource source = SampleReader.Read(item.Address, cancellationToken);
            using Samples samples = source.Samples;
            return Count(item, source);
        }
        catch (InputException e)
        {
            // One item that cannot be read is told about, and does not hide the others.
            return item with { Problem = e.Message };
        }
    }

    private static ContentItem Count(ContentItem item, SampleSource source)
    {
        Samples samples = source.Samples;
        long missing = 0, zeros = 0;
        var row = new double[samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            foreach (double value in row)
            {
                missing += double.IsNaN(value) ? 1 : 0;
                zeros += value == 0 ? 1 : 0;
            }
        }

        double values = (double)samples.Count * samples.Dimensions;
        return item with
        {
            Rows = samples.Count,
            Columns = samples.Dimensions,
            Type = item.Type ?? samples.Type.ToString().ToLowerInvariant(),
            MemoryBytes = (long)samples.Count * samples.Dimensions * (samples.Type == SampleType.Float32 ? sizeof(float) : sizeof(double)),
            NanShare = missing / values,
            ZeroShare = zeros / values,
            RowNames = source.RowNames is { } rows ? [.. rows.Take(MostNames)] : null,
            ColumnNames = samples.ColumnNames is { } columns ? [.. columns.Take(MostNames)] : null,
        };
    }
}
