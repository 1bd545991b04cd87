using System.Globalization;

namespace LatentMI.IO.Formats;

/// <summary>The rows of a text of which one column holds labels: they are kept, and the rows go on with a number in their place.</summary>
internal sealed class LabelColumnRows : ITextRows
{
    // Not nothing at all, so that the other columns keep their numbers in messages.
    private const string Placeholder = "0";
    private readonly ITextRows _rows;
    private readonly string _path;
    private readonly string _column;
    private readonly List<string> _labels = [];
    private bool _isNamed;
    private int _index;
    private int _firstCount;

    /// <summary>Starts before the first row.</summary>
    /// <param name="rows">The rows, which this object disposes of.</param>
    /// <param name="path">How messages call the file.</param>
    /// <param name="column">The number of the column from 1, or its name in the first row.</param>
    public LabelColumnRows(ITextRows rows, string path, string column)
    {
        _rows = rows;
        _path = path;
        _column = column;
    }

    /// <inheritdoc/>
    public long Line => _rows.Line;

    /// <inheritdoc/>
    public int FieldCount => _rows.FieldCount;

    /// <summary>The column of the labels in the last row with fields, from 0.</summary>
    public int LastColumn { get; private set; }

    // One further than in the header where that has no name above the row names, as R writes it.
    private int Column => _isNamed && FieldCount == _firstCount + 1 ? _index + 1 : _index;

    /// <inheritdoc/>
    public bool Read()
    {
        if (!_rows.Read())
        {
            return false;
        }

        if (FieldCount > 0)
        {
            if (_labels.Count == 0)
            {
                FindColumn();
            }

            if (!_isNamed && _labels.Count == 1 && FieldCount == _firstCount + 1)
            {
                throw new InputException($"{_path}: the first row does not name the column of row names, so column numbers are ambiguous; give the name of the label column.");
            }

            LastColumn = Column;

            // Rows that are too short are refused by who reads them.
            _labels.Add(Column < FieldCount ? _rows.Field(Column).ToString() : string.Empty);
        }

        return true;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<char> Field(int index) =>
        index == Column && !(_isNamed && _labels.Count == 1) ? Placeholder : _rows.Field(index);

    /// <summary>The labels of the last rows that were read: of all but the header.</summary>
    /// <param name="count">How many rows there are without the header.</param>
    /// <exception cref="InputException">A row has none.</exception>
    public IReadOnlyList<string> TakeLabels(int count)
    {
        List<string> labels = _labels[^count..];
        int empty = labels.IndexOf(string.Empty);
        return empty < 0
            ? labels
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{_path}: row {empty + 1} has no label in the column {OneLine.Quote(_column)}; fill it in or remove the row."));
    }

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();

    private void FindColumn()
    {
        var first = new string[FieldCount];
        for (int i = 0; i < first.Length; i++)
        {
            first[i] = _rows.Field(i).ToString();
        }

        _firstCount = first.Length;
        _isNamed = !LabelColumn.IsNumber(_column);
        _index = LabelColumn.Find(_column, first, first.Length, _path);
    }
}
