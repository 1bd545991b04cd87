using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace LatentMI.IO.Writing;

/// <summary>A table with a row for each sample, written as CSV or Parquet: names of rows, then columns of numbers or truth values.</summary>
public sealed class RowTable
{
    private const string NameColumn = "name";
    private readonly List<(string Name, Func<int, double> Value)> _numbers = [];
    private readonly List<(string Name, Func<int, bool> Value)> _flags = [];
    private readonly int _count;
    private readonly IReadOnlyList<string>? _rowNames;

    /// <summary>Starts a table without columns.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="rowNames">Their names, the first column; null where they have none.</param>
    public RowTable(int count, IReadOnlyList<string>? rowNames)
    {
        _count = count;
        _rowNames = rowNames;
    }

    /// <summary>Adds a column of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The number of a row; NaN where there is none, an empty field.</param>
    public void Add(string name, Func<int, double> value) => _numbers.Add((name, value));

    /// <summary>Adds a column of truth values; they come last.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value of a row.</param>
    public void AddFlag(string name, Func<int, bool> value) => _flags.Add((name, value));

    /// <summary>Adds all columns of samples, under their names, or else numbered from 0.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="prefix">What numbers follow.</param>
    public void AddColumns(Samples samples, string prefix)
    {
        for (int j = 0; j < samples.Dimensions; j++)
        {
            int column = j;
            string name = samples.ColumnNames?[j] ?? string.Create(CultureInfo.InvariantCulture, $"{prefix}{samples.Origins.Column(j)}");
            Add(name, row => samples[row, column]);
        }
    }

    /// <summary>Writes the table as comma-separated text.</summary>
    /// <param name="stream">Where to; stays open.</param>
    public void WriteCsv(Stream stream)
    {
        string[] names = [.. _rowNames is null ? Array.Empty<string>() : [NameColumn], .. _numbers.Select(column => column.Name), .. _flags.Select(column => column.Name)];
        using var table = new TableWriter(stream, names);
        var fields = new List<string>();
        for (int row = 0; row < _count; row++)
        {
            fields.Clear();
            if (_rowNames is not null)
            {
                fields.Add(_rowNames[row]);
            }

            foreach ((_, Func<int, double> value) in _numbers)
            {
                double number = value(row);
                fields.Add(double.IsNaN(number) ? string.Empty : number.ToString("R", CultureInfo.InvariantCulture));
            }

            fields.AddRange(_flags.Select(column => column.Value(row) ? "true" : "false"));
            table.WriteRow(fields.ToArray());
        }
    }

    /// <summary>Writes the table as Parquet, in one row group, compressed by Snappy: text, float64 (NaN stays NaN), truth values.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <exception cref="InputException">Two columns have the same name.</exception>
    public void WriteParquet(Stream stream)
    {
        var name = new DataField<string>(NameColumn);
        DataField<double>[] numbers = [.. _numbers.Select(column => new DataField<double>(column.Name))];
        DataField<bool>[] flags = [.. _flags.Select(column => new DataField<bool>(column.Name))];
        DataField[] fields = [.. _rowNames is null ? Array.Empty<DataField>() : [name], .. numbers, .. flags];
        if (fields.GroupBy(field => field.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InputException($"Two columns are called '{twice.Key}', which Parquet does not allow; write CSV or npy.");
        }

        using var bytes = new MemoryStream();
        WriteAsync(bytes, fields, numbers, flags).GetAwaiter().GetResult();
        bytes.WriteTo(stream);
    }

    private async Task WriteAsync(MemoryStream bytes, DataField[] fields, DataField<double>[] numbers, DataField<bool>[] flags)
    {
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), bytes).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            if (_rowNames is not null)
            {
                await group.WriteAsync(fields[0], [.. _rowNames]).ConfigureAwait(false);
            }

            for (int j = 0; j < numbers.Length; j++)
            {
                double[] values = [.. Enumerable.Range(0, _count).Select(_numbers[j].Value)];
                await group.WriteAsync<double>(numbers[j], values.AsMemory()).ConfigureAwait(false);
            }

            for (int j = 0; j < flags.Length; j++)
            {
                bool[] values = [.. Enumerable.Range(0, _count).Select(_flags[j].Value)];
                await group.WriteAsync<bool>(flags[j], values.AsMemory()).ConfigureAwait(false);
            }
        }
    }
}
