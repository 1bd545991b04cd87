using System.Text.Json.Serialization;
using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Reporting.Reports;

/// <summary>Where one side's samples came from and how they were understood.</summary>
/// <param name="Address">The address as it was given.</param>
/// <param name="Format">The format's short name.</param>
/// <param name="Notes">What was recognized, one sentence each: a header, an index column, flattened axes.</param>
/// <param name="Where">The condition that rows were chosen by; null for all rows.</param>
/// <param name="Steps">The normalization steps, in the order in which they were applied; empty where there were none.</param>
/// <param name="ColumnNumbers">The numbers, from 0, that the columns have in the file, where some were chosen or they were ordered; otherwise null.</param>
/// <param name="RowsDropped">How many rows were left out because of missing values; null where that was not to be done.</param>
/// <param name="Decimal">The decimal mark of numbers in text; null for a point.</param>
public sealed record SourceReport(
    string Address,
    string Format,
    IReadOnlyList<string> Notes,
    string? Where = null,
    IReadOnlyList<string>? Steps = null,
    IReadOnlyList<int>? ColumnNumbers = null,
    int? RowsDropped = null,
    string? Decimal = null)
{
    /// <summary>Its address without the folders, which make lines long: the name of the file, and what of it.</summary>
    [JsonIgnore]
    public string Name
    {
        get
        {
            string path = FileAddress.Parse(Address).Path;
            return Path.GetFileName(path) + Address[path.Length..];
        }
    }

    /// <summary>Describes a source.</summary>
    /// <param name="source">What the reader returned.</param>
    public static SourceReport Describe(SampleSource source) =>
        new(source.Address, source.Format, source.Notes, source.Condition, source.Steps, source.Samples.Origins.Columns)
        {
            RowsDropped = source.RowsDropped,
            Decimal = source.Decimal == DecimalMark.Comma ? "," : null,
        };
}
