using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>The records of an experiment by one estimator that states intervals or lower bounds, and their score.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Estimator">The estimator, with the settings that tell it from others in the experiment.</param>
/// <param name="Score">The score.</param>
public sealed record ExperimentFamily(string Experiment, string Estimator, FamilyScore Score)
{
    /// <summary>Scores all experiments under some folders; folders of the same experiment, as of other seeds, count together.</summary>
    /// <param name="folders">The folders.</param>
    /// <returns>The families, by the names of experiments.</returns>
    /// <exception cref="InputException">A folder holds no records of experiments, or none of them states an interval.</exception>
    public static IReadOnlyList<ExperimentFamily> Read(IEnumerable<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ExperimentFamily[] families =
        [
            .. from folder in folders.SelectMany(RecordFolders.Find).Distinct(StringComparer.Ordinal)
               group folder by ExperimentDescription.Of(folder).Id into experiment
               orderby experiment.Key
               from series in EstimatorSeries.Split(experiment.SelectMany(RecordStore.Read).DistinctBy(record => record.Key))
               let score = FamilyScore.Compute(series.Records)
               where score.Stated > 0
               select new ExperimentFamily(experiment.Key, series.Label, score),
        ];
        return families.Length > 0
            ? families
            : throw new InputException($"{string.Join(", ", folders)}: no estimate has an interval; run experiments with an estimator that gives one.");
    }

    /// <summary>The scores as a table.</summary>
    /// <param name="families">The families.</param>
    public static ComparisonTable Table(IReadOnlyList<ExperimentFamily> families) => new(
        "Accuracy and coverage by family",
        ["experiment", "estimator", "estimates", "share of truth", "mean absolute error", "intervals and bounds", "hold", "share", "lowest", "highest", "half-width / (1.96 RMSE)", "half-width", "± 1.96 SE covers", "1.96 SE"],
        [
            .. families.Select(family => (IReadOnlyList<ComparisonCell>)
            [
                new(family.Experiment),
                new(family.Estimator),
                new(family.Score.Count),
                new(family.Score.ShareOfTruth),
                new(family.Score.MeanAbsoluteError),
                new(family.Score.Stated),
                new(family.Score.Held),
                new(family.Score.Coverage),
                new(family.Score.CoverageInterval.Lower),
                new(family.Score.CoverageInterval.Upper),
                new(family.Score.Width),
                new(family.Score.HalfWidth),
                new(family.Score.SymmetricCoverage),
                new(family.Score.SymmetricHalfWidth),
            ]),
        ],
        ["An interval holds if it covers the truth, a lower bound if it is not above it; lowest and highest are the ends of the 95 % interval of that share (Clopper and Pearson 1934); SE is the standard error that the estimate states, without what raises the upper end. Errors in bits."]);
}
