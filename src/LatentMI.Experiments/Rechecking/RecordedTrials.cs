using LatentMI.Experiments.Catalog;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Rechecking;

/// <summary>Finds the trial that made a record: in the plan of its experiment, at any scale, with the record's estimator, settings and seed.</summary>
/// <param name="sources">Data from outside.</param>
internal sealed class RecordedTrials(RecordSources sources)
{
    private readonly Dictionary<string, Dictionary<string, Trial>> _plans = [];

    /// <summary>The trial; null where the present code has none of this key.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="InputException">There is no such experiment or estimator, or the data are not at hand.</exception>
    public Trial? Find(ExperimentRecord record)
    {
        if (record.Dataset == DisjointRowsRecipe.RecipeName && sources.MatrixFile is null)
        {
            throw new InputException("The rows are those of a matrix that is not part of the records; give its file with --matrix.");
        }

        // Records that differ in their data only share a plan.
        string plan = $"{record.Experiment} {record.Estimator} {record.EstimatorParameters} {record.Seed}";
        if (!_plans.TryGetValue(plan, out Dictionary<string, Trial>? trials))
        {
            _plans.Add(plan, trials = Plan(record));
        }

        return trials.GetValueOrDefault(record.Key);
    }

    private Dictionary<string, Trial> Plan(ExperimentRecord record)
    {
        Experiment experiment = ExperimentList.Find(record.Experiment);
        var choices = new ExperimentChoices
        {
            Estimators = experiment.Estimators.Count == 0 ? null : [record.Estimator],
            Settings = EstimatorSettings.Read(record.EstimatorParameters),
            Seeds = [record.Seed],
            MnistFolder = sources.MnistFolder,
            ClassFiles = sources.ClassFiles,
            MatrixFile = sources.MatrixFile,
        };
        return Enum.GetValues<ExperimentScale>()
            .SelectMany(scale => experiment.Plan(choices with { Scale = scale }))
            .DistinctBy(trial => trial.Key)
            .ToDictionary(trial => trial.Key);
    }
}
