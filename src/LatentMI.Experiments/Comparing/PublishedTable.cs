using System.Globalization;
using Sylvan.Data.Csv;

namespace LatentMI.Experiments.Comparing;

/// <summary>The rows of a published file of comma-separated values with a header, one after another.</summary>
internal sealed class PublishedTable : IDisposable
{
    private readonly string _path;
    private readonly CsvDataReader _reader;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public PublishedTable(string path)
    {
        _path = path;
        _reader = Guard(() => CsvDataReader.Create(path, new CsvDataReaderOptions { Culture = CultureInfo.InvariantCulture }));
    }

    /// <summary>Whether there is a column.</summary>
    /// <param name="column">Its name.</param>
    public bool Has(string column) => Enumerable.Range(0, _reader.FieldCount).Any(i => _reader.GetName(i) == column);

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InputException">The file is not well formed.</exception>
    public bool Read() => Guard(_reader.Read);

    /// <summary>A field without the blanks around it, which some of the published names have.</summary>
    /// <param name="column">The name of its column.</param>
    /// <exception cref="InputException">There is no such column, or the row is too short.</exception>
    public string Text(string column)
    {
        for (int i = 0; i < _reader.FieldCount; i++)
        {
            if (_reader.GetName(i) == column && i < _reader.RowFieldCount)
            {
                return _reader.GetString(i).Trim();
            }
        }

        throw Unreadable($"there is no {column}");
    }

    /// <summary>A field that is a finite number.</summary>
    /// <param name="column">The name of its column.</param>
    /// <exception cref="InputException">There is no such column, or the field is something else.</exception>
    public double Number(string column)
    {
        string text = Text(column);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw Unreadable($"{column} is not a number: {text}");
    }

    /// <summary>What to throw where the row at hand is not as published.</summary>
    /// <param name="problem">What is wrong with it.</param>
    public InputException Unreadable(string problem) =>
        new($"{_path}: row {_reader.RowNumber}: {problem}; the file is not the published one.");

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            throw new InputException($"{_path}: cannot be read: {e.Message}", e);
        }
    }
}
