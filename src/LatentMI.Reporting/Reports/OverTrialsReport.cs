namespace LatentMI.Reporting.Reports;

/// <summary>A number over trials.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Sd">Its standard deviation; null of one trial.</param>
/// <param name="Sem">The standard error of the mean over the choice of proteins; null of one trial.</param>
public sealed record OverTrialsReport(double Mean, double? Sd, double? Sem)
{
    /// <summary>Summarizes.</summary>
    /// <param name="values">The number in each trial, one or more.</param>
    public static OverTrialsReport Of(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        double? deviation = values.Count < 2 ? null : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        return new OverTrialsReport(mean, deviation, deviation / Math.Sqrt(values.Count));
    }
}
