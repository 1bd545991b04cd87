using System.Text;

namespace LatentMI.Reading;

/// <summary>Reads tables of numbers in text, with or without a header and a column of row names (<see cref="TextLayout"/>).</summary>
/// <remarks>
/// Lines that start with <c>#</c> are comments. Blank lines may stand before and after the rows but not between them, where they might be
/// rows whose values are missing. The encoding is UTF-8, or what a byte order mark says.
/// </remarks>
internal sealed class TextTableReader
{
    private const string Format = "text";
    private const int MostNamesShown = 3;
    private const int RowsPerCancellationCheck = 1024;
    private readonly string _path;
    private readonly ITextRows _rows;
    private readonly ChunkedValues _values = new();
    private readonly List<string> _rowNames = [];
    private readonly List<string> _notes = [];
    private TextLayout? _layout;
    private int _fieldCount;
    private long _fieldCountLine;
    private int _count;

    private TextTableReader(string path, ITextRows rows)
    {
        _path = path;
        _rows = rows;
    }

    /// <summary>Reads a table as samples of float64.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">What the user wrote.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">A row has too few or too many fields, or a field is not a number; the message says where.</exception>
    public static SampleSource ReadSamples(SourceFile file, string address, CancellationToken cancellationToken)
    {
        using ITextRows rows = OpenRows(file);
        return new TextTableReader(file.Path, rows).Read(address, cancellationToken);
    }

    /// <summary>Reads a table of which one column holds labels, which may be any text.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">What the user wrote.</param>
    /// <param name="labelColumn">The number of that column from 1, or its name in the header.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such column, a row has no label, or the rest cannot be read as samples.</exception>
    public static (Samples Vectors, IReadOnlyList<string> Labels) ReadLabeled(
        SourceFile file, string address, string labelColumn, CancellationToken cancellationToken)
    {
        using var rows = new LabelColumnRows(OpenRows(file), file.Path, labelColumn);
        SampleSource source = new TextTableReader(file.Path, rows).Read(address, cancellationToken);
        int index = rows.LastColumn - (source.RowNames is null ? 0 : 1);
        return (LabelColumn.Remove(source.Samples, index), rows.TakeLabels(source.Samples.Count));
    }

    private static ITextRows OpenRows(SourceFile file)
    {
        char delimiter;
        using (StreamReader start = OpenText(file))
        {
            delimiter = DelimiterDetection.Detect(start);
        }

        StreamReader text = OpenText(file);
        return delimiter == DelimiterDetection.WhiteSpace ? new WhiteSpaceRows(text) : new DelimitedRows(text, delimiter, file.Path);
    }

    private static StreamReader OpenText(SourceFile file) => new(file.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);

    private SampleSource Read(string address, CancellationToken cancellationToken)
    {
        if (!ReadFilledRow(isBetweenRows: false))
        {
            throw new InputException($"{_path}: the file holds no rows.");
        }

        ReadFirstRows();
        while (ReadFilledRow(isBetweenRows: true))
        {
            if (_count % RowsPerCancellationCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            AddRow();
        }

        return ToSource(address);
    }

    /// <summary>The layout depends on the first two rows; the first of them is data unless it is a header.</summary>
    private void ReadFirstRows()
    {
        string[] first = CurrentFields();
        long line = _rows.Line;
        bool hasSecond = ReadFilledRow(isBetweenRows: true);
        string[]? second = hasSecond ? CurrentFields() : null;
        _layout = TextLayout.Infer(first, second);
        bool hasHeader = _layout.ColumnNames is not null;
        if (hasHeader && !hasSecond)
        {
            throw new InputException($"{_path}: line {line} is a header ({NameList(first)}), but no row of values follows it.");
        }

        _fieldCount = hasHeader ? _layout.ColumnNames!.Length + (_layout.HasIndexColumn ? 1 : 0) : first.Length;
        _fieldCountLine = first.Length == _fieldCount ? line : _rows.Line;
        if (hasHeader)
        {
            _notes.Add($"line {line} is a header: {NameList(_layout.ColumnNames!)}");
        }
        else
        {
            AddRow(first, line);
        }

        if (second is not null)
        {
            AddRow(second, _rows.Line);
        }
    }

    private void AddRow()
    {
        RequireFieldCount(_rows.FieldCount, _rows.Line);
        for (int i = 0; i < _fieldCount; i++)
        {
            AddField(_rows.Field(i), i, _rows.Line);
        }

        FinishRow();
    }

    private void AddRow(string[] fields, long line)
    {
        RequireFieldCount(fields.Length, line);
        for (int i = 0; i < _fieldCount; i++)
        {
            AddField(fields[i], i, line);
        }

        FinishRow();
    }

    private void AddField(ReadOnlySpan<char> field, int index, long line)
    {
        if (index == 0 && _layout!.HasIndexColumn)
        {
            _rowNames.Add(field.ToString());
            return;
        }

        if (!NumberField.TryParse(field, out double value))
        {
            throw NotANumber(field, index, line);
        }

        _values.Add(value);
    }

    private void FinishRow()
    {
        _count++;
        if (_values.Count > Array.MaxLength)
        {
            throw new InputException($"{_path}: more than {Array.MaxLength} values are too many for a text; save them as .npy.");
        }
    }

    private InputException NotANumber(ReadOnlySpan<char> field, int index, long line)
    {
        string? name = _layout!.ColumnNames?[index - (_layout.HasIndexColumn ? 1 : 0)];
        string place = $"{_path}: line {line}, column {index + 1}{(string.IsNullOrEmpty(name) ? "" : $" ({OneLine.Of(name)})")}";
        if (field.IsEmpty)
        {
            return new InputException($"{place}: the field is empty where a number is expected; fill in the value or remove the row.");
        }

        string advice = NumberField.HasDecimalComma(field) ? "; write decimals with a point" : "";
        return new InputException($"{place}: found {OneLine.Quote(field)} where a number is expected{advice}.");
    }

    private void RequireFieldCount(int count, long line)
    {
        if (count != _fieldCount)
        {
            string found = count == 1 ? "1 field" : $"{count} fields";
            throw new InputException(
                $"{_path}: line {line}, column {Math.Min(count, _fieldCount) + 1}: the row has {found} where {_fieldCount} are expected, as line {_fieldCountLine} has.");
        }
    }

    private bool ReadFilledRow(bool isBetweenRows)
    {
        long blankLine = 0;
        while (_rows.Read())
        {
            if (_rows.FieldCount > 0)
            {
                return !isBetweenRows || blankLine == 0
                    ? true
                    : throw new InputException($"{_path}: line {blankLine} is blank, but rows follow it; remove it or fill in its values.");
            }

            blankLine = blankLine == 0 ? _rows.Line : blankLine;
        }

        return false;
    }

    private SampleSource ToSource(string address)
    {
        TextLayout layout = _layout!;
        int dimensions = _fieldCount - (layout.HasIndexColumn ? 1 : 0);
        if (layout.HasIndexColumn)
        {
            string name = layout.IndexName is null ? "" : $" ({OneLine.Quote(layout.IndexName)})";
            _notes.Add($"column 1{name} holds row names, not values: {NameList(_rowNames)}");
        }

        Samples samples = Samples.Create(_values.ToArray(), _count, dimensions, layout.ColumnNames);
        return new SampleSource(samples, address, Format)
        {
            RowNames = layout.HasIndexColumn ? _rowNames : null,
            IndexColumn = layout.IndexName,
            Notes = _notes,
        };
    }

    private string[] CurrentFields()
    {
        var fields = new string[_rows.FieldCount];
        for (int i = 0; i < fields.Length; i++)
        {
            fields[i] = _rows.Field(i).ToString();
        }

        return fields;
    }

    private static string NameList(IReadOnlyCollection<string> names)
    {
        string shown = string.Join(", ", names.Take(MostNamesShown).Select(name => OneLine.Of(name)));
        return names.Count > MostNamesShown ? $"{shown}, ... ({names.Count})" : shown;
    }
}
