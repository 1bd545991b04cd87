using LatentMI.Studies.Storing;

namespace LatentMI.Studies.Running;

/// <summary>Keeps count of the trials of a run and tells how they stand. Counts are kept, not made: there may be very many trials.</summary>
/// <param name="trials">All trials.</param>
/// <param name="jobs">How many run at once.</param>
/// <param name="progress">Who is told; null for nobody.</param>
internal sealed class ProgressBoard(IReadOnlyList<Trial> trials, int jobs, IProgress<ExperimentProgress>? progress)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Trial> _finished = new(ReferenceEqualityComparer.Instance);
    private readonly List<Trial> _running = [];
    private readonly Dictionary<string, (int Left, int Measured, double Seconds)> _byEstimator = trials
        .GroupBy(trial => trial.Measurement.Name)
        .ToDictionary(group => group.Key, group => (group.Count(), 0, 0.0));
    private int _failed;

    /// <summary>Whether a trial has a record.</summary>
    /// <param name="trial">The trial.</param>
    public bool IsFinished(Trial trial)
    {
        lock (_lock)
        {
            return _finished.Contains(trial);
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
            Count(trial, record);
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
            Count(trial, record);
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

    private void Count(Trial trial, ExperimentRecord record)
    {
        if (!_finished.Add(trial))
        {
            return;
        }

        (int left, int measured, double seconds) = _byEstimator[trial.Measurement.Name];
        bool failed = record.Error is not null;
        _failed += failed ? 1 : 0;
        _byEstimator[trial.Measurement.Name] = failed ? (left - 1, measured, seconds) : (left - 1, measured + 1, seconds + record.Seconds);
    }

    private void Tell() => progress?.Report(new ExperimentProgress(
        _finished.Count,
        _failed,
        trials.Count,
        [.. _running.Select(trial => $"{trial.Measurement.Name} on {trial.Recipe.Name} {trial.Recipe.Parameters.ToBriefText()}")],
        Remaining()));

    /// <summary>Each trial that is left counts as long as the finished ones of its estimator took in the mean.</summary>
    private TimeSpan? Remaining()
    {
        double[] known = [.. _byEstimator.Values.Where(counts => counts.Measured > 0).Select(counts => counts.Seconds / counts.Measured)];
        if (known.Length == 0)
        {
            return null;
        }

        double others = known.Average();
        double total = _byEstimator.Values.Sum(counts => counts.Left * (counts.Measured > 0 ? counts.Seconds / counts.Measured : others));
        return TimeSpan.FromSeconds(total / jobs);
    }
}
