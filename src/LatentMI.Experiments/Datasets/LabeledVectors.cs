using System.Globalization;
using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Experiments.Datasets;

/// <summary>Vectors of which each has a class: images of digits, embeddings of proteins of several species.</summary>
/// <remarks>
/// The files are read at the first use and then kept, so that any number of data sets can be made from one object, from several threads at once.
/// </remarks>
public sealed class LabeledVectors
{
    // One vector for each data set of an HDF5 file.
    private const string AllItems = "*";

    private readonly Lazy<(Samples Vectors, IReadOnlyList<string> Labels, Dictionary<string, List<int>> Rows)> _content;

    /// <summary>Names vectors that are read when they are first needed.</summary>
    /// <param name="name">What files they are from: part of the parameters of a data set.</param>
    /// <param name="read">Reads the vectors and the label of each; called once, whatever comes of it.</param>
    public LabeledVectors(string name, Func<(Samples Vectors, IReadOnlyList<string> Labels)> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(read);
        Name = name;
        _content = new(() => Sort(read()));
    }

    /// <summary>The names of the files, without their folders.</summary>
    public string Name { get; }

    /// <summary>The vectors, a row for each, in the order of the file.</summary>
    /// <exception cref="InputException">The files cannot be used.</exception>
    public Samples Vectors => _content.Value.Vectors;

    /// <summary>The label of each vector.</summary>
    /// <exception cref="InputException">The files cannot be used.</exception>
    public IReadOnlyList<string> Labels => _content.Value.Labels;

    /// <summary>The different labels, in the order in which they first occur.</summary>
    /// <exception cref="InputException">The files cannot be used.</exception>
    public IReadOnlyList<string> Classes => [.. Labels.Distinct()];

    /// <summary>Reads several files of vectors, each file being one class that is called as the file is without its endings.</summary>
    /// <param name="addresses">Two or more files, or arrays of archives.</param>
    /// <param name="reading">How they are read; null for the defaults.</param>
    /// <exception cref="InputException">Two classes have one name.</exception>
    public static LabeledVectors OfFiles(IReadOnlyList<string> addresses, ReadingOptions? reading = null)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        string[] labels = [.. addresses.Select(ClassName)];
        for (int i = 1; i < labels.Length; i++)
        {
            int first = Array.IndexOf(labels, labels[i], 0, i);
            if (first >= 0)
            {
                throw new InputException(
                    $"{addresses[first]} and {addresses[i]}: both classes would be called '{labels[i]}'; rename one of the files.");
            }
        }

        return new LabeledVectors(string.Join(',', addresses.Select(address => Path.GetFileName(address))), () => ReadFiles(addresses, labels, reading));
    }

    /// <summary>Reads a table of vectors in which one column holds the label of each.</summary>
    /// <param name="address">The file, or an array of an archive.</param>
    /// <param name="labelColumn">The number of that column from 1, or its name.</param>
    /// <param name="reading">How it is read; null for the defaults.</param>
    public static LabeledVectors OfTable(string address, string labelColumn, ReadingOptions? reading = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentException.ThrowIfNullOrEmpty(labelColumn);
        return new LabeledVectors($"{Path.GetFileName(address)}:{labelColumn}", () =>
        {
            using var file = OpenFile.Open(address, reading);
            return file.ReadLabeled(labelColumn, CancellationToken.None);
        });
    }

    /// <summary>The rows of a class in the order of the file, from 0.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="InputException">There is no such class, or the files cannot be used.</exception>
    public IReadOnlyList<int> RowsOf(string label)
    {
        if (_content.Value.Rows.TryGetValue(label, out List<int>? rows))
        {
            return rows;
        }

        const int MostShown = 10;
        IReadOnlyList<string> classes = Classes;
        string more = classes.Count > MostShown ? string.Create(CultureInfo.InvariantCulture, $", ... ({classes.Count})") : string.Empty;
        string known = OneLine.Of(string.Join(", ", classes.Take(MostShown)) + more);
        throw new InputException($"{Name}: there is no class {OneLine.Quote(label)}; the classes are {known}.");
    }

    private static string ClassName(string address)
    {
        // Of an item of a file the name of the item, of a file, or of all of its items, the name up to the ending, before which .gz may stand again.
        SampleAddress parts = FileAddress.Parse(address);
        if (parts.Selection is not (null or AllItems) && FileAddress.HasItems(parts))
        {
            return parts.Selection;
        }

        string name = Path.GetFileName(parts.Path);
        return Path.GetFileNameWithoutExtension(name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name);
    }

    private static (Samples Vectors, IReadOnlyList<string> Labels) ReadFiles(IReadOnlyList<string> addresses, string[] labels, ReadingOptions? reading)
    {
        var parts = new List<Samples>();
        using var files = new OpenFiles();
        try
        {
            foreach (string address in addresses)
            {
                Samples part = files.Open(address, reading).ReadSamples().Samples;
                parts.Add(part);
                if (part.Dimensions != parts[0].Dimensions)
                {
                    throw new InputException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{address}: has {OneLine.Count(part.Dimensions, "column")}, but {addresses[0]} has {parts[0].Dimensions}; all classes need the same columns."));
                }
            }

            var labelOfRow = new List<string>();
            for (int i = 0; i < parts.Count; i++)
            {
                labelOfRow.AddRange(Enumerable.Repeat(labels[i], parts[i].Count));
            }

            return (Join(parts, addresses), labelOfRow);
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    private static Samples Join(List<Samples> parts, IReadOnlyList<string> addresses)
    {
        int dimensions = parts[0].Dimensions;
        long length = parts.Sum(part => (long)part.Count * dimensions);
        if (length > Array.MaxLength)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{addresses[0]} and the other classes: {length} values do not fit into one array of {Array.MaxLength}; use fewer rows."));
        }

        int count = (int)(length / Math.Max(1, dimensions));
        if (parts.TrueForAll(part => part.Type == SampleType.Float32))
        {
            var singles = new float[length];
            CopyRows(parts, (part, row, start) => part.CopyRow(row, singles.AsSpan(start)));
            return Samples.Create(singles, count, dimensions);
        }

        var doubles = new double[length];
        CopyRows(parts, (part, row, start) => part.CopyRow(row, doubles.AsSpan(start)));
        return Samples.Create(doubles, count, dimensions);
    }

    private static void CopyRows(List<Samples> parts, Action<Samples, int, int> copy)
    {
        int start = 0;
        foreach (Samples part in parts)
        {
            for (int i = 0; i < part.Count; i++)
            {
                copy(part, i, start);
                start += part.Dimensions;
            }
        }
    }

    private (Samples Vectors, IReadOnlyList<string> Labels, Dictionary<string, List<int>> Rows) Sort(
        (Samples Vectors, IReadOnlyList<string> Labels) content)
    {
        if (content.Labels.Count != content.Vectors.Count)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name}: there are {content.Vectors.Count} vectors and {content.Labels.Count} labels; each vector needs one."));
        }

        var rows = new Dictionary<string, List<int>>();
        for (int i = 0; i < content.Labels.Count; i++)
        {
            if (!rows.TryGetValue(content.Labels[i], out List<int>? ofLabel))
            {
                rows[content.Labels[i]] = ofLabel = [];
            }

            ofLabel.Add(i);
        }

        return (content.Vectors, content.Labels, rows);
    }
}
