using System.IO.Compression;
using System.Text;
using LatentMI.IO.Arrays;
using LatentMI.IO.Formats.Npy;
using LatentMI.IO.Streams;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats.Npz;

/// <summary>Reads archives of NumPy arrays (<c>.npz</c>): zip files with an entry <c>name.npy</c> for each array.</summary>
/// <param name="file">The archive.</param>
internal sealed class NpzReader(SourceFile file) : FormatReader(file, "npz")
{
    private const string ArrayExtension = ".npy";
    private const int LongestText = 1 << 24;
    private const int MostKeysShown = 12;

    /// <summary>Reads one array as samples.</summary>
    /// <param name="address">What the user wrote: the file, the name of an array, and columns of it; without a name the only array there is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The archive is damaged, or has no such array, or several and none was named.</exception>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken)
    {
        using Stream stream = File.Raw();
        return NpzArchive.Use(stream, archive => ReadSamples(archive, address, cancellationToken));
    }

    /// <inheritdoc/>
    public override TextColumn? FindTextColumn(SampleAddress address, CancellationToken cancellationToken)
    {
        using Stream stream = File.Raw();
        return NpzArchive.Use(stream, archive => FindTextColumn(archive, address, cancellationToken));
    }

    /// <summary>Lists the arrays of an archive, with their shapes and types, by their headers alone.</summary>
    /// <param name="address">The file's address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The archive is damaged.</exception>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken)
    {
        using Stream stream = File.Raw();
        return NpzArchive.Use(stream, archive => List(archive, address, cancellationToken));
    }

    /// <summary>Reads everything an archive holds, as for a saved model.</summary>
    /// <param name="stream">The archive; must be able to seek.</param>
    /// <param name="address">How messages call the archive.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The archive is damaged, or an entry is too long.</exception>
    public static NpzContents ReadAll(Stream stream, string address, CancellationToken cancellationToken)
    {
        try
        {
            return NpzArchive.Use(stream, archive => ReadAll(archive, new MemoryRoom(stream.Length, ReadingOptions.DefaultExpansion), address, cancellationToken));
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InputException($"{address}: cannot be read: {OneLine.Of(e.Message)}", e);
        }
    }

    private SampleSource ReadSamples(NpzArchive archive, SampleAddress address, CancellationToken cancellationToken)
    {
        List<ZipArchiveEntry> arrays = [.. archive.Entries.Where(IsArray)];
        if (arrays.Count == 0)
        {
            throw new InputException($"{File.Path}: the archive holds no NumPy arrays (entries that end in .npy); extract the files that it holds.");
        }

        (string? key, bool isTransposed, string? columns) = address.SplitMatrix(item => Find(arrays, item) is not null);
        var sparse = new ScipyMatrix(archive, Room, address.Text, cancellationToken);
        if ((key is null || Find(arrays, key) is null) && sparse.FindFormat() is { } format)
        {
            return ReadSparse(sparse, format, address, isTransposed, columns ?? key, cancellationToken);
        }

        if (key is null && arrays.Count > 1)
        {
            throw new InputException($"{File.Path}: holds {arrays.Count} arrays; name one as {File.Path}:key. The keys are {ListKeys(arrays)}.");
        }

        ZipArchiveEntry? entry = key is null ? arrays[0] : Find(arrays, key);
        if (entry is null)
        {
            throw new InputException($"{File.Path}: has no array {OneLine.Quote(key)}. The keys are {ListKeys(arrays)}.");
        }

        using Stream content = archive.Open(entry);
        SampleSource source = NpyReader.Read(content, Room, address.Text, cancellationToken).ToSource(address.Text, Name);
        if (key is null)
        {
            source = source with { Notes = [$"the archive's only array, {OneLine.Quote(Key(entry))}, was read", .. source.Notes] };
        }

        return source.Select(isTransposed, columns);
    }

    private SampleSource ReadSparse(ScipyMatrix sparse, string format, SampleAddress address, bool isTransposed, string? columns, CancellationToken cancellationToken)
    {
        (CompressedMatrix matrix, SampleType type, ColumnKind kind) = sparse.Read(format);
        matrix = isTransposed ? matrix.Transposed : matrix;
        int[] chosen = columns is null ? [.. Enumerable.Range(0, matrix.Columns)] : ColumnSelection.Resolve(columns, names: null, matrix.Columns, address.Text);
        Room.RequireMatrix(matrix.Rows, chosen.Length, type, address.Text);
        Samples samples = matrix.ToDense(chosen, type, cancellationToken)
            .WithOrigins(SampleOrigins.AsRead(matrix.Columns).SelectColumns(chosen))
            .WithKind(kind);
        string[] turned = isTransposed ? ["the table was transposed"] : [];
        string[] taken = columns is null ? [] : [ColumnSelection.Note(chosen.Length, matrix.Columns)];
        return new SampleSource(samples, address.Text, Name) { Notes = [$"a sparse matrix ({format}) was read", .. turned, .. taken] };
    }

    private TextColumn? FindTextColumn(NpzArchive archive, SampleAddress address, CancellationToken cancellationToken)
    {
        List<ZipArchiveEntry> arrays = [.. archive.Entries.Where(IsArray)];
        (string? key, bool isTransposed, string? columns) = address.SplitMatrix(item => Find(arrays, item) is not null);
        if (isTransposed || columns is not null || (key is null ? arrays is [ZipArchiveEntry only] ? only : null : Find(arrays, key)) is not { } entry)
        {
            return null;
        }

        return FindTexts(archive, entry, address.Text, cancellationToken);
    }

    private TextColumn? FindTexts(NpzArchive archive, ZipArchiveEntry entry, string address, CancellationToken cancellationToken)
    {
        using Stream content = archive.Open(entry);
        return NpyTexts.Find(content, Room, address, cancellationToken) is { } texts ? new TextColumn(new MetadataColumn(Key(entry), texts), RowNames: null) : null;
    }

    private List<ContentItem> List(NpzArchive archive, SampleAddress address, CancellationToken cancellationToken)
    {
        var sparse = new ScipyMatrix(archive, Room, address.Path, cancellationToken);
        if (sparse.FindFormat() is { } format)
        {
            return [sparse.Describe(format)];
        }

        var items = new List<ContentItem>();
        foreach (ZipArchiveEntry entry in archive.Entries.Where(IsArray))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string item = $"{address.Path}:{Key(entry)}";
            try
            {
                if (FindTexts(archive, entry, item, cancellationToken) is { } texts)
                {
                    items.Add(ContentItem.OfTable(item, texts.ToTable()));
                    continue;
                }

                using Stream content = archive.Open(entry);
                NpyHeader header = NpyHeader.Read(content, item);
                int size = header.Type.ToSampleType() == SampleType.Float32 ? sizeof(float) : sizeof(double);
                items.Add(new ContentItem
                {
                    Address = item,
                    Kind = "array",
                    Rows = header.Shape.Rows,
                    Columns = header.Shape.Columns,
                    Type = header.Type.ToString().ToLowerInvariant(),
                    MemoryBytes = (long)Math.Min(long.MaxValue, (decimal)header.Shape.Length * size),
                });
            }
            catch (InputException e)
            {
                // What is wrong with one array is part of the answer, and does not hide the others.
                items.Add(new ContentItem { Address = item, Kind = "array", Rows = 0, Columns = 0, Problem = e.Message });
            }
        }

        return items;
    }

    private static NpzContents ReadAll(NpzArchive archive, MemoryRoom room, string address, CancellationToken cancellationToken)
    {
        var arrays = new Dictionary<string, NumericArray>();
        var texts = new Dictionary<string, string>();
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream content = archive.Open(entry);
            string entryAddress = $"{address}:{OneLine.Of(Key(entry))}";
            if (IsArray(entry))
            {
                arrays.Add(Key(entry), NpyReader.Read(content, room, entryAddress, cancellationToken));
            }
            else
            {
                texts.Add(entry.FullName, ReadText(content, entryAddress));
            }
        }

        return new NpzContents(arrays, texts);
    }

    private static ZipArchiveEntry? Find(List<ZipArchiveEntry> arrays, string key) => arrays.Find(e => Key(e) == key || e.FullName == key);

    private static bool IsArray(ZipArchiveEntry entry) => entry.FullName.EndsWith(ArrayExtension, StringComparison.Ordinal);

    private static string Key(ZipArchiveEntry entry) => IsArray(entry) ? entry.FullName[..^ArrayExtension.Length] : entry.FullName;

    private static string ListKeys(List<ZipArchiveEntry> arrays)
    {
        string keys = string.Join(", ", arrays.Take(MostKeysShown).Select(e => OneLine.Of(Key(e))));
        return arrays.Count > MostKeysShown ? $"{keys}, ..." : keys;
    }

    private static string ReadText(Stream content, string address)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[1 << 14];
        int count;
        while ((count = content.Read(chunk)) > 0)
        {
            bytes.Write(chunk, 0, count);
            if (bytes.Length > LongestText)
            {
                throw new InputException($"{address}: the text is longer than {LongestText} bytes.");
            }
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
