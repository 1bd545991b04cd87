namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>
/// What is said about an estimate by one estimator only: its fields stand among those of <see cref="CommonReport"/> in the JSON, its sentences and rows in
/// tables and on pages. A further one is a line in <see cref="EstimatorReports"/>.
/// </summary>
public abstract record EstimatorReport
{
    /// <summary>Whether the estimator draws random numbers, so that a seed belongs to its estimates.</summary>
    internal virtual bool IsRandom => true;

    /// <summary>What the table calls the estimator.</summary>
    /// <param name="estimator">Its name as on the command line.</param>
    public virtual string Title(string estimator) => estimator;

    /// <summary>How the estimate was made, as a part of a sentence.</summary>
    /// <param name="estimator">Its name as on the command line.</param>
    public virtual string Method(string estimator) => estimator;

    /// <summary>How to read the value, a sentence each.</summary>
    /// <param name="report">The report that this is a part of.</param>
    public virtual IEnumerable<string> Reading(CommonReport report) => [];

    /// <summary>What the estimate was made with: labels and values of a table.</summary>
    public virtual IEnumerable<(string Label, string Value)> Rows() => [];

    /// <summary>What remains true where the estimate is the mean of several like this one.</summary>
    public virtual EstimatorReport OfBatches() => this;

    /// <summary>The most that nearest neighbors can show, as a sentence.</summary>
    /// <param name="report">The report that this is a part of.</param>
    private protected static string Ceiling(CommonReport report) =>
        FormattableString.Invariant($"No nearest-neighbor estimate of so many rows can show more than about {Math.Log2(report.NEstimated):F1} bits.");
}
