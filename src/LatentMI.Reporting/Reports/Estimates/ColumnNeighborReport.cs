namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of all estimators that use nearest neighbors in the columns themselves.</summary>
public abstract record ColumnNeighborReport : NeighborReport
{
    /// <summary>Whether the columns were standardized first.</summary>
    public required bool Standardized { get; init; }

    /// <inheritdoc/>
    public override string Title(string estimator) => $"{estimator}, on {(Standardized ? "standardized" : "raw")} columns";
}
