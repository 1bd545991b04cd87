namespace LatentMI.Reporting.Tables;

/// <summary>The formats of a table with a row for each sample.</summary>
public enum RowFormat
{
    /// <summary>Comma-separated text.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
