using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LatentMI;

/// <summary>
/// A row-major matrix of samples: <see cref="Count"/> rows (observations) of <see cref="Dimensions"/> columns, in the precision of its source.
/// </summary>
/// <remarks>
/// The values are an array that this object owns, a read-only view of a memory-mapped file or of somebody else's memory, or rows of other samples; a mapped
/// file stays open until <see cref="Dispose"/>. Samples never change after their creation and may be read from several threads.
/// </remarks>
public sealed unsafe class Samples : IDisposable
{
    private readonly float[]? _singles;
    private readonly double[]? _doubles;
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly Samples? _source;
    private readonly int[]? _sourceRows;

    // Null where all columns are of numbers.
    private ColumnKind[]? _kinds;
    private byte* _mapped;

    private Samples(int count, int dimensions, SampleType type, IReadOnlyList<string>? columnNames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        if (columnNames is not null && columnNames.Count != dimensions)
        {
            throw new ArgumentException($"{columnNames.Count} names were given for {dimensions} columns.", nameof(columnNames));
        }

        Count = count;
        Dimensions = dimensions;
        Type = type;
        ColumnNames = columnNames;
        Origins = SampleOrigins.AsRead(dimensions);
    }

    private Samples(float[] values, int count, int dimensions, IReadOnlyList<string>? columnNames)
        : this(count, dimensions, SampleType.Float32, columnNames)
    {
        RequireLength(values.LongLength);
        _singles = values;
    }

    private Samples(double[] values, int count, int dimensions, IReadOnlyList<string>? columnNames)
        : this(count, dimensions, SampleType.Float64, columnNames)
    {
        RequireLength(values.LongLength);
        _doubles = values;
    }

    private Samples(MemoryMappedFile file, long offset, int count, int dimensions, SampleType type)
        : this(count, dimensions, type, columnNames: null)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _mapped = start + _view.PointerOffset + offset;
    }

    private Samples(byte* values, int count, int dimensions, SampleType type, IReadOnlyList<string>? columnNames)
        : this(count, dimensions, type, columnNames) => _mapped = values;

    private Samples(Samples source, int[] rows)
        : this(rows.Length, source.Dimensions, source.Type, source.ColumnNames)
    {
        _source = source;
        _sourceRows = rows;
        Origins = source.Origins.SelectRows(rows);
        _kinds = source._kinds;
    }

    /// <summary>The number of rows, n.</summary>
    public int Count { get; }

    /// <summary>The number of columns, d (the ambient dimension).</summary>
    public int Dimensions { get; }

    /// <summary>The precision of the values.</summary>
    public SampleType Type { get; }

    /// <summary>The names of the columns, or null where the source had none.</summary>
    public IReadOnlyList<string>? ColumnNames { get; }

    /// <summary>Whether all columns are labels, so that equal rows are all there is to know.</summary>
    public bool AreLabels => Dimensions > 0 && _kinds is not null && Array.TrueForAll(_kinds, kind => kind == ColumnKind.Label);

    /// <summary>Where the rows and columns stood in what was read.</summary>
    public SampleOrigins Origins { get; private init; }

    /// <summary>Whether the values are a view of a file instead of memory of their own.</summary>
    public bool IsMapped => _file is not null || _source is { IsMapped: true };

    /// <summary>Whether the values belong to a file or to other samples, so that a second object over them would be a second owner.</summary>
    private bool IsView => _file is not null || _source is not null;

    /// <summary>The value at a row and a column, as a double.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public double this[int row, int column] => Type == SampleType.Float32 ? Row<float>(row)[column] : Row<double>(row)[column];

    /// <summary>Wraps an array of float32 values, without a copy.</summary>
    /// <param name="values">count x dimensions values, row after row; the caller must not change them afterwards.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <exception cref="ArgumentException">The array's length does not fit the shape.</exception>
    public static Samples Create(float[] values, int count, int dimensions) => Create(values, count, dimensions, columnNames: null);

    /// <summary>Wraps an array of float32 values, without a copy.</summary>
    /// <param name="values">count x dimensions values, row after row; the caller must not change them afterwards.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <param name="columnNames">The columns' names, if they have any.</param>
    /// <exception cref="ArgumentException">The array's length or the number of names does not fit the shape.</exception>
    public static Samples Create(float[] values, int count, int dimensions, IReadOnlyList<string>? columnNames)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Samples(values, count, dimensions, columnNames);
    }

    /// <summary>Wraps an array of float64 values, without a copy.</summary>
    /// <param name="values">count x dimensions values, row after row; the caller must not change them afterwards.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <exception cref="ArgumentException">The array's length does not fit the shape.</exception>
    public static Samples Create(double[] values, int count, int dimensions) => Create(values, count, dimensions, columnNames: null);

    /// <summary>Wraps an array of float64 values, without a copy.</summary>
    /// <param name="values">count x dimensions values, row after row; the caller must not change them afterwards.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <param name="columnNames">The columns' names, if they have any.</param>
    /// <exception cref="ArgumentException">The array's length or the number of names does not fit the shape.</exception>
    public static Samples Create(double[] values, int count, int dimensions, IReadOnlyList<string>? columnNames)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Samples(values, count, dimensions, columnNames);
    }

    /// <summary>Wraps the array behind memory of float32 values without a copy where the memory is all of it, and copies it otherwise.</summary>
    /// <param name="values">count x dimensions values, row after row; the caller must not change them afterwards.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <exception cref="ArgumentException">The memory's length does not fit the shape.</exception>
    public static Samples Create(ReadOnlyMemory<float> values, int count, int dimensions) =>
        Create(WholeArray(values) ?? values.ToArray(), count, dimensions);

    /// <summary>Copies float32 values.</summary>
    /// <param name="values">count x dimensions values, row after row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <exception cref="ArgumentException">The span's length does not fit the shape.</exception>
    public static Samples Create(ReadOnlySpan<float> values, int count, int dimensions) => Create(values.ToArray(), count, dimensions);

    /// <summary>Copies an array of rows.</summary>
    /// <param name="rows">The rows, all of the same length.</param>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Samples Create(float[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Create(Join(rows), rows.Length, rows.Length == 0 ? 0 : rows[0].Length);
    }

    /// <summary>Wraps the array behind memory of float64 values without a copy where the memory is all of it, and copies it otherwise.</summary>
    /// <param name="values">count x dimensions values, row after row; the caller must not change them afterwards.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <exception cref="ArgumentException">The memory's length does not fit the shape.</exception>
    public static Samples Create(ReadOnlyMemory<double> values, int count, int dimensions) =>
        Create(WholeArray(values) ?? values.ToArray(), count, dimensions);

    /// <summary>Copies float64 values.</summary>
    /// <param name="values">count x dimensions values, row after row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <exception cref="ArgumentException">The span's length does not fit the shape.</exception>
    public static Samples Create(ReadOnlySpan<double> values, int count, int dimensions) => Create(values.ToArray(), count, dimensions);

    /// <summary>Copies an array of rows.</summary>
    /// <param name="rows">The rows, all of the same length.</param>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Samples Create(double[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Create(Join(rows), rows.Length, rows.Length == 0 ? 0 : rows[0].Length);
    }

    /// <summary>Copies a two-dimensional array, rows first.</summary>
    /// <param name="values">The values: the first index is the row.</param>
    public static Samples Create(float[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Samples(Flatten<float>(values), values.GetLength(0), values.GetLength(1), columnNames: null);
    }

    /// <summary>Copies a two-dimensional array, rows first.</summary>
    /// <param name="values">The values: the first index is the row.</param>
    public static Samples Create(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Samples(Flatten<double>(values), values.GetLength(0), values.GetLength(1), columnNames: null);
    }

    /// <summary>A read-only view of little-endian, row-major values in a file.</summary>
    /// <param name="file">The mapped file, which the samples dispose of.</param>
    /// <param name="offset">Where the first value starts, in bytes.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <param name="type">The type of the values.</param>
    public static Samples Map(MemoryMappedFile file, long offset, int count, int dimensions, SampleType type) =>
        new(file, offset, count, dimensions, type);

    /// <summary>A read-only view of row-major values in memory that somebody else owns, such as an array of another language.</summary>
    /// <param name="values">The address of the first value, aligned to its size.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimensions">The number of columns.</param>
    /// <param name="type">The type of the values.</param>
    /// <param name="columnNames">The columns' names, if they have any.</param>
    /// <remarks>The memory must neither change nor be freed while these samples, an estimate of them, or a model that was not fitted yet are used.</remarks>
    /// <exception cref="ArgumentException">There are values, but the address is 0; or the number of names does not fit.</exception>
    public static Samples View(nint values, int count, int dimensions, SampleType type, IReadOnlyList<string>? columnNames = null) =>
        values != 0 || count == 0 || dimensions == 0
            ? new((byte*)values, count, dimensions, type, columnNames)
            : throw new ArgumentException("The address of the values is 0.", nameof(values));

    /// <summary>The columns of several samples of the same rows, side by side, each with its kind: float32 where all are, with names where all have names.</summary>
    /// <param name="sides">The samples, at least one; row i of each belongs to row i of the others.</param>
    /// <exception cref="ArgumentException">There are none, or they have different numbers of rows.</exception>
    /// <exception cref="InputException">They are more values than one array can hold.</exception>
    public static Samples Join(IReadOnlyList<Samples> sides)
    {
        ArgumentNullException.ThrowIfNull(sides);
        if (sides.Count == 0 || sides.Any(side => side.Count != sides[0].Count))
        {
            throw new ArgumentException("Samples that are joined are of the same rows.", nameof(sides));
        }

        (int rows, int columns) = (sides[0].Count, sides.Sum(side => side.Dimensions));
        if ((long)rows * columns > Array.MaxLength)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{rows} rows of {columns} columns are more values than one array can hold; take fewer rows or columns."));
        }

        string[]? names = sides.All(side => side.ColumnNames is not null) ? [.. sides.SelectMany(side => side.ColumnNames!)] : null;
        Samples joined = sides.All(side => side.Type == SampleType.Float32) ? Create(Gather<float>(), rows, columns, names) : Create(Gather<double>(), rows, columns, names);
        return joined.WithKinds([.. sides.SelectMany(side => Enumerable.Range(0, side.Dimensions).Select(side.KindOf))]);

        T[] Gather<T>()
            where T : unmanaged
        {
            var values = new T[rows * columns];
            for (int i = 0; i < rows; i++)
            {
                Span<T> row = values.AsSpan(i * columns, columns);
                foreach (Samples side in sides)
                {
                    CopyRow(side, i, row[..side.Dimensions]);
                    row = row[side.Dimensions..];
                }
            }

            return values;
        }

        static void CopyRow<T>(Samples side, int row, Span<T> destination)
            where T : unmanaged
        {
            if (typeof(T) == typeof(float))
            {
                side.CopyRow(row, MemoryMarshal.Cast<T, float>(destination));
            }
            else
            {
                side.CopyRow(row, MemoryMarshal.Cast<T, double>(destination));
            }
        }
    }

    /// <summary>The same values, owned by the new object, under names.</summary>
    /// <param name="columnNames">The columns' names.</param>
    /// <exception cref="InvalidOperationException">The values are mapped, so that two owners would dispose of one file, or a view of others.</exception>
    public Samples WithColumnNames(IReadOnlyList<string> columnNames) => Share(columnNames, Origins);

    /// <summary>The same values, owned by the new object, of another origin.</summary>
    /// <param name="origins">Where the rows and columns stood.</param>
    /// <exception cref="InvalidOperationException">The values are mapped, so that two owners would dispose of one file, or a view of others.</exception>
    public Samples WithOrigins(SampleOrigins origins) => Share(ColumnNames, origins);

    /// <summary>What the numbers of a column mean.</summary>
    /// <param name="column">The column, from 0.</param>
    public ColumnKind KindOf(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Dimensions);
        return _kinds?[column] ?? ColumnKind.Number;
    }

    /// <summary>The same values with another meaning, without a copy; usable for as long as these samples are.</summary>
    /// <param name="kinds">The kind of each column.</param>
    /// <exception cref="ArgumentException">The number of kinds is not that of the columns.</exception>
    public Samples WithKinds(params ReadOnlySpan<ColumnKind> kinds)
    {
        if (kinds.Length != Dimensions)
        {
            throw new ArgumentException($"{kinds.Length} kinds were given for {Dimensions} columns.", nameof(kinds));
        }

        Samples same = IsView ? ViewRows([.. Enumerable.Range(0, Count)]) : Share(ColumnNames, Origins);
        same._kinds = kinds.ContainsAnyExcept(ColumnKind.Number) ? kinds.ToArray() : null;
        return same;
    }

    /// <summary>The same values, all columns of one kind.</summary>
    /// <param name="kind">The kind.</param>
    public Samples WithKind(ColumnKind kind) => kind == ColumnKind.Number && _kinds is null ? this : WithKinds([.. Enumerable.Repeat(kind, Dimensions)]);

    /// <summary>What a message calls a column: its number from 1 in what was read and its name, where it has one: "column 3 (age)".</summary>
    /// <param name="column">The column, from 0.</param>
    internal string DescribeColumn(int column)
    {
        string name = ColumnNames is { } names ? $" ({OneLine.Of(names[column])})" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"column {Origins.Column(column) + 1}{name}");
    }

    /// <summary>The number from 1 that a message gives a row: its place in what was read.</summary>
    /// <param name="row">The row, from 0.</param>
    public int RowNumber(int row) => Origins.Row(row) + 1;

    /// <summary>One row's values, without a copy.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, as <see cref="Type"/> says.</typeparam>
    /// <param name="row">The row, from 0.</param>
    /// <exception cref="InvalidOperationException">The samples are of the other type; <see cref="CopyRow(int, Span{double})"/> converts.</exception>
    public ReadOnlySpan<T> Row<T>(int row)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        if (typeof(T) != (Type == SampleType.Float32 ? typeof(float) : typeof(double)))
        {
            throw new InvalidOperationException($"The samples are of type {Type}, not of {typeof(T).Name}.");
        }

        if (_source is not null)
        {
            return _source.Row<T>(_sourceRows![row]);
        }

        long start = (long)row * Dimensions;
        if (_singles is not null)
        {
            return MemoryMarshal.Cast<float, T>(_singles.AsSpan((int)start, Dimensions));
        }

        if (_doubles is not null)
        {
            return MemoryMarshal.Cast<double, T>(_doubles.AsSpan((int)start, Dimensions));
        }

        ObjectDisposedException.ThrowIf(_mapped is null, this);
        return new ReadOnlySpan<T>((T*)_mapped + start, Dimensions);
    }

    /// <summary>Copies a row into doubles, converting where the samples are of the other type.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="destination">Room for <see cref="Dimensions"/> values.</param>
    public void CopyRow(int row, Span<double> destination)
    {
        if (Type == SampleType.Float64)
        {
            Row<double>(row).CopyTo(destination);
            return;
        }

        ReadOnlySpan<float> source = Row<float>(row);
        for (int j = 0; j < source.Length; j++)
        {
            destination[j] = source[j];
        }
    }

    /// <summary>Copies a row into floats, rounding where the samples are of the other type.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="destination">Room for <see cref="Dimensions"/> values.</param>
    public void CopyRow(int row, Span<float> destination)
    {
        if (Type == SampleType.Float32)
        {
            Row<float>(row).CopyTo(destination);
            return;
        }

        ReadOnlySpan<double> source = Row<double>(row);
        for (int j = 0; j < source.Length; j++)
        {
            destination[j] = (float)source[j];
        }
    }

    /// <summary>A copy of some rows, in the order given.</summary>
    /// <param name="rows">The rows' indices, from 0; an index may occur more than once.</param>
    public Samples SelectRows(ReadOnlySpan<int> rows)
    {
        if (Type == SampleType.Float32)
        {
            return new Samples(GatherRows<float>(rows), rows.Length, Dimensions, ColumnNames) { Origins = Origins.SelectRows(rows), _kinds = _kinds };
        }

        return new Samples(GatherRows<double>(rows), rows.Length, Dimensions, ColumnNames) { Origins = Origins.SelectRows(rows), _kinds = _kinds };
    }

    /// <summary>Some rows, in the order given, without a copy; usable for as long as these samples are.</summary>
    /// <param name="rows">The rows' indices, from 0; an index may occur more than once.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Samples ViewRows(ReadOnlySpan<int> rows)
    {
        foreach (int row in rows)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row, nameof(rows));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count, nameof(rows));
        }

        return new Samples(this, rows.ToArray());
    }

    /// <summary>A copy of some columns, in the order given.</summary>
    /// <param name="columns">The columns' indices, from 0; an index may occur more than once.</param>
    public Samples SelectColumns(ReadOnlySpan<int> columns)
    {
        string[]? names = null;
        if (ColumnNames is not null)
        {
            names = new string[columns.Length];
            for (int j = 0; j < columns.Length; j++)
            {
                names[j] = ColumnNames[columns[j]];
            }
        }

        if (Type == SampleType.Float32)
        {
            return new Samples(GatherColumns<float>(columns), Count, columns.Length, names) { Origins = Origins.SelectColumns(columns), _kinds = SelectKinds(columns) };
        }

        return new Samples(GatherColumns<double>(columns), Count, columns.Length, names) { Origins = Origins.SelectColumns(columns), _kinds = SelectKinds(columns) };
    }

    /// <summary>Closes the mapped file, if there is one. Samples that own their values need no disposal; a view of memory cannot be read after it.</summary>
    public void Dispose()
    {
        if (_mapped is not null)
        {
            _mapped = null;
            _view?.SafeMemoryMappedViewHandle.ReleasePointer();
            _view?.Dispose();
            _file?.Dispose();
        }
    }

    private Samples Share(IReadOnlyList<string>? columnNames, SampleOrigins origins)
    {
        if (IsView)
        {
            throw new InvalidOperationException("Mapped samples and views of rows cannot be shared.");
        }

        if (_singles is not null)
        {
            return new Samples(_singles, Count, Dimensions, columnNames) { Origins = origins, _kinds = _kinds };
        }

        return _doubles is not null
            ? new Samples(_doubles, Count, Dimensions, columnNames) { Origins = origins, _kinds = _kinds }
            : new Samples(_mapped, Count, Dimensions, Type, columnNames) { Origins = origins, _kinds = _kinds };
    }

    private ColumnKind[]? SelectKinds(ReadOnlySpan<int> columns) =>
        _kinds is { } kinds ? Array.ConvertAll(columns.ToArray(), column => kinds[column]) : null;

    private static T[]? WholeArray<T>(ReadOnlyMemory<T> values) =>
        MemoryMarshal.TryGetArray(values, out ArraySegment<T> part) && part is { Array: { } array, Offset: 0 } && part.Count == array.Length ? array : null;

    private static T[] Join<T>(T[][] rows)
    {
        int dimensions = rows.Length == 0 ? 0 : rows[0].Length;
        var values = new T[checked(rows.Length * dimensions)];
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length != dimensions)
            {
                throw new ArgumentException($"Row {i} has {rows[i].Length} values, but the first row has {dimensions}.", nameof(rows));
            }

            rows[i].CopyTo(values, i * dimensions);
        }

        return values;
    }

    private static T[] Flatten<T>(Array values) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length).ToArray();

    private T[] GatherRows<T>(ReadOnlySpan<int> rows)
        where T : unmanaged
    {
        var values = new T[checked(rows.Length * Dimensions)];
        for (int i = 0; i < rows.Length; i++)
        {
            Row<T>(rows[i]).CopyTo(values.AsSpan(i * Dimensions));
        }

        return values;
    }

    private T[] GatherColumns<T>(ReadOnlySpan<int> columns)
        where T : unmanaged
    {
        var values = new T[checked(Count * columns.Length)];
        for (int i = 0; i < Count; i++)
        {
            ReadOnlySpan<T> row = Row<T>(i);
            for (int j = 0; j < columns.Length; j++)
            {
                values[(i * columns.Length) + j] = row[columns[j]];
            }
        }

        return values;
    }

    private void RequireLength(long length)
    {
        if (length != (long)Count * Dimensions)
        {
            throw new ArgumentException($"{length} values were given for {Count} rows of {Dimensions} columns.");
        }
    }
}
