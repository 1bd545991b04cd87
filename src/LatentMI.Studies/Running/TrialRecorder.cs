using System.Diagnostics;
using LatentMI.Numerics;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Running;

/// <summary>Does a trial and makes its record.</summary>
public static class TrialRecorder
{
    private static readonly string Version = typeof(TrialRecorder).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>Makes the data and measures them; what goes wrong becomes the record's error, so that the rest goes on.</summary>
    /// <param name="experiment">The experiment's name, for the record.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="threads">How many threads it has.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    public static ExperimentRecord Record(string experiment, Trial trial, int threads, CancellationToken cancellationToken)
    {
        Dataset? data = null;
        long start = Stopwatch.GetTimestamp();
        Measured measured;
        string? error = null;
        try
        {
            data = trial.Recipe.Create(trial.DataSeed, cancellationToken);
            start = Stopwatch.GetTimestamp();
            measured = trial.Measurement.Measure(data, trial.Seed, threads, cancellationToken);
            if (measured.EstimateBits is { } bits && !double.IsFinite(bits))
            {
                error = $"The estimate is {bits}.";
                measured = measured with { EstimateBits = null };
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            measured = new Measured(null, []);
            error = OneLine.Printable(e is InputException ? e.Message : $"{e.GetType().Name}: {e.Message}");
        }
        finally
        {
            data?.Dispose();
        }

        return new ExperimentRecord
        {
            Experiment = experiment,
            Dataset = trial.Recipe.Name,
            DatasetParameters = trial.Recipe.Parameters,
            Estimator = trial.Measurement.Name,
            EstimatorParameters = trial.Measurement.Parameters,
            Seed = trial.Seed,
            EstimateBits = measured.EstimateBits,
            TrueBits = data is { } made && double.IsFinite(made.TrueBits) ? made.TrueBits : null,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 3),
            Threads = threads,
            Version = Version,
            Provenance = Provenance.Current,
            Warnings = measured.Warnings,
            Error = error,
            Series = measured.Series,
            Details = measured.Details,
        };
    }
}
