namespace LatentMI.Reporting.Reports;

/// <summary>The names of what is gathered from the records of a sweep, in its folder.</summary>
internal static class SweepFiles
{
    /// <summary>A row for every estimate.</summary>
    public const string Csv = "results.csv";

    /// <summary>The same as Parquet.</summary>
    public const string Parquet = "results.parquet";

    /// <summary>How the names of the matrices begin.</summary>
    public const string Matrix = "matrix";

    /// <summary>The page of all of it.</summary>
    public const string Report = "report.html";
}
