using LatentMI.IO.Streams;
using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats.Text;

/// <summary>Reads tables of metadata in text: a header, then a row of fields for each row of samples.</summary>
internal static class TextMetadataReader
{
    private const int RowsPerCancellationCheck = 1024;
    private static readonly string[] MissingMarks = ["NA", "N/A", "NaN", "NULL", "None"];

    /// <summary>Reads a table.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no header, two columns have the same name, or a row has too few or too many fields.</exception>
    public static MetadataTable Read(SourceFile file, CancellationToken cancellationToken)
    {
        using ITextRows rows = TextTableReader.OpenRows(file);
        string[] names = ReadFilledRow(rows) ?? throw new InputException($"{file.Path}: the file holds no rows.");
        long headerLine = rows.Line;
        if (names.Any(name => NumberField.TryParse(name, out _)))
        {
            throw new InputException($"{file.Path}: metadata need names of their columns in the first row, and line {headerLine} holds numbers.");
        }

        string[]? fields = ReadFilledRow(rows);

        // R leaves the name of the row names out, pandas leaves it empty; both mean a column without a name.
        bool isShort = fields?.Length == names.Length + 1;
        bool hasRowNames = isShort || (names[0].Length == 0 && names.Length > 1);
        names = isShort ? ["", .. names] : names;
        RequireNames(names, hasRowNames, file.Path, headerLine);
        var columns = Array.ConvertAll(names, _ => new List<string>());
        long blankLine = 0;
        for (; fields is not null; fields = ReadRow(rows))
        {
            if (fields.Length == 0)
            {
                blankLine = blankLine == 0 ? rows.Line : blankLine;
                continue;
            }

            RequireFields(fields, names, blankLine, rows.Line, file.Path);
            for (int i = 0; i < fields.Length; i++)
            {
                columns[i].Add(fields[i]);
            }

            if (columns[0].Count % RowsPerCancellationCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        MetadataColumn[] metadata = [.. Enumerable.Range(hasRowNames ? 1 : 0, names.Length - (hasRowNames ? 1 : 0)).Select(i => ToColumn(names[i], columns[i]))];
        return new MetadataTable(columns[0].Count, metadata, hasRowNames ? columns[0] : null);
    }

    /// <summary>A column of fields: of numbers where all are numbers or missing, else of text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fields">Its fields.</param>
    private static MetadataColumn ToColumn(string name, List<string> fields)
    {
        var numbers = new double[fields.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (IsMissing(fields[i]))
            {
                numbers[i] = double.NaN;
            }
            else if (!NumberField.TryParse(fields[i], out numbers[i]))
            {
                return new MetadataColumn(name, fields.ConvertAll(field => IsMissing(field) ? null : field));
            }
        }

        return new MetadataColumn(name, numbers);
    }

    private static bool IsMissing(string field) => field.Length == 0 || MissingMarks.Contains(field, StringComparer.OrdinalIgnoreCase);

    private static string[]? ReadFilledRow(ITextRows rows)
    {
        string[]? fields;
        do
        {
            fields = ReadRow(rows);
        }
        while (fields is []);

        return fields;
    }

    private static string[]? ReadRow(ITextRows rows)
    {
        if (!rows.Read())
        {
            return null;
        }

        var fields = new string[rows.FieldCount];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = rows.Field(i).ToString();
        }

        return fields;
    }

    private static void RequireNames(string[] names, bool hasRowNames, string path, long line)
    {
        var seen = new HashSet<string>();
        for (int i = hasRowNames ? 1 : 0; i < names.Length; i++)
        {
            if (names[i].Length == 0 || !seen.Add(names[i]))
            {
                throw new InputException(names[i].Length == 0
                    ? $"{path}: line {line}, column {i + 1}: the column has no name."
                    : $"{path}: line {line}, column {i + 1}: another column is called {OneLine.Quote(names[i])}, too.");
            }
        }
    }

    private static void RequireFields(string[] fields, string[] names, long blankLine, long line, string path)
    {
        if (blankLine > 0)
        {
            throw new InputException($"{path}: line {blankLine} is blank, but rows follow it; remove it or fill in its values.");
        }

        if (fields.Length != names.Length)
        {
            throw new InputException($"{path}: line {line}: the row has {fields.Length} fields where {names.Length} are expected, as the header has.");
        }
    }
}
