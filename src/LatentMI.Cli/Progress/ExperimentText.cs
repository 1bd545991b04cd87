using System.Globalization;
using LatentMI.Studies.Running;

namespace LatentMI.Cli.Progress;

/// <summary>The words of the progress of an experiment.</summary>
internal sealed class ExperimentText : IProgressText<ExperimentProgress>
{
    /// <inheritdoc/>
    public string Describe(ExperimentProgress progress)
    {
        string failed = progress.Failed > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({progress.Failed} failed)") : string.Empty;
        string remaining = progress.Remaining is { } left && progress.Done < progress.Total
            ? $", about {RemainingTime.Describe(left)} left"
            : string.Empty;
        string running = progress.Running.Count > 0 ? $"; {string.Join(" and ", progress.Running)}" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{progress.Done} of {progress.Total}{failed}{remaining}{running}");
    }

    /// <inheritdoc/>
    public double Fraction(ExperimentProgress progress) => progress.Total == 0 ? 1 : (double)progress.Done / progress.Total;
}
