using LatentMI.Experiments.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>The scores of every cell of an experiment.</summary>
public static class CellScores
{
    // What sets the truth, and so differs within a cell.
    private static readonly string[] TruthParameters = ["bits", "shuffled"];

    // The paper sets negative estimates of these two to 0 on the Gaussian grid.
    private static readonly string[] ClampedEstimators = ["mine", "infonce"];

    /// <summary>Scores each estimator on each cell, in the order of their first records.</summary>
    /// <param name="records">Records of one experiment; those without an estimate or a truth do not count.</param>
    /// <param name="clampNegative">
    /// Whether negative estimates of <c>mine</c> and <c>infonce</c> count as 0, as the paper has it on the Gaussian grid.
    /// </param>
    public static IReadOnlyList<CellScore> Compute(IEnumerable<ExperimentRecord> records, bool clampNegative = false) =>
    [
        .. from series in EstimatorSeries.Split(records)
           from score in Compute(series, clampNegative)
           select score,
    ];

    /// <summary>Scores one estimator on each cell.</summary>
    /// <param name="series">The records of the estimator.</param>
    /// <param name="clampNegative">Whether negative estimates of <c>mine</c> and <c>infonce</c> count as 0.</param>
    public static IEnumerable<CellScore> Compute(EstimatorSeries series, bool clampNegative)
    {
        ArgumentNullException.ThrowIfNull(series);
        bool clamps = clampNegative && ClampedEstimators.Contains(series.Estimator);
        return
            from record in series.Records
            where record is { EstimateBits: not null, TrueBits: not null }
            group record by CellKey(record) into cell
            select Score(series.Label, [.. cell], clamps);
    }

    private static string CellKey(ExperimentRecord record) =>
        string.Join(' ', [
            record.Dataset,
            .. record.DatasetParameters.Where(pair => !TruthParameters.Contains(pair.Key))
                .Select(pair => $"{pair.Key}={record.DatasetParameters.Written(pair.Key)}")]);

    private static CellScore Score(string label, List<ExperimentRecord> cell, bool clamps)
    {
        double[] truths = [.. cell.Select(record => record.TrueBits!.Value)];
        double[] estimates = [.. cell.Select(record => clamps ? Math.Max(0, record.EstimateBits!.Value) : record.EstimateBits!.Value)];
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
