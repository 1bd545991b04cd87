using System.Globalization;
using LatentMI.Inference;

namespace LatentMI.Cli.Progress;

/// <summary>The words of the progress of work that consists of many estimates.</summary>
/// <param name="name">What one of them is of: "permutation".</param>
internal sealed class InferenceText(string name) : IProgressText<InferenceProgress>
{
    /// <inheritdoc/>
    public string Describe(InferenceProgress progress)
    {
        TimeSpan remaining = progress.Elapsed * ((double)(progress.Total - progress.Done) / progress.Done);
        return string.Create(
            CultureInfo.InvariantCulture, $"{name} {progress.Done} of {progress.Total}, about {RemainingTime.Describe(remaining)} left");
    }

    /// <inheritdoc/>
    public double Fraction(InferenceProgress progress) => (double)progress.Done / progress.Total;
}
