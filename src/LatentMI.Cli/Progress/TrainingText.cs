using System.Globalization;
using LatentMI.Estimators.Latent;

namespace LatentMI.Cli.Progress;

/// <summary>The words of the progress of training.</summary>
internal sealed class TrainingText : IProgressText<TrainingProgress>
{
    /// <inheritdoc/>
    /// <remarks>Epoch, losses and the time that is left at most, since patience may end training earlier.</remarks>
    public string Describe(TrainingProgress progress)
    {
        // The validation loss of the epoch before is unknown in the first one.
        string validation = double.IsNaN(progress.LastValidationLoss)
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", validation {progress.LastValidationLoss:F4}");
        double fraction = Fraction(progress);
        string remaining = RemainingTime.Describe(progress.Elapsed * ((1 - fraction) / fraction));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch} of at most {progress.MaxEpochs}: loss {progress.TrainingLoss:F4}{validation}, {remaining} left at most");
    }

    /// <inheritdoc/>
    /// <remarks>The share of the largest number of epochs.</remarks>
    public double Fraction(TrainingProgress progress) =>
        (progress.Epoch - 1 + ((double)progress.Batch / progress.Batches)) / progress.MaxEpochs;
}
