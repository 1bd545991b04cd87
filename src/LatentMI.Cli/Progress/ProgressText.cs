using System.Globalization;

namespace LatentMI.Cli.Progress;

/// <summary>The words of a progress line.</summary>
internal static class ProgressText
{
    /// <summary>Epoch, losses and the time that is left at most, since patience may end training earlier.</summary>
    /// <param name="progress">Where training stands.</param>
    public static string Describe(TrainingProgress progress)
    {
        // The validation loss of the epoch before is unknown in the first one.
        string validation = double.IsNaN(progress.LastValidationLoss)
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", validation {progress.LastValidationLoss:F4}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch} of at most {progress.MaxEpochs}: loss {progress.TrainingLoss:F4}{validation}, {DescribeRemaining(progress)} left at most");
    }

    /// <summary>The share of the largest number of epochs that is done, from 0 to 1.</summary>
    /// <param name="progress">Where training stands.</param>
    public static double Fraction(TrainingProgress progress) =>
        (progress.Epoch - 1 + ((double)progress.Batch / progress.Batches)) / progress.MaxEpochs;

    private static string DescribeRemaining(TrainingProgress progress)
    {
        double fraction = Fraction(progress);
        TimeSpan remaining = progress.Elapsed * ((1 - fraction) / fraction);
        return remaining.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)remaining.TotalHours} h {remaining.Minutes} min")
            : remaining.ToString(@"m\:ss", CultureInfo.InvariantCulture);
    }
}
