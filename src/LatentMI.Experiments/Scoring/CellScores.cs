using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>The scores of every cell of an experiment.</summary>
public static class CellScores
{
    // What sets the truth, and so differs within a cell.
    private static readonly string[] TruthParameters = ["bits", "shuffled"];

    /// <summary>Scores each estimator on each cell, in the order of their first records.</summary>
    /// <param name="records">Records of one experiment; those without an estimate or a truth do not count.</param>
    public static IReadOnlyList<CellScore> Compute(IEnumerable<ExperimentRecord> records) =>
    [
        .. from series in EstimatorSeries.Split(records)
           from score in Compute(series)
           select score,
    ];

    /// <summary>Scores one estimator on each cell.</summary>
    /// <param name="series">The records of the estimator.</param>
    public static IEnumerable<CellScore> Compute(EstimatorSeries series) =>
        from record in series.Records
        where record is { EstimateBits: not null, TrueBits: not null }
        group record by CellKey(record) into cell
        select Score(series.Label, [.. cell]);

    private static string CellKey(ExperimentRecord record) =>
        string.Join(' ', [
            record.Dataset,
            .. record.DatasetParameters.Where(pair => !TruthParameters.Contains(pair.Key))
                .Select(pair => $"{pair.Key}={record.DatasetParameters.Written(pair.Key)}")]);

    private static CellScore Score(string label, List<ExperimentRecord> cell)
    {
        double[] truths = [.. cell.Select(record => record.TrueBits!.Value)];
        double[] estimates = [.. cell.Select(record => record.EstimateBits!.Value)];
        double tau = KendallTau.Compute(truths, estimates);
        return new CellScore(
            label,
            Dimension(cell[0].DatasetParameters, "d"),
            Dimension(cell[0].DatasetParameters, "k"),
            cell.Count,
            ErrorStatistics.MeanSquaredError(estimates.Zip(truths)),
            double.IsNaN(tau) ? 0 : tau);
    }

    private static int Dimension(ParameterSet parameters, string name) => parameters.Contains(name) ? (int)parameters.Number(name) : 0;
}
