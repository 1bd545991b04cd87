using LatentMI.IO.Arrays;

namespace LatentMI.IO.Formats.Text;

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
    private const int FewestRowsOfTotal = 3;

    // What sums up the rows above it is called. A row of data may be called so, too.
    private static readonly HashSet<string> TotalWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "grand total", "sum", "mean", "average", "avg", "median", "sd", "std", "stdev", "min", "max", "n", "count",
    };

    private static readonly char[] OtherDelimiters = [';', '\t', ',', '|'];
    private readonly SampleAddress _address;
    private readonly string _path;
    private readonly ITextRows _rows;
    private readonly ChunkedValues _values = new();
    private readonly TextLayout _layout;
    private readonly DecimalMark _mark;
    private readonly MemoryRoom _room;
    private readonly List<string> _rowNames = [];
    private readonly List<long> _rowLines = [];
    private readonly List<string> _notes = [];
    private int[] _chosenFields = [];
    private string[]? _chosenNames;
    private int _fieldCount;
    private long _fieldCountLine;
    private int _count;
    private long _bytesOfNames;
    private bool _endsEmpty = true;

    private TextTableReader(SampleAddress address, ITextRows rows, TextLayout layout, ReadingOptions reading, MemoryRoom room)
    {
        _address = address;
        _path = address.Path;
        _rows = rows;
        _layout = layout;
        _mark = reading.Decimal;
        _room = room;
    }

    /// <summary>Reads a table as samples of float64.</summary>
    /// <param name="rows">The rows of the file, from the first.</param>
    /// <param name="layout">Which parts of the text are names.</param>
    /// <param name="reading">How the file is read.</param>
    /// <param name="room">How much memory the table may take.</param>
    /// <param name="address">What the user wrote: the file, possibly transposed, and columns of it. The others are not read and may hold any text.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">A row has too few or too many fields, or a field is not a number; the message says where.</exception>
    public static SampleSource ReadSamples(ITextRows rows, TextLayout layout, ReadingOptions reading, MemoryRoom room, SampleAddress address, CancellationToken cancellationToken)
    {
        (bool isTransposed, string? columns) = address.SplitTransposed();
        return isTransposed
            ? new TextTableReader(address with { Selection = null }, rows, layout, reading, room).Read(cancellationToken).Transpose(columns)
            : new TextTableReader(address with { Selection = columns }, rows, layout, reading, room).Read(cancellationToken);
    }

    /// <summary>Reads a table of which one column holds labels, which may be any text.</summary>
    /// <param name="rows">The rows of the file, from the first, which keep the labels.</param>
    /// <param name="layout">Which parts of the text are names.</param>
    /// <param name="reading">How the file is read.</param>
    /// <param name="room">How much memory the table may take.</param>
    /// <param name="address">What the user wrote.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such column, a row has no label, or the rest cannot be read as samples.</exception>
    public static (Samples Vectors, IReadOnlyList<string> Labels) ReadLabeled(
        LabelColumnRows rows, TextLayout layout, ReadingOptions reading, MemoryRoom room, SampleAddress address, CancellationToken cancellationToken)
    {
        var reader = new TextTableReader(address, rows, layout, reading, room);
        Samples samples = reader.Read(cancellationToken).Samples;
        int index = Array.IndexOf(reader._chosenFields, rows.LastColumn);
        return (index < 0 ? samples : LabelColumn.Remove(samples, index), rows.TakeLabels(samples.Count));
    }

    private SampleSource Read(CancellationToken cancellationToken)
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
                RequireRoom();
            }

            AddRow();
        }

        return ToSource();
    }

    /// <summary>Reads the header, if there is one, and the row after it.</summary>
    private void ReadFirstRows()
    {
        int firstCount = _rows.FieldCount;
        _fieldCountLine = _rows.Line;
        if (_layout.ColumnNames is { } names)
        {
            string shown = NameList(names);
            if (!ReadFilledRow(isBetweenRows: true))
            {
                throw new InputException($"{_path}: line {_fieldCountLine} is a header ({shown}), but no row of values follows it.");
            }

            _notes.Add($"line {_fieldCountLine} is a header: {shown}");
        }

        if (_layout.PossibleHeader is { } numbers)
        {
            _notes.Add($"line {_fieldCountLine} was read as values ({numbers}); if it numbers the columns, give them names");
        }

        if (_layout.IsHeaderShort)
        {
            _fieldCountLine = _rows.Line;
        }

        _fieldCount = _layout.IsHeaderShort ? firstCount + 1 : firstCount;
        ChooseFields();
        AddRow();
    }

    /// <summary>Numbers of columns count those of values, without row names.</summary>
    private void ChooseFields()
    {
        int first = _layout.HasIndexColumn ? 1 : 0;
        int count = _fieldCount - first;
        int[] columns = _address.Selection is { } chosen
            ? ColumnSelection.Resolve(chosen, _layout.ColumnNames, count, _address.Text)
            : [.. Enumerable.Range(0, count)];
        _chosenFields = Array.ConvertAll(columns, column => column + first);
        _chosenNames = _layout.ColumnNames is { } names ? Array.ConvertAll(columns, column => names[column]) : null;
    }

    private void AddRow()
    {
        RequireFieldCount(_rows.FieldCount, _rows.Line);
        if (_layout.HasIndexColumn)
        {
            _rowNames.Add(_rows.Field(0).ToString());
            _bytesOfNames += MemoryRoom.BytesOf(_rowNames[^1]);
            _rowLines.Add(_rows.Line);
            _endsEmpty &= _rows.Field(_fieldCount - 1).IsEmpty;
        }

        foreach (int field in _chosenFields)
        {
            AddField(_rows.Field(field), field, _rows.Line);
        }

        FinishRow();
    }

    private void AddField(ReadOnlySpan<char> field, int index, long line)
    {
        if (!NumberField.TryParseOrMissing(field, _mark, out double value))
        {
            throw NotANumber(field.ToString(), index, line);
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

    private InputException NotANumber(string field, int index, long line)
    {
        string? name = index > 0 || !_layout.HasIndexColumn ? _layout.ColumnNames?[index - (_layout.HasIndexColumn ? 1 : 0)] : _layout.IndexName;
        string place = $"{_path}: line {line}, column {index + 1}{(string.IsNullOrEmpty(name) ? "" : $" ({OneLine.Of(name)})")}";
        bool mayBeName = index == 0 && _fieldCount > 1 && !string.IsNullOrEmpty(name) && NumberField.IsName(field, _mark);
        string advice = mayBeName ? "; if the column holds row names, leave its name in the header empty; if labels, choose other columns" : NumberField.Advice(field, _mark);
        return new InputException($"{place}: found {OneLine.Quote(field)} where a number is expected{advice}.");
    }

    /// <summary>Refuses row names of which the later rows show that they are values.</summary>
    private void RequireRowNames()
    {
        if (_layout.IsIndexByItsValues && !TextLayout.AreRowNames(_rowNames, _layout.IndexName, _mark))
        {
            int spoiled = _rowNames.FindIndex(name => NumberField.IsSpoiledNumber(name, _mark));
            int row = spoiled >= 0 ? spoiled : _rowNames.FindIndex(name => NumberField.IsName(name, _mark));
            throw NotANumber(_rowNames[row], 0, _rowLines[row]);
        }

        if (_layout.IsHeaderShort && _layout.ColumnNames is [var name] && name.IndexOfAny(OtherDelimiters) is var place and >= 0 && name.Count(c => c == name[place]) == _fieldCount - 1)
        {
            throw new InputException($"{_path}: line {_fieldCountLine - 1} separates its names by {(name[place] == '\t' ? "tabs" : OneLine.Quote(name[place].ToString()))} and the rows their fields by another sign; use one for both.");
        }

        if (_layout.IsHeaderShort && TextLayout.FindRowNameProblem(_fieldCount, _rowNames, _endsEmpty, _path) is { } problem)
        {
            throw new InputException(problem);
        }
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

    private void RequireRoom() => _room.RequireSoFar((_values.Count * sizeof(double)) + _bytesOfNames, _path);

    private SampleSource ToSource()
    {
        RequireRoom();
        RequireRowNames();
        TextLayout layout = _layout;
        if (layout.HasIndexColumn)
        {
            string name = layout.IndexName is null ? "" : $" ({OneLine.Quote(layout.IndexName)})";
            _notes.Add($"column 1{name} holds row names, not values: {NameList(_rowNames)}");
            if (_count >= FewestRowsOfTotal && TotalWords.Contains(_rowNames[^1].TrimEnd(':')))
            {
                _notes.Add($"line {_rowLines[^1]} is called {OneLine.Quote(_rowNames[^1])} and was read as a row like the others; remove it if it sums them up");
            }
        }
        else if (layout.ColumnNames is [var first, _, ..] && _chosenFields is [0, ..] && RowNames.IsCalledSo(first) && CountFirstColumn())
        {
            _notes.Add($"column 1 ({OneLine.Quote(first)}) was read as values, though no two of its whole numbers are alike; if it names the rows, leave its name in the header empty");
        }

        if (_address.Selection is not null)
        {
            _notes.Add(ColumnSelection.Note(_chosenFields.Length, _fieldCount - (layout.HasIndexColumn ? 1 : 0)));
        }

        int firstField = layout.HasIndexColumn ? 1 : 0;
        Samples samples = Samples.Create(_values.ToArray(), _count, _chosenFields.Length, _chosenNames)
            .WithOrigins(SampleOrigins.AsRead(_fieldCount - firstField).SelectColumns(Array.ConvertAll(_chosenFields, field => field - firstField)));
        return new SampleSource(samples, _address.Text, Format)
        {
            RowNames = layout.HasIndexColumn ? _rowNames : null,
            IndexColumn = layout.IndexName,
            Notes = _notes,
        };
    }

    /// <summary>Whether the first column is of whole numbers of which no two are alike, as identifiers are.</summary>
    private bool CountFirstColumn()
    {
        double[] values = _values.ToArray();
        var seen = new HashSet<double>(_count);
        for (int row = 0; row < _count; row++)
        {
            double value = values[row * (long)_chosenFields.Length];
            if (value != Math.Floor(value) || !seen.Add(value))
            {
                return false;
            }
        }

        return _count > 1;
    }

    private static string NameList(IReadOnlyCollection<string> names)
    {
        string shown = string.Join(", ", names.Take(MostNamesShown).Select(name => OneLine.Of(name)));
        return names.Count > MostNamesShown ? $"{shown}, ... ({names.Count})" : shown;
    }
}
