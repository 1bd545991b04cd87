namespace LatentMI.Reporting.Tables;

/// <summary>How a table of results is written.</summary>
public enum TableFormat
{
    /// <summary>Comma-separated text.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
