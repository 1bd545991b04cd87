using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats.Text;

/// <summary>Reads a table of metadata in text: a header, then a row of fields for each row of samples.</summary>
/// <param name="rows">The rows, from the first.</param>
/// <param name="layout">Which parts of the text are names.</param>
/// <param name="mark">The decimal mark.</param>
/// <param name="room">How much memory the table may take.</param>
/// <param name="path">How messages call the file.</param>
internal sealed class TextMetadataReader(ITextRows rows, TextLayout layout, DecimalMark mark, MemoryRoom room, string path)
{
    private const int RowsPerCancellationCheck = 1024;
    private string[] _names = [];
    private bool _hasRow;
    private bool _hasRowNames;
    private bool _isShort;

    /// <summary>The names of the columns, known after the header was read.</summary>
    public IReadOnlyList<string> Names => _hasRowNames ? _names[1..] : _names;

    /// <summary>Reads the header, and looks at the row after it.</summary>
    /// <param name="problem">Why it is none; null where it is one.</param>
    /// <returns>Whether there is a header.</returns>
    public bool TryReadHeader(out string? problem)
    {
        if (!MoveToFilledRow())
        {
            problem = $"{path}: the file holds no rows.";
            return false;
        }

        if (layout.IsLabelList)
        {
            (_names, _hasRow, problem) = ([TextColumn.Unnamed], true, null);
            return true;
        }

        string[] names = rows.Fields();
        long line = rows.Line;
        bool isNamed = layout.ColumnNames is not null && (names[0].Length == 0 || NumberField.IsName(names[0], mark));
        if (!isNamed && names.Any(name => NumberField.TryParse(name, mark, out _) || NumberField.IsSpoiledNumber(name, mark)))
        {
            problem = $"{path}: metadata need column names in the first row, but line {line} holds numbers.";
            return false;
        }

        _hasRow = MoveToFilledRow();

        // R leaves the name of the row names out, pandas leaves it empty; both mean a column without a name.
        _isShort = _hasRow && rows.FieldCount == names.Length + 1;
        _hasRowNames = _isShort || (names[0].Length == 0 && names.Length > 1);
        _names = _isShort ? ["", .. names] : names;
        problem = FindNameProblem(line);
        return problem is null;
    }

    /// <summary>Reads the rows after the header.</summary>
    /// <param name="only">The only column to keep, from 0; null for all.</param>
    /// <param name="problem">Why they are no table; null where they are one.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The table; null where a row has too few or too many fields.</returns>
    public MetadataTable? TryRead(int? only, out string? problem, CancellationToken cancellationToken)
    {
        int shift = _hasRowNames ? 1 : 0;
        int[] kept = only is { } chosen ? [chosen + shift] : [.. Enumerable.Range(shift, _names.Length - shift)];
        List<string>[] columns = Array.ConvertAll(kept, _ => new List<string>());
        var rowNames = new List<string>();
        long blankLine = 0;
        int count = 0;
        long bytes = 0;
        bool endsEmpty = true;
        for (; _hasRow; _hasRow = rows.Read())
        {
            if (rows.FieldCount == 0)
            {
                blankLine = blankLine == 0 ? rows.Line : blankLine;
                continue;
            }

            problem = FindFieldProblem(blankLine);
            if (problem is not null)
            {
                return null;
            }

            count++;
            for (int i = 0; i < kept.Length; i++)
            {
                columns[i].Add(rows.Field(kept[i]).ToString());
                bytes += MemoryRoom.BytesOf(columns[i][^1]);
            }

            if (_hasRowNames)
            {
                rowNames.Add(rows.Field(0).ToString());
                endsEmpty &= rows.Field(_names.Length - 1).IsEmpty;
                bytes += MemoryRoom.BytesOf(rowNames[^1]);
            }

            if (count % RowsPerCancellationCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                room.RequireSoFar(bytes, path);
            }
        }

        problem = _isShort ? TextLayout.FindRowNameProblem(_names.Length, rowNames, endsEmpty, path) : null;
        return problem is not null ? null : new MetadataTable(count, [.. kept.Select((field, i) => ToColumn(_names[field], columns[i]))], _hasRowNames ? rowNames : null);
    }

    /// <summary>A column of fields: of numbers where all are numbers or missing, else of text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fields">Its fields.</param>
    private MetadataColumn ToColumn(string name, List<string> fields)
    {
        var numbers = new double[fields.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!NumberField.TryParseOrMissing(fields[i], mark, out numbers[i]))
            {
                return new MetadataColumn(name, fields.ConvertAll(field => NumberField.IsMissingText(field) ? null : field));
            }
        }

        var column = new MetadataColumn(name, numbers);
        return column.ToKeys().Where((key, row) => key is not null && key != fields[row]).Any() ? new MetadataColumn(name, numbers) { Written = fields } : column;
    }

    private bool MoveToFilledRow()
    {
        while (rows.Read())
        {
            if (rows.FieldCount > 0)
            {
                return true;
            }
        }

        return false;
    }

    private string? FindNameProblem(long line)
    {
        var seen = new HashSet<string>();
        for (int i = _hasRowNames ? 1 : 0; i < _names.Length; i++)
        {
            if (_names[i].Length == 0 || !seen.Add(_names[i]))
            {
                return _names[i].Length == 0
                    ? $"{path}: line {line}, column {i + 1}: the column has no name."
                    : $"{path}: line {line}, column {i + 1}: another column is also called {OneLine.Quote(_names[i])}.";
            }
        }

        return null;
    }

    private string? FindFieldProblem(long blankLine)
    {
        if (blankLine > 0)
        {
            return $"{path}: line {blankLine} is blank, but rows follow it; remove it or fill in its values.";
        }

        return rows.FieldCount == _names.Length
            ? null
            : $"{path}: line {rows.Line}: the row has {rows.FieldCount} fields where {_names.Length} are expected, as the header has.";
    }
}
