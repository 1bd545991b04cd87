using System.Collections;
using LatentMI.Studies.Storing;

namespace LatentMI.Studies.Running;

/// <summary>Keeps count of the trials of a run and tells how they stand. Counts are kept, not made: there may be very many trials.</summary>
/// <param name="trials">All trials.</param>
/// <param name="jobs">How many run at once.</param>
/// <param name="progress">Who is told; null for nobody.</param>
internal sealed class ProgressBoard(IReadOnlyList<Trial> trials, int jobs, IProgress<ExperimentProgress>? progress)
{
    private readonly Lock _lock = new();
    private readonly BitArray _isFinished = new(trials.Count);
    private readonly List<(Trial Trial, int Number)> _running = [];
    private readonly Dictionary<string, (int Left, int Measured, double Seconds)> _byEstimator = trials
        .CountBy(trial => trial.Measurement.Name)
        .ToDictionary(pair => pair.Key, pair => (pair.Value, 0, 0.0));
    private int _finished;
    private int _failed;

    /// <summary>Whether a trial has a record.</summary>
    /// <param name="number">The trial's number.</param>
    public bool IsFinished(int number)
    {
        lock (_lock)
        {
            return _isFinished[number];
        }
    }

    /// <summary>Counts a trial as done where it has a record.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="number">Its number.</param>
    /// <param name="record">Its record, or null.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryFinish(Trial trial, int number, KnownRecord? record)
    {
        if (record is not { } known)
        {
            return false;
        }

        lock (_lock)
        {
            Count(trial, number, known);
        }

        return true;
    }

    /// <summary>A trial begins.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="number">Its number.</param>
    public void Begin(Trial trial, int number)
    {
        lock (_lock)
        {
            _running.Add((trial, number));
            Tell();
        }
    }

    /// <summary>A trial has its record.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="number">Its number.</param>
    /// <param name="record">The record.</param>
    public void End(Trial trial, int number, KnownRecord record)
    {
        lock (_lock)
        {
            _running.RemoveAll(running => running.Number == number);
            Count(trial, number, record);
            Tell();
        }
    }

    /// <summary>A trial runs no more, whether it has a record or not.</summary>
    /// <param name="number">The trial's number.</param>
    public void Stop(int number)
    {
        lock (_lock)
        {
            _running.RemoveAll(running => running.Number == number);
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

    private void Count(Trial trial, int number, KnownRecord record)
    {
        if (_isFinished[number])
        {
            return;
        }

        _isFinished[number] = true;
        _finished++;

        (int left, int measured, double seconds) = _byEstimator[trial.Measurement.Name];
        bool failed = record.Error is not null;
        _failed += failed ? 1 : 0;
        _byEstimator[trial.Measurement.Name] = failed ? (left - 1, measured, seconds) : (left - 1, measured + 1, seconds + record.Seconds);
    }

    private void Tell() => progress?.Report(new ExperimentProgress(
        _finished,
        _failed,
        trials.Count,
        [.. _running.Select(running => $"{running.Trial.Measurement.Name} on {running.Trial.Recipe.Name} {running.Trial.Recipe.Parameters.ToBriefText()}")],
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
