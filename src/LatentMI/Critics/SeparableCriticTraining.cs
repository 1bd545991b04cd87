using LatentMI.Networks;

namespace LatentMI.Critics;

/// <summary>How training a separable critic went.</summary>
/// <param name="TrainingLosses">The mean loss of every epoch's batches, in nats.</param>
/// <param name="ValidationLosses">The validation loss before training and after every epoch, in nats.</param>
/// <param name="BestEpoch">The number of epochs after which the lowest validation loss was reached, whose weights the critic has now.</param>
/// <param name="Reduction">How far below the loss of guessing these weights are, in nats.</param>
internal sealed record SeparableCriticTraining(
    IReadOnlyList<double> TrainingLosses, IReadOnlyList<double> ValidationLosses, int BestEpoch, LossReduction Reduction);
