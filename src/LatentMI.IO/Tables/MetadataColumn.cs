using System.Globalization;

namespace LatentMI.IO.Tables;

/// <summary>A named column of facts about rows: numbers, or text.</summary>
public sealed class MetadataColumn
{
    private readonly double[]? _numbers;
    private readonly string?[]? _texts;

    /// <summary>Creates a column of numbers.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="numbers">The value of each row; NaN where it is missing.</param>
    public MetadataColumn(string name, IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(numbers);
        Name = name;
        _numbers = [.. numbers];
    }

    /// <summary>Creates a column of text.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="texts">The value of each row; null where it is missing.</param>
    public MetadataColumn(string name, IReadOnlyList<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(texts);
        Name = name;
        _texts = [.. texts];
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The number of rows.</summary>
    public int Count => _numbers?.Length ?? _texts!.Length;

    /// <summary>Whether the values are numbers, and not text.</summary>
    public bool IsNumeric => _numbers is not null;

    /// <summary>What the values mean: labels where they are text.</summary>
    public ColumnKind Kind
    {
        get => IsNumeric ? field : ColumnKind.Label;
        init;
    }

    /// <summary>Each row's number, NaN where it is missing; null where the values are text.</summary>
    public IReadOnlyList<double>? Numbers => _numbers;

    /// <summary>Each row's text, null where it is missing; null where the values are numbers.</summary>
    public IReadOnlyList<string?>? Texts => _texts;

    /// <summary>Each row's number as the file writes it, such as <c>007</c>; null where that is what <see cref="ToKeys"/> gives.</summary>
    internal IReadOnlyList<string?>? Written { get; init; }

    /// <summary>Whether a row has no value.</summary>
    /// <param name="row">The row, from 0.</param>
    public bool IsMissing(int row) => _numbers is not null ? double.IsNaN(_numbers[row]) : _texts![row] is null;

    /// <summary>Each row's value as a text that equal values have in common, such as <c>2</c> for the number 2; null where it is missing.</summary>
    public IReadOnlyList<string?> ToKeys() => _numbers is null
        ? [.. _texts!]
        : Array.ConvertAll(_numbers, number => double.IsNaN(number) ? null : number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Each row's value as the name of a row of samples: as the file writes it where there is such a name, else as <see cref="ToKeys"/>; null where it is missing.</summary>
    /// <param name="names">The names of the rows.</param>
    public IReadOnlyList<string?> ToIdentifiers(IEnumerable<string> names)
    {
        IReadOnlyList<string?> keys = ToKeys();
        if (Written is not { } written)
        {
            return keys;
        }

        var known = new HashSet<string>(names, StringComparer.Ordinal);
        return [.. keys.Select((key, row) => written[row] is { } text && known.Contains(text) ? text : key)];
    }

    /// <summary>The values of some rows.</summary>
    /// <param name="rows">The rows, from 0.</param>
    public MetadataColumn SelectRows(IReadOnlyList<int> rows) => _numbers is not null
        ? new MetadataColumn(Name, rows.Select(row => _numbers[row]).ToArray()) { Kind = Kind, Written = Written is { } written ? [.. rows.Select(row => written[row])] : null }
        : new MetadataColumn(Name, rows.Select(row => _texts![row]).ToArray());
}
