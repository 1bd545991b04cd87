using System.Globalization;
using System.Text;

namespace LatentMI.IO.Formats.Text;

/// <summary>A table of text with a header, as the tool writes them.</summary>
public sealed class TableFile
{
    private readonly string _path;

    private TableFile(string path, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        _path = path;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The fields of each row, as many as there are columns.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It has no header, or a row has more or fewer fields than the header.</exception>
    public static TableFile Read(string path)
    {
        using var rows = new DelimitedRows(new StreamReader(path, Encoding.UTF8), ',', path);
        string[]? columns = null;
        var values = new List<IReadOnlyList<string>>();
        while (rows.Read())
        {
            string[] fields = [.. Enumerable.Range(0, rows.FieldCount).Select(i => rows.Field(i).ToString())];
            if (fields.Length == 0)
            {
                continue;
            }

            if (columns is null)
            {
                columns = fields;
            }
            else if (fields.Length == columns.Length)
            {
                values.Add(fields);
            }
            else
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: line {rows.Line} has {fields.Length} fields but the header has {columns.Length}; create the file again."));
            }
        }

        return new TableFile(path, columns ?? throw new InputException($"{path}: the file is empty; create it again."), values);
    }

    /// <summary>The numbers of a column; NaN for an empty field.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="InputException">There is no such column, or something else in it.</exception>
    public double[] Numbers(string column)
    {
        int index = Columns.ToList().IndexOf(column);
        return index < 0
            ? throw new InputException($"{_path}: has no column {column}; create the file again.")
            : [.. Rows.Select(row => Number(row[index], column))];
    }

    /// <summary>The texts of a column; null where there is no such column.</summary>
    /// <param name="column">The column's name.</param>
    public IReadOnlyList<string>? Find(string column)
    {
        int index = Columns.ToList().IndexOf(column);
        return index < 0 ? null : [.. Rows.Select(row => row[index])];
    }

    private double Number(string field, string column)
    {
        if (field.Length == 0)
        {
            return double.NaN;
        }

        return double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new InputException($"{_path}: '{field}' in the column {column} is not a number; create the file again.");
    }
}
