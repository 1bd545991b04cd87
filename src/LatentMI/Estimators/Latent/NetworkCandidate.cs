using LatentMI.Calibrating;
using LatentMI.Critics;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>Embeddings of networks that were trained without the rows that they embed.</summary>
internal static class NetworkCandidate
{
    // A first group of networks that finds less by so many standard errors is the last.
    private const double CertainErrors = 3;

    // How many times fewer rows show what networks lose.
    private const int FewerTimes = 2;

    /// <summary>The networks that stood out on seed 100 of digits, circle, cross and Gaussian data.</summary>
    public static SeparableCriticOptions Networks { get; } = new()
    {
        HiddenWidths = [128, 64],
        EmbeddingWidth = 16,
        Dropout = 0.2,
        LearningRate = 2e-3,
        WeightDecay = 0.05,
        MaxEpochs = LatentMiOptions.Default.MaxEpochs,
        Patience = LatentMiOptions.Default.Patience,
    };

    /// <summary>Larger networks, which train for longer. Several that begin with different weights know different things.</summary>
    public static SeparableCriticOptions LargerNetworks { get; } = Networks with
    {
        HiddenWidths = [256, 128],
        EmbeddingWidth = 32,
        MaxEpochs = 5 * LatentMiOptions.Default.MaxEpochs,
        Patience = 3 * LatentMiOptions.Default.Patience,
    };

    /// <summary>Trains networks; where those of the first group find less for certain than a candidate, the others are not trained.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="x">The features of X.</param>
    /// <param name="y">The features of Y.</param>
    /// <param name="networks">The networks and their training.</param>
    /// <param name="seed">The seed of their weights and of the order of rows.</param>
    /// <param name="simpler">The best of the other candidates; null to train them all.</param>
    /// <param name="giveUp">Told what the first group found where the others are not trained.</param>
    public static Candidate? Fit(CandidateFit fit, Features x, Features y, SeparableCriticOptions networks, ulong seed, Candidate? simpler, Action<RepresentationScore> giveUp)
    {
        if (Train(fit.Options.LatentDimensions, share: 1, IsPromising) is not { } network)
        {
            return null;
        }

        int[][] groups = network.Blocks;
        int[][] blocks = fit.InParts(groups);
        LatentPairs latents = LatentsOf(network);
        FittedRatio ratio = RatioOf(network, latents);
        return new Candidate(RepresentationKind.Network, latents, ratio, block => network.Encoders(Array.FindIndex(groups, group => group.Contains(blocks[block][0]))))
        {
            OnFewerRows = ratio.Kind is RatioKind.Gaussian or RatioKind.Network ? new FewerRows(FewerTimes, OnHalf) : null,
            History = History(network.FirstTraining, networks),
            HeldOutCorrelations = network.HeldOutCorrelations,
            LatentsOf = network.HeldOutLatents,
        };

        NetworkRepresentation? Train(int? latentDimensions, double share, Func<NetworkRepresentation, bool> isPromising) =>
            NetworkRepresentation.Train(x, y, fit.Order, latentDimensions, networks, share, seed, isPromising, fit.Compute);

        // The latents of the first groups where not all have networks.
        LatentPairs LatentsOf(NetworkRepresentation trained)
        {
            (MatrixView latentX, MatrixView latentY) = trained.HeldOutLatents(trained.LatentDimensions);
            return fit.Latents(latentX, latentY, fit.InParts(trained.Blocks));
        }

        FittedRatio RatioOf(NetworkRepresentation trained, LatentPairs pairs) =>
            fit.Ratios.Choose(pairs, trained.Blocks, () => GaussianRatio.Fit(pairs, fit.Compute), () => OfEmbeddings(trained));

        FittedRatio OnHalf()
        {
            NetworkRepresentation fewer = Train(network.LatentDimensions, share: 1.0 / FewerTimes, _ => true)!;
            LatentPairs pairs = LatentsOf(fewer);
            return FittedRatio.Score(ratio.Kind == RatioKind.Gaussian ? GaussianRatio.Fit(pairs, fit.Compute) : OfEmbeddings(fewer), pairs, fit.Compute);
        }

        bool IsPromising(NetworkRepresentation first)
        {
            if (simpler is null)
            {
                return true;
            }

            FittedRatio ofFirst = RatioOf(first, LatentsOf(first));
            (double gain, double error) = FittedRatio.Gain(simpler.Ratio, ofFirst);
            bool isPromising = gain > -CertainErrors * error;
            if (!isPromising)
            {
                giveUp(new RepresentationScore(RepresentationKind.Network, ofFirst.HeldOutBits, Chosen: false));
            }

            return isPromising;
        }

        static IRowRatio OfEmbeddings(NetworkRepresentation of)
        {
            (float[] embeddedX, float[] embeddedY, int width) = of.HeldOutEmbeddings();
            return EmbeddingRatio.Of(RatioKind.Network, [(embeddedX, embeddedY)], width, new int[embeddedX.Length / width]);
        }
    }

    private static TrainingHistory History(SeparableCriticTraining training, SeparableCriticOptions networks)
    {
        EpochLoss[] epochs =
        [
            .. training.TrainingLosses.Select((loss, i) => new EpochLoss(i + 1, loss, training.ValidationLosses[i + 1])),
        ];

        // Where no epoch was better than none, the untrained network was kept; the history begins with the first epoch.
        int best = Math.Max(1, training.BestEpoch);
        bool stoppedEarly = epochs.Length - training.BestEpoch == networks.Patience;
        return new TrainingHistory { Epochs = epochs, BestEpoch = best, StoppedEarly = stoppedEarly, KeptEpoch = best, Reduction = training.Reduction };
    }
}
