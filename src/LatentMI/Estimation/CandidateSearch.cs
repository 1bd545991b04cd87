using LatentMI.Calibrating;
using LatentMI.Critics;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI;

/// <summary>Fits representations of paired rows and chooses among them by held-out rows.</summary>
/// <param name="options">The settings.</param>
/// <param name="order">The folds.</param>
/// <param name="compute">What it runs on.</param>
internal sealed class CandidateSearch(LatentMiOptions options, FoldOrder order, Compute compute)
{
    // KSG on more rows than this is done in parts: its time grows with their square, and calibration removes the bias of fewer.
    private const int MostRowsTogether = 10_000;

    // How much better the held-out loss of something more complex must be, in standard errors of the paired difference.
    private const double WorthwhileErrors = 2;

    /// <summary>The networks that stood out on seed 100 of digits, circle, cross and Gaussian data.</summary>
    public static SeparableCriticOptions Networks { get; } = new()
    {
        HiddenWidths = [128, 64],
        EmbeddingWidth = 16,
        Dropout = 0.2,
        LearningRate = 2e-3,
        WeightDecay = 0.05,
        MaxEpochs = 60,
        Patience = 8,
    };

    /// <summary>The simplest candidate but for those that are better on held-out rows by two standard errors.</summary>
    /// <param name="candidates">The simplest first.</param>
    /// <returns>Its place.</returns>
    public static int Choose(IReadOnlyList<Candidate> candidates)
    {
        int best = 0;
        for (int i = 1; i < candidates.Count; i++)
        {
            best = FittedRatio.IsWorthwhile(candidates[best].Ratio, candidates[i].Ratio, WorthwhileErrors) ? i : best;
        }

        return best;
    }

    /// <summary>Fits the representations that the settings allow, the simplest first.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="progress">Told when a representation begins.</param>
    public IEnumerable<Candidate> Fit(PreparedSide x, PreparedSide y, IProgress<EstimationProgress>? progress)
    {
        RepresentationChoice wanted = options.Representation;
        if (wanted is RepresentationChoice.Auto or RepresentationChoice.Linear)
        {
            progress?.Report(new EstimationProgress(EstimationStage.Representing, "linear"));
            yield return Canonical("linear", x.Linear, y.Linear);
        }

        if (wanted == RepresentationChoice.Linear)
        {
            yield break;
        }

        Features foldedX = x.Fold(compute);
        Features foldedY = y.Fold(compute);
        if (wanted is RepresentationChoice.Auto or RepresentationChoice.Folded)
        {
            progress?.Report(new EstimationProgress(EstimationStage.Representing, "folded"));
            yield return Canonical("folded", foldedX, foldedY);
        }

        if (wanted is RepresentationChoice.Auto or RepresentationChoice.Network)
        {
            progress?.Report(new EstimationProgress(EstimationStage.Representing, "network"));
            yield return Network(foldedX.Map.Unequal(foldedX.Values), foldedY.Map.Unequal(foldedY.Values));
        }
    }

    private Candidate Canonical(string name, Features x, Features y)
    {
        CanonicalPairs pairs = CanonicalPairs.Find(x.Values, y.Values, order.Starts, compute);
        int most = Math.Min(pairs.Ranks.X, pairs.Ranks.Y);
        int latentDimensions = Math.Min(options.LatentDimensions ?? pairs.SignificantPairs, most);
        (MatrixView variatesX, MatrixView variatesY) = pairs.HeldOutVariates(latentDimensions, compute);
        var latents = new LatentPairs(variatesX, variatesY, Parts(order.Rows.Length), order.Folds()) { Groups = order.Groups };
        var representation = new CanonicalRepresentation(name, x.Map, y.Map, pairs);
        FittedRatio ratio = ChooseRatio(latents, () => CriticRatios.Fit(latents, options.Seed, compute));
        return new Candidate(name, latents, ratio, _ => representation.Encoders(latentDimensions))
        {
            Pairs = pairs,
            HeldOutCorrelations = pairs.HeldOutCorrelations,
            LatentsOf = count => pairs.HeldOutVariates(count, compute),
        };
    }

    private Candidate Network(Features x, Features y)
    {
        NetworkRepresentation network = NetworkRepresentation.Train(
            x, y, order, options.LatentDimensions, Networks, options.Seed, compute);
        (MatrixView latentX, MatrixView latentY) = network.HeldOutLatents(network.LatentDimensions);
        int[][] groups = network.Blocks;
        int[][] blocks = [.. groups.SelectMany(group => Parts(group.Length).Select(part => Array.ConvertAll(part, i => group[i])))];
        var latents = new LatentPairs(latentX, latentY, blocks, order.Folds()) { Groups = order.Groups };
        (float[] embeddedX, float[] embeddedY, int embeddingWidth) = network.HeldOutEmbeddings();
        FittedRatio ratio = ChooseRatio(
            latents, () => EmbeddingRatio.Of("network", [(embeddedX, embeddedY)], embeddingWidth, new int[latents.Count]));
        return new Candidate("network", latents, ratio, block => network.Encoders(Array.FindIndex(groups, group => group.Contains(blocks[block][0]))))
        {
            History = History(network.FirstTraining),
            HeldOutCorrelations = network.HeldOutCorrelations,
            LatentsOf = network.HeldOutLatents,
        };
    }

    private static TrainingHistory History(SeparableCriticTraining training)
    {
        EpochLoss[] epochs =
        [
            .. training.TrainingLosses.Select((loss, i) => new EpochLoss(i + 1, loss, training.ValidationLosses[i + 1])),
        ];

        // Where no epoch was better than none, the untrained network was kept; the history begins with the first epoch.
        int best = Math.Max(1, training.BestEpoch);
        return new TrainingHistory(epochs, best, StoppedEarly: epochs.Length < Networks.MaxEpochs, KeptEpoch: best);
    }

    /// <summary>None, Gaussian or learned: a more complex ratio only where it is better on held-out rows by two standard errors.</summary>
    private FittedRatio ChooseRatio(LatentPairs latents, Func<IDensityRatio> learn)
    {
        FittedRatio best = FittedRatio.Score(new NoRatio(), latents, compute);
        foreach (Func<IDensityRatio> fit in new[] { () => GaussianRatio.Fit(latents, compute), learn })
        {
            var fitted = FittedRatio.Score(fit(), latents, compute);
            best = FittedRatio.IsWorthwhile(best, fitted, WorthwhileErrors) ? fitted : best;
        }

        return best;
    }

    /// <summary>Evenly spread parts of so many rows that are not too large for KSG.</summary>
    /// <param name="count">How many rows.</param>
    public static int[][] Parts(int count)
    {
        int parts = (count + MostRowsTogether - 1) / MostRowsTogether;
        return [.. Enumerable.Range(0, parts).Select(part => Enumerable.Range(0, count).Where(row => row % parts == part).ToArray())];
    }
}
