using LatentMI.Calibrating;
using LatentMI.Critics;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>Fits representations of paired rows and chooses among them by held-out rows.</summary>
/// <param name="options">The settings.</param>
/// <param name="order">The folds.</param>
/// <param name="compute">What it runs on.</param>
internal sealed class CandidateSearch(LatentMiOptions options, FoldOrder order, Compute compute)
{
    // KSG on more rows than this is done in parts: its time grows with their square, and calibration removes the bias of fewer.
    private const int MostRowsTogether = 10_000;

    // Nearest neighbors resolve so many columns of a side as they are.
    private const int MostColumns = 3;

    // Columns of more are unlikely to be independent of each other, and each is an estimate of its own.
    private const int MostPairedColumns = 8;

    private readonly RatioChoice _ratios = new(options.OwnRatios, options.Seed, compute);

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

    /// <summary>The simplest candidate but for those that are better on held-out rows by two standard errors.</summary>
    /// <param name="candidates">The simplest first.</param>
    /// <returns>Its place.</returns>
    public static int Choose(IReadOnlyList<Candidate> candidates)
    {
        int best = 0;
        for (int i = 1; i < candidates.Count; i++)
        {
            best = RatioChoice.IsWorthwhile(candidates[best].Ratio, candidates[i].Ratio) ? i : best;
        }

        return best;
    }

    /// <summary>Fits the representations that the settings allow, the simplest first.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesX">The rows of X as they are.</param>
    /// <param name="samplesY">The rows of Y as they are.</param>
    /// <param name="progress">Told when a representation begins.</param>
    public IEnumerable<Candidate> Fit(
        PreparedSide x, PreparedSide y, Samples samplesX, Samples samplesY, IProgress<EstimationProgress>? progress)
    {
        IEnumerable<Candidate> builtIn = options.Representation == RepresentationChoice.Own ? [] : FitBuiltIn(x, y, progress);
        return builtIn.Concat(options.OwnRepresentations.Select(representation =>
        {
            progress?.Report(new EstimationProgress(EstimationStage.Representing, RepresentationKind.Own));
            return Own(representation, samplesX, samplesY);
        }));
    }

    private IEnumerable<Candidate> FitBuiltIn(PreparedSide x, PreparedSide y, IProgress<EstimationProgress>? progress)
    {
        RepresentationChoice wanted = options.Representation;
        bool few = x.Scoring.Dimensions <= MostPairedColumns && y.Scoring.Dimensions <= MostPairedColumns;
        if (wanted == RepresentationChoice.Columns || (wanted == RepresentationChoice.Auto && few && options.LatentDimensions is null))
        {
            progress?.Report(new EstimationProgress(EstimationStage.Representing, RepresentationKind.Columns));
            if (Columns(x, y) is { } columns)
            {
                yield return columns;
            }
        }

        if (wanted is RepresentationChoice.Auto or RepresentationChoice.Linear)
        {
            progress?.Report(new EstimationProgress(EstimationStage.Representing, RepresentationKind.Linear));
            yield return Canonical(RepresentationKind.Linear, x.Linear, y.Linear);
        }

        if (wanted is RepresentationChoice.Linear or RepresentationChoice.Columns)
        {
            yield break;
        }

        (Features foldedX, Features foldedY) = PreparedSide.FoldBoth(x, y, compute);
        if (wanted is RepresentationChoice.Auto or RepresentationChoice.Folded)
        {
            progress?.Report(new EstimationProgress(EstimationStage.Representing, RepresentationKind.Folded));
            yield return Canonical(RepresentationKind.Folded, foldedX, foldedY);
        }

        if (wanted is RepresentationChoice.Auto or RepresentationChoice.Network)
        {
            progress?.Report(new EstimationProgress(EstimationStage.Representing, RepresentationKind.Network));
            yield return Network(foldedX.Map.Unequal(foldedX.Values), foldedY.Map.Unequal(foldedY.Values));
        }
    }

    /// <summary>
    /// The scores of the columns themselves, one by one where they depend on each other in pairs, else together. No map is fitted to pairs of rows, so that all
    /// rows can be compared with each other, whatever their folds.
    /// </summary>
    /// <returns>The candidate; null where the columns are neither independent pairs nor few.</returns>
    private Candidate? Columns(PreparedSide x, PreparedSide y)
    {
        MatrixView scoresX = x.FewScores!.Value;
        MatrixView scoresY = y.FewScores!.Value;
        int[] folds = order.Folds();
        int[][] together = [[.. Enumerable.Range(0, order.Rows.Length)]];
        int[][] blocks = InParts(together);
        LatentPairs all = Latents(scoresX.LeadingColumns(scoresX.Columns), scoresY.LeadingColumns(scoresY.Columns));
        (LatentPairs Latents, FittedRatio Ratio)[] parts = scoresX.Columns * scoresY.Columns == 1
            ? []
            : [.. IndependentPairs.Find(scoresX, scoresY).Select(pair => WithRatio(Latents(scoresX.Column(pair.X), scoresY.Column(pair.Y))))];
        if (parts.Length == 0 && options.Representation == RepresentationChoice.Auto && Math.Max(scoresX.Columns, scoresY.Columns) > MostColumns)
        {
            return null;
        }

        FittedRatio ratio = parts.Length == 0
            ? WithRatio(all).Ratio
            : FittedRatio.Score(new SumOfRatios([.. parts.Select(part => part.Ratio)]), all, compute);
        return new Candidate(RepresentationKind.Columns, all, ratio, _ => (FeatureEncoder.OfScores(x.Scoring), FeatureEncoder.OfScores(y.Scoring))) { Parts = parts };

        LatentPairs Latents(MatrixView ofX, MatrixView ofY) => new(ofX, ofY, blocks, folds) { Groups = order.Groups, Block = order.Block };

        (LatentPairs Latents, FittedRatio Ratio) WithRatio(LatentPairs latents) => (latents, _ratios.Choose(
            latents,
            together,
            () => GaussianRatio.FitAll(latents),
            () => CriticRatios.Fit([latents, latents], CriticRatios.OfColumns, options.Seed, compute)));
    }

    private Candidate Canonical(RepresentationKind kind, Features x, Features y)
    {
        CanonicalPairs pairs = CanonicalPairs.Find(x.Values, y.Values, order.Starts, compute);
        int most = Math.Min(pairs.Ranks.X, pairs.Ranks.Y);
        int latentDimensions = Math.Min(options.LatentDimensions ?? CanonicalPairs.CountSignificant(pairs.HeldOutCorrelations, order.IndependentRows), most);
        int[] folds = order.Folds();
        int[][] members = order.Members();
        int[][] blocks = InParts(members);
        LatentPairs latents = Latents(pairs.HeldOutVariates(latentDimensions, compute));
        LatentPairs[] halves = [.. Enumerable.Range(0, FoldHalves.Count).Select(half => Latents(pairs.HeldOutVariates(latentDimensions, half, compute)))];
        var representation = new CanonicalRepresentation(x.Map, y.Map, pairs);
        FittedRatio ratio = _ratios.Choose(
            latents, members, () => GaussianRatio.Fit(latents, compute), () => CriticRatios.Fit(halves, CriticRatios.OfLatents, options.Seed, compute));
        return new Candidate(kind, latents, ratio, block => representation.Encoders(folds[blocks[block][0]], latentDimensions))
        {
            Pairs = pairs,
            HeldOutCorrelations = pairs.HeldOutCorrelations,
            LatentsOf = count => pairs.HeldOutVariates(count, compute),
        };

        LatentPairs Latents((MatrixView X, MatrixView Y) variates) =>
            new(variates.X, variates.Y, blocks, folds) { Groups = order.Groups, Block = order.Block };
    }

    private Candidate Network(Features x, Features y)
    {
        SeparableCriticOptions networks = Networks with { MaxEpochs = options.MaxEpochs, Patience = options.Patience };
        NetworkRepresentation network = NetworkRepresentation.Train(
            x, y, order, options.LatentDimensions, networks, options.Seed, compute);
        (MatrixView latentX, MatrixView latentY) = network.HeldOutLatents(network.LatentDimensions);
        int[][] groups = network.Blocks;
        int[][] blocks = InParts(groups);
        var latents = new LatentPairs(latentX, latentY, blocks, order.Folds()) { Groups = order.Groups, Block = order.Block };
        (float[] embeddedX, float[] embeddedY, int embeddingWidth) = network.HeldOutEmbeddings();
        FittedRatio ratio = _ratios.Choose(
            latents,
            groups,
            () => GaussianRatio.Fit(latents, compute),
            () => EmbeddingRatio.Of(RatioKind.Network, [(embeddedX, embeddedY)], embeddingWidth, new int[latents.Count]));
        return new Candidate(RepresentationKind.Network, latents, ratio, block => network.Encoders(Array.FindIndex(groups, group => group.Contains(blocks[block][0]))))
        {
            History = History(network.FirstTraining, networks),
            HeldOutCorrelations = network.HeldOutCorrelations,
            LatentsOf = network.HeldOutLatents,
        };
    }

    private Candidate Own(IRepresentation representation, Samples x, Samples y)
    {
        var own = OwnRepresentation.Fit(representation, x, y, order, options.Seed, compute);
        int[] folds = order.Folds();
        int[][] members = order.Members();
        int[][] blocks = InParts(members);
        var latents = new LatentPairs(own.LatentX, own.LatentY, blocks, folds) { Groups = order.Groups, Block = order.Block };
        return new Candidate(RepresentationKind.Own, latents, _ratios.ChooseWithin(latents, members), block => own.Encoders(folds[blocks[block][0]]))
        {
            Name = representation.Name,
        };
    }

    /// <summary>
    /// Parts of groups of positions that are compared with each other: evenly spread ones, not too large for KSG; of a time series those that are a block apart.
    /// </summary>
    private int[][] InParts(int[][] groups) =>
    [
        .. groups.SelectMany(order.Apart).SelectMany(apart => Parts(apart.Length).Select(part => Array.ConvertAll(part, i => apart[i]))),
    ];

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

    /// <summary>Evenly spread parts of so many rows that are not too large for KSG.</summary>
    /// <param name="count">How many rows.</param>
    public static int[][] Parts(int count)
    {
        int parts = (count + MostRowsTogether - 1) / MostRowsTogether;
        return [.. Enumerable.Range(0, parts).Select(part => Enumerable.Range(0, count).Where(row => row % parts == part).ToArray())];
    }
}
