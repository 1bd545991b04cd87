using System.Globalization;
using LatentMI.IO.Formats;

namespace LatentMI.IO.Selecting;

/// <summary>Names of columns, one on each line of a text, for files that name none.</summary>
internal sealed class ColumnNameFile
{
    private const string Transposed = "T";
    private readonly string _path;
    private readonly string[] _names;

    private ColumnNameFile(string path, string[] names) => (_path, _names) = (path, names);

    /// <summary>Reads the names.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It cannot be read, or a line is empty.</exception>
    public static ColumnNameFile Read(string path)
    {
        string[] names;
        try
        {
            names = [.. File.ReadAllLines(path, TextDecoding.Lenient).Select(line => line.Trim())];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: there is no such file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {OneLine.Of(e.Message)}", e);
        }

        int empty = Array.FindIndex(names, name => name.Length == 0);
        return empty < 0
            ? new ColumnNameFile(path, names)
            : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{path}: line {empty + 1} is empty; give the name of a column on each line."));
    }

    /// <summary>An address whose columns are given by numbers instead of these names. Items of files, which may have any name, are left as they are.</summary>
    /// <param name="address">The address that the user wrote.</param>
    /// <exception cref="InputException">There is no such column.</exception>
    public string Resolve(string address)
    {
        SampleAddress parts = FileAddress.Parse(address);
        if (parts.Selection is not { } selection || FileAddress.HasItems(parts))
        {
            return address;
        }

        (bool isTransposed, string? columns) = parts.SplitTransposed();
        if (columns is null)
        {
            return address;
        }

        string numbers = string.Join(',', ColumnSelection.Resolve(columns, _names, _names.Length, address).Select(column => column.ToString(CultureInfo.InvariantCulture)));
        return parts.At(isTransposed ? $"{Transposed}:{numbers}" : numbers).Text;
    }

    /// <summary>Names the columns of samples.</summary>
    /// <param name="source">The samples.</param>
    /// <exception cref="InputException">The columns have names, or their file has another number of columns.</exception>
    public SampleSource Name(SampleSource source)
    {
        Samples samples = source.Samples;
        if (samples.ColumnNames is not null)
        {
            throw new InputException($"{source.Address}: the columns have names, such as {OneLine.Quote(samples.ColumnNames[0])}; leave {_path} out.");
        }

        if (samples.Origins.SourceColumns != _names.Length)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{_path}: has {OneLine.Count(_names.Length, "line")} where {source.Address} has {OneLine.Count(samples.Origins.SourceColumns, "column")}; give the name of each column, in their order and without a header."));
        }

        // A mapped file has one owner, so that its values are copied.
        int[] columns = [.. Enumerable.Range(0, samples.Dimensions)];
        Samples own = samples.IsMapped ? samples.SelectColumns(columns).WithOrigins(samples.Origins) : samples;
        return source with { Samples = own.WithColumnNames(Array.ConvertAll(columns, column => _names[samples.Origins.Column(column)])) };
    }
}
