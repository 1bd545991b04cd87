using System.Globalization;
using System.Text.Json.Serialization;
using LatentMI.Attribution;

namespace LatentMI.Reporting.Reports;

/// <summary>One column; numbers that are not finite are null, all of them where the column is constant.</summary>
/// <param name="Rank">Its place by gain, from 1.</param>
/// <param name="Column">The number, from 0, that the column has in its file.</param>
/// <param name="Name">Its name; null where columns have none.</param>
/// <param name="Gain">The larger of the next two.</param>
/// <param name="MeanGain">Held-out R^2 of the column.</param>
/// <param name="SpreadGain">Held-out R^2 of its distance from its mean.</param>
/// <param name="Bits">-1/2 log2(1 - mean gain); null where that is not above 0.</param>
/// <param name="Mse">The held-out mean squared error in units of the column's variance.</param>
/// <param name="PValue">The p-value of the gain.</param>
/// <param name="QValue">The same, corrected for the number of columns.</param>
/// <param name="AboveThreshold">Whether the gain is above the threshold of the side.</param>
/// <param name="Position">
/// The column's place, from 0, among those that were used; null in results of versions that had only that, as the column's number.
/// </param>
public sealed record AttributedColumnReport(
    int Rank,
    int Column,
    string? Name,
    double? Gain,
    double? MeanGain,
    double? SpreadGain,
    double? Bits,
    double? Mse,
    double? PValue,
    double? QValue,
    bool AboveThreshold,
    int? Position = null)
{
    /// <summary>What the column is called where it must be called something.</summary>
    [JsonIgnore]
    public string Label => Name ?? Column.ToString(CultureInfo.InvariantCulture);

    /// <summary>The column's place, from 0, among those that were used.</summary>
    [JsonIgnore]
    public int Place => Position ?? Column;

    /// <summary>Describes a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="origins">Where the columns stood in their file.</param>
    public static AttributedColumnReport Describe(AttributedColumn column, SampleOrigins origins) => new(
        column.Rank,
        origins.Column(column.Column),
        column.Name,
        Finite.OrNull(column.Gain),
        Finite.OrNull(column.MeanGain),
        Finite.OrNull(column.SpreadGain),
        Finite.OrNull(column.Bits),
        Finite.OrNull(column.MeanSquaredError),
        Finite.OrNull(column.PValue),
        Finite.OrNull(column.QValue),
        column.IsAboveThreshold,
        column.Column);
}
