using System.Globalization;
using LatentMI.IO.Arrays;

namespace LatentMI.IO.Formats.MatrixMarket;

/// <summary>A matrix in the Matrix Market exchange format (<c>.mtx</c>; Boisvert, Pozo and Remington, NIST, 1996).</summary>
/// <remarks>
/// The rows of the file are the rows of the samples. Files of 10x Genomics hold genes by cells, so their cells are the columns: the item <c>T</c>
/// turns the matrix over, as <c>matrix.mtx.gz:T</c>. Files of names in the same folder (<see cref="TenXNames"/>) that are as long as the matrix name cells and genes.
/// </remarks>
internal sealed class MatrixMarketText : IDisposable
{
    private const int LongestExactSingle = 1 << 24;
    private const int RowsPerCancellationCheck = 4096;
    private const long FewestBytesOfEntry = 2;
    private readonly StreamReader _text;
    private readonly TextLines _lines;
    private readonly string _path;
    private readonly Symmetry _symmetry;
    private readonly bool _isCoordinate;
    private readonly bool _isPattern;
    private readonly bool _isInteger;
    private readonly bool _isUnsigned;
    private long _line = 1;
    private bool _hasBelow;
    private bool _hasAbove;

    /// <summary>Reads the first line.</summary>
    /// <param name="text">The text from its start, which this object disposes of.</param>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="InputException">It is not one of a matrix that can be read.</exception>
    public MatrixMarketText(StreamReader text, string path)
    {
        _text = text;
        _lines = new TextLines(text, path);
        _path = path;
        string[] words = (_lines.ReadLine() ?? string.Empty).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["%%matrixmarket", "matrix", "coordinate" or "array", "real" or "double" or "integer" or "unsigned-integer" or "pattern", "general" or "symmetric" or "skew-symmetric"]
            || words is [_, _, "array", "pattern", _] or [_, _, _, "pattern", "skew-symmetric"])
        {
            throw new InputException(
                $"{path}: line 1 is {OneLine.Quote(string.Join(' ', words))}; supported are %%MatrixMarket matrix, coordinate or array, "
                + "of real, integer or pattern (coordinate only), general, symmetric or skew-symmetric.");
        }

        _isCoordinate = words[2] == "coordinate";
        _isPattern = words[3] == "pattern";
        _isUnsigned = words[3] is "unsigned-integer";
        _isInteger = words[3] is "integer" or "unsigned-integer" or "pattern";
        _symmetry = words[4] switch
        {
            "symmetric" => Symmetry.Symmetric,
            "skew-symmetric" => Symmetry.Skew,
            _ => Symmetry.None,
        };
    }

    private enum Symmetry
    {
        None,
        Symmetric,
        Skew,
    }

    /// <summary>The first bytes of a file.</summary>
    public static ReadOnlySpan<byte> Magic => "%%MatrixMarket"u8;

    /// <summary>What is to be said of the files of names beside the matrix, after it was read.</summary>
    public IReadOnlyList<string> NotesOnNames { get; private set; } = [];

    /// <summary>Reads the matrix as dense samples.</summary>
    /// <param name="address">What the user wrote: the file, <c>T</c> to turn it over, and columns of the result.</param>
    /// <param name="format">The format's short name.</param>
    /// <param name="room">How much memory it may take.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file is damaged, or the dense matrix does not fit into memory.</exception>
    public SampleSource Read(SampleAddress address, string format, MemoryRoom room, CancellationToken cancellationToken)
    {
        (bool isTransposed, string? columns) = address.SplitTransposed();
        long[] size = ReadSize();
        ArrayShape shape = ArrayShape.Create(size.AsSpan(0, 2), address.Text);
        NumericArray.RequireMatrix(shape, address.Text);
        if (_symmetry != Symmetry.None && size[0] != size[1])
        {
            throw new InputException($"{_path}: line {_line}: a symmetric matrix must be square, and this is {size[0]} x {size[1]}.");
        }

        var beside = TenXNames.Read(_path, Math.Max(shape.Rows, (int)shape.Columns), cancellationToken);
        NotesOnNames = [.. beside.Unused(shape.Rows, (int)shape.Columns)];
        string[]? rowNames = beside.Find(shape.Rows);
        string[]? columnNames = beside.Find((int)shape.Columns);
        (int rows, int count) = isTransposed ? ((int)shape.Columns, shape.Rows) : (shape.Rows, (int)shape.Columns);
        (rowNames, columnNames) = isTransposed ? (columnNames, rowNames) : (rowNames, columnNames);
        MemoryRoom.RequireTableOfColumns(count, address.Text);
        int[] chosen = columns is null ? [.. Enumerable.Range(0, count)] : ColumnSelection.Resolve(columns, columnNames, count, address.Text);
        room.RequireMatrix(rows, chosen.Length, _isInteger ? SampleType.Float32 : SampleType.Float64, address.Text);
        var target = new int[count];
        Array.Fill(target, -1);
        for (int j = 0; j < chosen.Length; j++)
        {
            target[chosen[j]] = j;
        }

        // The dense matrix comes last: a truncated file must not reserve it.
        var entries = new MatrixEntries(isTransposed, target);
        if (_isCoordinate)
        {
            room.Require((Int128)size[2] * MatrixEntries.BytesOfEntry, $"{address.Text}: a list of {size[2]} entries");
            ReadCoordinates(size, entries, cancellationToken);
        }
        else
        {
            ReadArray(size, entries, cancellationToken);
        }

        RequireEnd();
        string[]? names = columnNames is null ? null : Array.ConvertAll(chosen, column => columnNames[column]);
        bool isSingle = _isInteger && entries.Largest <= LongestExactSingle;
        room.RequireMatrix(rows, chosen.Length, isSingle ? SampleType.Float32 : SampleType.Float64, address.Text);
        Samples samples = isSingle
            ? Samples.Create(entries.ToDense<float>(rows, chosen.Length), rows, chosen.Length, names)
            : Samples.Create(entries.ToDense<double>(rows, chosen.Length), rows, chosen.Length, names);
        return new SampleSource(
            samples.WithOrigins(SampleOrigins.AsRead(count).SelectColumns(chosen)).WithKind(_isInteger ? ColumnKind.Count : ColumnKind.Number), address.Text, format)
        {
            RowNames = rowNames,
            Notes =
            [
                isTransposed
                    ? $"the matrix of {OneLine.Count(size[0], "row")} and {OneLine.Count(size[1], "column")} was transposed"
                    : $"the rows are the {size[0]} rows of the file; use {address.Path}:T to make its {size[1]} columns the rows",
                .. columns is null ? Array.Empty<string>() : [ColumnSelection.Note(chosen.Length, count)],
                .. NotesOnNames,
            ],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private void ReadCoordinates(long[] size, MatrixEntries entries, CancellationToken cancellationToken)
    {
        Span<Range> fields = stackalloc Range[4];
        for (long i = 0; i < size[2]; i++)
        {
            if (i % RowsPerCancellationCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            ReadOnlySpan<char> line = NextLine($"{size[2]} entries are expected, but there are only {i}");
            int count = SplitFields(line, fields);
            double value = 1;
            if (count != (_isPattern ? 2 : 3)
                || !TryParsePlace(line[fields[0]], size[0], out int row)
                || !TryParsePlace(line[fields[1]], size[1], out int column)
                || (!_isPattern && !NumberField.TryParse(line[fields[2]], out value)))
            {
                string advice = count == 3 && !_isPattern ? NumberField.Advice(line[fields[2]].ToString(), DecimalMark.Point) : "";
                throw new InputException(
                    $"{_path}: line {_line}: {OneLine.Quote(line)} is not an entry of a matrix of {size[0]} x {size[1]}: a row and a column from 1{(_isPattern ? "" : $", and a value{advice}")}.");
            }

            Add(entries, row, column, value);
        }
    }

    private void ReadArray(long[] size, MatrixEntries entries, CancellationToken cancellationToken)
    {
        for (int column = 0; column < size[1]; column++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int first = _symmetry switch
            {
                Symmetry.Symmetric => column,
                Symmetry.Skew => column + 1,
                _ => 0,
            };
            for (int row = first; row < size[0]; row++)
            {
                ReadOnlySpan<char> field = NextLine("values are missing").Trim();
                if (!NumberField.TryParse(field, out double value))
                {
                    throw new InputException($"{_path}: line {_line}: found {OneLine.Quote(field)} where a number is expected.");
                }

                Add(entries, row, column, value);
            }
        }
    }

    private void Add(MatrixEntries entries, int row, int column, double value)
    {
        if (_isInteger && value != Math.Floor(value))
        {
            throw new InputException($"{_path}: line {_line}: {value.ToString(CultureInfo.InvariantCulture)} is no integer, as line 1 says of all values; write real there.");
        }

        if (_isUnsigned && value < 0)
        {
            throw new InputException($"{_path}: line {_line}: {value.ToString(CultureInfo.InvariantCulture)} is negative, and line 1 says that all values are unsigned; write integer there.");
        }

        if (_symmetry == Symmetry.Skew && row == column && value != 0)
        {
            throw new InputException($"{_path}: line {_line}: an entry of the diagonal, which is 0 in a skew-symmetric matrix; leave it out, or write general in line 1.");
        }

        // Both would be the same entry, and be added.
        (_hasBelow, _hasAbove) = (_hasBelow || row > column, _hasAbove || row < column);
        if (_symmetry != Symmetry.None && _hasBelow && _hasAbove)
        {
            throw new InputException($"{_path}: line {_line}: entries on both sides of the diagonal, where a symmetric matrix has those of one; leave one side out, or write general in line 1.");
        }

        entries.Add(row, column, value);
        if (_symmetry != Symmetry.None && row != column)
        {
            entries.Add(column, row, _symmetry == Symmetry.Skew ? -value : value);
        }
    }

    private long[] ReadSize()
    {
        ReadOnlySpan<char> line = NextLine("the line of the size is missing");
        int expected = _isCoordinate ? 3 : 2;
        string[] fields = line.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var size = new long[fields.Length];
        bool isSize = fields.Length == expected;
        for (int i = 0; i < fields.Length; i++)
        {
            isSize &= long.TryParse(fields[i], NumberStyles.None, CultureInfo.InvariantCulture, out size[i]) && size[i] <= int.MaxValue;
        }

        // Entries take room, so that no more can be claimed than a file holds; of a gzipped file only the reading tells.
        if (isSize && _isCoordinate && _text.BaseStream.CanSeek && size[2] > _text.BaseStream.Length / FewestBytesOfEntry)
        {
            throw new InputException($"{_path}: is truncated: it contains fewer than {size[2]} entries.");
        }

        return isSize
            ? size
            : throw new InputException(
                $"{_path}: line {_line}: {OneLine.Quote(line)} is not the size of a matrix: rows, columns{(_isCoordinate ? ", entries" : "")}.");
    }

    /// <summary>The next line that is neither blank nor a comment.</summary>
    private string NextLine(string missing)
    {
        while (_lines.ReadLine() is { } line)
        {
            _line++;
            if (line.Length > 0 && line[0] != '%' && !string.IsNullOrWhiteSpace(line))
            {
                return line;
            }
        }

        throw new InputException($"{_path}: is truncated: {missing}.");
    }

    private void RequireEnd()
    {
        while (_lines.ReadLine() is { } line)
        {
            _line++;
            if (line.Length > 0 && line[0] != '%' && !string.IsNullOrWhiteSpace(line))
            {
                throw new InputException($"{_path}: line {_line}: more entries follow than the size line states.");
            }
        }
    }

    private static int SplitFields(ReadOnlySpan<char> line, Span<Range> fields)
    {
        int count = 0;
        int at = 0;
        while (count < fields.Length)
        {
            while (at < line.Length && char.IsWhiteSpace(line[at]))
            {
                at++;
            }

            if (at == line.Length)
            {
                return count;
            }

            int start = at;
            while (at < line.Length && !char.IsWhiteSpace(line[at]))
            {
                at++;
            }

            fields[count++] = start..at;
        }

        return count;
    }

    private static bool TryParsePlace(ReadOnlySpan<char> field, long length, out int place)
    {
        bool isPlace = int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out place) && place >= 1 && place <= length;
        place--;
        return isPlace;
    }
}
