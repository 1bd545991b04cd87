namespace LatentMI.Reporting.Reports;

/// <summary>The names in an experiment's folder, beside its records.</summary>
public static class ExperimentFiles
{
    /// <summary>The folder of the figures.</summary>
    public const string Figures = "figures";

    /// <summary>The comparison for people.</summary>
    public const string ComparisonText = "comparison.md";

    /// <summary>The comparison for programs.</summary>
    public const string ComparisonTable = "comparison.csv";

    /// <summary>The summary of several experiments for people.</summary>
    public const string SummaryText = "summary.md";

    /// <summary>The summary of several experiments for programs.</summary>
    public const string SummaryTable = "summary.csv";
}
