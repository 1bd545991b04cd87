using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>How well an estimator did on a whole experiment.</summary>
/// <param name="Estimator">The <see cref="EstimatorSeries.Label"/>.</param>
/// <param name="CellCount">The number of cells with an estimate.</param>
/// <param name="EstimateCount">The number of estimates, over all cells.</param>
/// <param name="FailedCount">The number of records without an estimate, because of an error.</param>
/// <param name="MeanSquaredError">The mean over the cells, in bits squared; NaN where there is none.</param>
/// <param name="KendallTau">The mean over the cells; NaN where there is none.</param>
/// <param name="MeanSeconds">The mean seconds of an estimate; NaN where they are unknown.</param>
public sealed record ExperimentScore(
    string Estimator,
    int CellCount,
    int EstimateCount,
    int FailedCount,
    double MeanSquaredError,
    double KendallTau,
    double MeanSeconds)
{
    /// <summary>Scores each estimator, in the order of their first records.</summary>
    /// <param name="records">Records of one experiment.</param>
    public static IReadOnlyList<ExperimentScore> Compute(IEnumerable<ExperimentRecord> records) =>
        [.. EstimatorSeries.Split(records).Select(Compute)];

    private static ExperimentScore Compute(EstimatorSeries series)
    {
        List<CellScore> cells = [.. CellScores.Compute(series)];
        return new ExperimentScore(
            series.Label,
            cells.Count,
            cells.Sum(cell => cell.Count),
            series.Records.Count(record => record.Error is not null),
            ErrorStatistics.Mean([.. cells.Select(cell => cell.MeanSquaredError)]),
            ErrorStatistics.Mean([.. cells.Select(cell => cell.KendallTau)]),
            ErrorStatistics.Mean([.. series.Records.Where(record => record.Error is null).Select(record => record.Seconds)]));
    }
}
