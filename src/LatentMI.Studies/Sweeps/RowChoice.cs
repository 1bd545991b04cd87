using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;

namespace LatentMI.Studies.Sweeps;

/// <summary>Which rows of a file are used, first those that a condition holds for, then a range of them; and how the file is read.</summary>
/// <param name="Where">The condition on their metadata (<see cref="RowExpression"/>); null for all.</param>
/// <param name="Metadata">The table that conditions, pairs and groups of rows are about, relative to the plan's folder; null for the file itself.</param>
/// <param name="Rows">The range; null for all.</param>
public sealed record RowChoice(string? Where, string? Metadata, RowRange? Rows)
{
    /// <summary>A file with the names of the columns, relative to the plan's folder; null where the file of the samples names them, or nothing does.</summary>
    public string? ColumnNames { get; init; }

    /// <summary>The decimal mark of numbers in text.</summary>
    public DecimalMark Decimal { get; init; }

    /// <summary>How many times the size of a file what is read of it may take in memory (<see cref="ReadingOptions.MostExpansion"/>).</summary>
    public int MostExpansion { get; init; } = ReadingOptions.DefaultExpansion;

    /// <summary>How the file is read.</summary>
    public ReadingOptions Reading => new() { Decimal = Decimal, MostExpansion = MostExpansion };

    /// <summary>What is done to the values of this group, on top of what is done to all.</summary>
    public NormalizationSteps Normalization { get; init; } = new();

    /// <summary>The choice in words, empty for all rows as they are.</summary>
    public override string ToString() => string.Concat(
        Where is null ? string.Empty : $", where {Where}",
        Metadata is null ? string.Empty : $" in {Metadata}",
        Rows is { } rows ? $", rows {rows}" : string.Empty,
        ColumnNames is null ? string.Empty : $", names {ColumnNames}",
        Decimal == DecimalMark.Comma ? ", decimal comma" : string.Empty,
        MostExpansion == ReadingOptions.DefaultExpansion ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", max-expansion {MostExpansion}"),
        Normalization.NormalizeTotal ? string.Create(CultureInfo.InvariantCulture, $", normalize-total {Normalization.Total?.ToString("R", CultureInfo.InvariantCulture) ?? "true"}") : string.Empty,
        Normalization.LogOnePlus ? ", log1p" : string.Empty,
        Normalization.TopVariable is { } columns ? string.Create(CultureInfo.InvariantCulture, $", top-variable {columns}") : string.Empty,
        Normalization.ScaleClip is { } clip ? string.Create(CultureInfo.InvariantCulture, $", scale-clip {clip:R}") : string.Empty);
}
