using LatentMI.Experiments.Storing;

namespace LatentMI.Experiments.Running;

/// <summary>Keeps count of the trials of a run and tells how they stand.</summary>
/// <param name="trials">All trials.</param>
/// <param name="jobs">How many run at once.</param>
/// <param name="progress">Who is told; null for nobody.</param>
internal sealed class ProgressBoard(IReadOnlyList<Trial> trials, int jobs, IProgress<ExperimentProgress>? progress)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Trial, ExperimentRecord> _finished = new(ReferenceEqualityComparer.Instance);
    private readonly List<Trial> _running = [];

    /// <summary>Whether a trial has a record.</summary>
    /// <param name="trial">The trial.</param>
    public bool IsFinished(Trial trial)
    {
        lock (_lock)
        {
            return _finished.ContainsKey(trial);
        }
    }

    /// <summary>Counts a trial as done where it has a record.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="record">Its record, or null.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryFinish(Trial trial, ExperimentRecord? record)
    {
        if (record is null)
        {
            return false;
        }

        lock (_lock)
        {
            _finished[trial] = record;
        }

        return true;
    }

    /// <summary>A trial begins.</summary>
    /// <param name="trial">The trial.</param>
    public void Begin(Trial trial)
    {
        lock (_lock)
        {
            _running.Add(trial);
            Tell();
        }
    }

    /// <summary>A trial has its record.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="record">The record.</param>
    public void End(Trial trial, ExperimentRecord record)
    {
        lock (_lock)
        {
            _running.Remove(trial);
            _finished[trial] = record;
            Tell();
        }
    }

    /// <summary>A trial runs no more, whether it has a record or not.</summary>
    /// <param name="trial">The trial.</param>
    public void Stop(Trial trial)
    {
        lock (_lock)
        {
            _running.Remove(trial);
        }
    }

    /// <summary>Tells how it stands.</summary>
    public void Report()
    {
        lock (_lock)
        {
            Tell();
        }
    }

    private void Tell() => progress?.Report(new ExperimentProgress(
        _finished.Count,
        _finished.Values.Count(record => record.Error is not null),
        trials.Count,
        [.. _running.Select(trial => $"{trial.Measurement.Name} on {trial.Recipe.Name} {trial.Recipe.Parameters.ToBriefText()}")],
        Remaining()));

    /// <summary>Each trial that is left counts as long as the finished ones of its estimator took in the mean.</summary>
    private TimeSpan? Remaining()
    {
        Dictionary<string, double> seconds = _finished.Values
            .Where(record => record.Error is null)
            .GroupBy(record => record.Estimator)
            .ToDictionary(group => group.Key, group => group.Average(record => record.Seconds));
        if (seconds.Count == 0)
        {
            return null;
        }

        double others = seconds.Values.Average();
        double total = trials.Where(trial => !_finished.ContainsKey(trial)).Sum(trial => seconds.GetValueOrDefault(trial.Measurement.Name, others));
        return TimeSpan.FromSeconds(total / jobs);
    }
}
