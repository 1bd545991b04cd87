namespace LatentMI.Reporting.Tables;

/// <summary>How a table is written to a file.</summary>
public enum TableFormat
{
    /// <summary>Comma-separated text.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
