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

    // A first group of networks that finds less by so many standard errors is the last.
    private const double CertainErrors = 3;

    // Of a thorough estimate.
    private const int MoreNetworks = 2;

    // Directions of so many columns may have little variance.
    private const int ManyColumns = 32;

    // Columns are not too many for the rows to tell the directions in which they are correlated.
    private const int RowsPerColumn = 4;

    // The argument of the Tracy-Widom law that chance exceeds once in a thousand times.
    private const double EvidentDeviations = 3.3;

    // How many times fewer rows show what networks lose.
    private const int FewerTimes = 2;

    private readonly List<RepresentationScore> _givenUp = [];
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

    /// <summary>Larger networks, which train for longer. Several that begin with different weights know different things.</summary>
    private static SeparableCriticOptions LargerNetworks { get; } = Networks with
    {
        HiddenWidths = [256, 128],
        EmbeddingWidth = 32,
        MaxEpochs = 5 * LatentMiOptions.Default.MaxEpochs,
        Patience = 3 * LatentMiOptions.Default.Patience,
    };

    /// <summary>Representations that were left before all rows had latents, and what they find on the rows that have: less than another for certain.</summary>
    public IReadOnlyList<RepresentationScore> GivenUp => _givenUp;

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

    /// <summary>The same, but for linear maps of which all correlations certainly tell more than the maps that are better on held-out rows.</summary>
    /// <param name="candidates">The simplest first.</param>
    /// <param name="recovery">What linear maps lost.</param>
    /// <returns>Its place.</returns>
    public static int Choose(IReadOnlyList<Candidate> candidates, LinearRecovery recovery)
    {
        int best = Choose(candidates);
        int linear = candidates.ToList().FindIndex(candidate => candidate.Kind == RepresentationKind.Linear);
        bool isOfMaps = candidates[best].Kind is RepresentationKind.Kernel or RepresentationKind.Folded or RepresentationKind.Network;
        return isOfMaps && linear >= 0 && recovery.FindsMore(candidates[linear], candidates[best].Ratio.HeldOutBits) ? linear : best;
    }

    /// <summary>The chosen candidate with the best ratio that the effort allows.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="chosen">The place of the one that was chosen.</param>
    public Candidate Improve(IReadOnlyList<Candidate> candidates, int chosen) => options.Effort == Effort.Quick
        ? candidates[chosen]
        : Stack(Refine(candidates[chosen]), candidates.Where((_, i) => i != chosen));

    /// <summary>The candidate with a larger critic for its ratio, where that is better on held-out rows: of one candidate it is worth its time.</summary>
    /// <param name="candidate">The candidate that was chosen.</param>
    private static Candidate Refine(Candidate candidate) => candidate.Refined is { } refined ? candidate with { Ratio = refined() } : candidate;

    /// <summary>
    /// The candidate with its learned ratio stacked with those of the others, where that is better on held-out rows: what its latents do not show, those of others
    /// may. A Gaussian is no such ratio, as the linear maps that it describes are corrected as a whole (<see cref="LinearRecovery"/>).
    /// </summary>
    /// <param name="candidate">The candidate that was chosen, refined.</param>
    /// <param name="others">The other candidates.</param>
    private Candidate Stack(Candidate candidate, IEnumerable<Candidate> others)
    {
        if (candidate.Ratio.Kind is not (RatioKind.Critic or RatioKind.Network) || candidate.Kind == RepresentationKind.Columns)
        {
            return candidate;
        }

        // Maps of other representations differ from fold to fold, so that only rows of one fold can be compared by all of them.
        int[][] own = candidate.Latents.Blocks;
        int[][] blocks = InParts(order.Members());
        bool isWithinFolds = own.Length == blocks.Length;
        LatentPairs latents = isWithinFolds ? candidate.Latents : candidate.Latents.InBlocks(blocks);
        FittedRatio ratio = isWithinFolds ? candidate.Ratio : _ratios.Rescore(latents, candidate.Ratio);
        FittedRatio stacked = _ratios.Stack(latents, ratio, others.Select(other => other.Ratio));
        return stacked == ratio ? candidate : candidate with
        {
            Latents = latents,
            Ratio = stacked,
            Encoders = block => candidate.Encoders(Array.FindIndex(own, rows => rows.Contains(blocks[block][0]))),
        };
    }

    /// <summary>Fits the representations that the settings allow, the simplest first.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesX">The rows of X as they are.</param>
    /// <param name="samplesY">The rows of Y as they are.</param>
    /// <param name="progress">Told when a representation begins.</param>
    public IReadOnlyList<Candidate> Fit(
        PreparedSide x, PreparedSide y, Samples samplesX, Samples samplesY, IProgress<EstimationProgress>? progress)
    {
        var candidates = new List<Candidate>();
        if (Tries(RepresentationChoice.Columns) && (options.Representation == RepresentationChoice.Columns || options.LatentDimensions is null))
        {
            Add(RepresentationKind.Columns, () => Columns(x, y, samplesX, samplesY));
        }

        if (Tries(RepresentationChoice.Linear))
        {
            Add(RepresentationKind.Linear, () => Canonical(RepresentationKind.Linear, x.Linear, y.Linear));
        }

        // Nearest neighbors see all of a column each, and maps only blur it.
        bool isColumnEach = samplesX.Dimensions == 1 && samplesY.Dimensions == 1;
        if (options.Representation == RepresentationChoice.Kernel || (Tries(RepresentationChoice.Kernel) && !isColumnEach))
        {
            Add(RepresentationKind.Kernel, () =>
            {
                (Features? ofX, Features? ofY) = PreparedSide.KernelBoth(x, samplesX, y, samplesY, order, compute);
                return ofX is null || ofY is null ? null : Canonical(RepresentationKind.Kernel, ofX, ofY);
            });
        }

        if (Tries(RepresentationChoice.Folded) || Tries(RepresentationChoice.Network))
        {
            (Features foldedX, Features foldedY) = PreparedSide.FoldBoth(x, y, compute);
            if (options.Representation == RepresentationChoice.Folded || (Tries(RepresentationChoice.Folded) && (x.FewScores ?? y.FewScores) is not null))
            {
                Add(RepresentationKind.Folded, () => Canonical(RepresentationKind.Folded, foldedX, foldedY));
            }

            if (options.Representation == RepresentationChoice.Network || (Tries(RepresentationChoice.Network) && options.Effort != Effort.Quick))
            {
                (Features unequalX, Features unequalY) = (foldedX.Map.Unequal(foldedX.Values), foldedY.Map.Unequal(foldedY.Values));
                Candidate? simpler = candidates.Count == 0 ? null : candidates[Choose(candidates)];
                SeparableCriticOptions networks = Networks with { MaxEpochs = options.MaxEpochs, Patience = options.Patience };
                Add(RepresentationKind.Network, () => Network(unequalX, unequalY, networks, options.Seed, simpler));
                for (int more = 1; options.Effort == Effort.Thorough && more <= MoreNetworks; more++)
                {
                    string name = FormattableString.Invariant($"larger-network-{more}");
                    ulong seed = options.Seed + (ulong)more;
                    Add(RepresentationKind.Network, () => Network(unequalX, unequalY, LargerNetworks, seed, simpler: null)! with { Name = name, Effort = Effort.Thorough });
                }
            }
        }

        if (Tries(RepresentationChoice.Linear) && candidates[Choose(candidates)] is { Kind: RepresentationKind.Linear } or { Ratio.Kind: RatioKind.None })
        {
            Candidate? linear = candidates.Find(candidate => candidate.Kind == RepresentationKind.Linear);
            Add(RepresentationKind.Linear, () => AllColumns(samplesX, samplesY, linear));
        }

        foreach (IRepresentation own in options.OwnRepresentations)
        {
            Add(RepresentationKind.Own, () => Own(own, samplesX, samplesY));
        }

        return candidates.Count > 0 ? candidates : throw new InputException(
            "All rows of X or of Y are the same, or nearly so, and have no kernel features; choose another representation, or leave the choice to the estimate.");

        bool Tries(RepresentationChoice choice) => options.Representation == RepresentationChoice.Auto || options.Representation == choice;

        void Add(RepresentationKind kind, Func<Candidate?> fit)
        {
            progress?.Report(new EstimationProgress(EstimationStage.Representing, kind));
            if (fit() is { } candidate)
            {
                candidates.Add(candidate);
            }
        }
    }

    /// <summary>
    /// The scores of the columns themselves, one by one where they depend on each other in pairs, else together. No map is fitted to pairs of rows, so that all
    /// rows can be compared with each other, whatever their folds.
    /// </summary>
    /// <returns>The candidate; null where the columns are neither independent pairs nor few.</returns>
    private Candidate? Columns(PreparedSide x, PreparedSide y, Samples samplesX, Samples samplesY)
    {
        bool isAuto = options.Representation == RepresentationChoice.Auto;
        int most = Math.Max(samplesX.Dimensions, samplesY.Dimensions);
        bool isScreened = isAuto && most > 1 && ColumnScreening.IsPossible(order.Rows.Length, samplesX.Dimensions, samplesY.Dimensions);
        if (isAuto && !isScreened && most > MostPairedColumns)
        {
            return null;
        }

        (MatrixView allX, MatrixView allY) = (x.Scores(samplesX, order, compute), y.Scores(samplesY, order, compute));
        (int[] columnsX, int[] columnsY) = isScreened ? ColumnScreening.Find(allX, allY, order, compute) : ([], []);
        if (columnsX.Length == 0)
        {
            (columnsX, columnsY) = ([.. Enumerable.Range(0, allX.Columns)], [.. Enumerable.Range(0, allY.Columns)]);
        }

        if (isAuto && Math.Max(columnsX.Length, columnsY.Length) > MostPairedColumns)
        {
            return null;
        }

        (MatrixView scoresX, MatrixView scoresY) = (allX.SelectColumns(columnsX), allY.SelectColumns(columnsY));
        int[] folds = order.Folds();
        int[][] together = [[.. Enumerable.Range(0, order.Rows.Length)]];
        int[][] blocks = InParts(together);
        LatentPairs all = Latents(scoresX.LeadingColumns(scoresX.Columns), scoresY.LeadingColumns(scoresY.Columns));
        (LatentPairs Latents, FittedRatio Ratio)[] parts = scoresX.Columns * scoresY.Columns == 1
            ? []
            : [.. IndependentPairs.Find(scoresX, scoresY, compute).Select(pair => WithRatio(Latents(scoresX.Column(pair.X), scoresY.Column(pair.Y))))];
        if (parts.Length == 0 && isAuto && Math.Max(scoresX.Columns, scoresY.Columns) > MostColumns)
        {
            return null;
        }

        FittedRatio ratio = parts.Length == 0
            ? WithRatio(all).Ratio
            : FittedRatio.Score(new SumOfRatios([.. parts.Select(part => part.Ratio)]), all, compute);
        return new Candidate(RepresentationKind.Columns, all, ratio, _ => (FeatureEncoder.OfScores(x.Scoring, columnsX), FeatureEncoder.OfScores(y.Scoring, columnsY))) { Parts = parts };

        LatentPairs Latents(MatrixView ofX, MatrixView ofY) => new(ofX, ofY, blocks, folds) { Groups = order.Groups, Block = order.Block };

        (LatentPairs Latents, FittedRatio Ratio) WithRatio(LatentPairs latents) => (latents, _ratios.Choose(
            latents,
            together,
            () => GaussianRatio.FitAll(latents),
            () => CriticRatios.FitToColumns(latents, options.Seed, compute)));
    }

    /// <summary>
    /// Linear maps of all columns in their own units. Of columns that mix everything what is shared lies in all directions alike: leading components leave most of them
    /// out, and in directions of little variance the ranks of columns are too coarse.
    /// </summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="linear">The linear maps of leading components.</param>
    /// <returns>
    /// The candidate; null where there are few columns, or too many for the rows, or where the largest correlation of all columns is one of chance, or certainly no more
    /// than that which the leading components have on held-out rows.
    /// </returns>
    private Candidate? AllColumns(Samples x, Samples y, Candidate? linear)
    {
        int rows = order.Rows.Length;
        (int p, int q) = (x.Dimensions, y.Dimensions);
        if (Math.Max(p, q) < ManyColumns || RowsPerColumn * (long)Math.Max(p, q) > rows)
        {
            return null;
        }

        (Features? allX, Features? allY) = PreparedSide.AllColumnsOfBoth(x, y, order, compute);
        if (allX is null || allY is null)
        {
            return null;
        }

        MatrixView cross = PrincipalComponents.Product(allX.Values.Transposed, allY.Values, compute);
        double largest = CanonicalEdge.LargestSquare(cross, rows);
        double found = linear is null ? 0 : GaussianInformation.Nats([Math.Max(0, linear.HeldOutCorrelations[0])]);
        SpikedCorrelation spike = CanonicalEdge.Spike(largest, rows, p, q);
        return CanonicalEdge.Deviations(largest, rows, p, q) < EvidentDeviations
            || GaussianInformation.Nats([Math.Sqrt(spike.Square)]) - found < CertainErrors * spike.NatsDeviation
            ? null
            : Canonical(RepresentationKind.Linear, allX, allY, CanonicalPairs.FindOfAll(allX.Values, allY.Values, order.Starts, compute)) with { Name = "all-columns" };
    }

    private Candidate Canonical(RepresentationKind kind, Features x, Features y) =>
        Canonical(kind, x, y, CanonicalPairs.Find(x.Values, y.Values, order.Starts, compute));

    private Candidate Canonical(RepresentationKind kind, Features x, Features y, CanonicalPairs pairs)
    {
        int latentDimensions = Math.Min(
            options.LatentDimensions ?? CanonicalPairs.CountSignificant(pairs.HeldOutCorrelations, order.IndependentRows), pairs.HeldOutCorrelations.Length);
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
            OnFewerRows = ratio.Kind is RatioKind.Gaussian or RatioKind.Critic ? new FewerRows(FoldHalves.Count * (1 - (1.0 / members.Length)), OnHalf) : null,
            Refined = ratio.Kind == RatioKind.Critic ? () => _ratios.Better(latents, ratio, CriticRatios.Fit(halves, CriticRatios.OfChosen, options.Seed, compute)) : null,
            Pairs = pairs,
            HeldOutCorrelations = pairs.HeldOutCorrelations,
            LatentsOf = count => pairs.HeldOutVariates(count, compute),
        };

        LatentPairs Latents((MatrixView X, MatrixView Y) variates) =>
            new(variates.X, variates.Y, blocks, folds) { Groups = order.Groups, Block = order.Block };

        FittedRatio OnHalf()
        {
            LatentPairs own = Latents(pairs.VariatesOfHalves(latentDimensions, half: null, compute));
            IRowRatio fitted = ratio.Kind == RatioKind.Gaussian
                ? GaussianRatio.Fit(own, compute)
                : CriticRatios.Fit(
                    [.. Enumerable.Range(0, FoldHalves.Count).Select(half => Latents(pairs.VariatesOfHalves(latentDimensions, half, compute)))],
                    CriticRatios.OfLatents,
                    options.Seed,
                    compute);
            return FittedRatio.Score(fitted, own, compute);
        }
    }

    /// <summary>Trains networks; where those of the first group find less for certain than a candidate, the others are not trained.</summary>
    /// <param name="x">The features of X.</param>
    /// <param name="y">The features of Y.</param>
    /// <param name="networks">The networks and their training.</param>
    /// <param name="seed">The seed of their weights and of the order of rows.</param>
    /// <param name="simpler">The best of the other candidates; null to train them all.</param>
    private Candidate? Network(Features x, Features y, SeparableCriticOptions networks, ulong seed, Candidate? simpler)
    {
        int[] folds = order.Folds();
        if (Train(options.LatentDimensions, share: 1, IsPromising) is not { } network)
        {
            return null;
        }

        int[][] groups = network.Blocks;
        int[][] blocks = InParts(groups);
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
            NetworkRepresentation.Train(x, y, order, latentDimensions, networks, share, seed, isPromising, compute);

        // The latents of the first groups where not all have networks.
        LatentPairs LatentsOf(NetworkRepresentation trained)
        {
            (MatrixView latentX, MatrixView latentY) = trained.HeldOutLatents(trained.LatentDimensions);
            return new LatentPairs(latentX, latentY, InParts(trained.Blocks), folds[..latentX.Rows]) { Groups = order.Groups?[..latentX.Rows], Block = order.Block };
        }

        FittedRatio RatioOf(NetworkRepresentation trained, LatentPairs pairs) =>
            _ratios.Choose(pairs, trained.Blocks, () => GaussianRatio.Fit(pairs, compute), () => OfEmbeddings(trained));

        FittedRatio OnHalf()
        {
            NetworkRepresentation fewer = Train(network.LatentDimensions, share: 1.0 / FewerTimes, _ => true)!;
            LatentPairs pairs = LatentsOf(fewer);
            return FittedRatio.Score(ratio.Kind == RatioKind.Gaussian ? GaussianRatio.Fit(pairs, compute) : OfEmbeddings(fewer), pairs, compute);
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
                _givenUp.Add(new RepresentationScore(RepresentationKind.Network, ofFirst.HeldOutBits, Chosen: false));
            }

            return isPromising;
        }

        static IRowRatio OfEmbeddings(NetworkRepresentation of)
        {
            (float[] embeddedX, float[] embeddedY, int width) = of.HeldOutEmbeddings();
            return EmbeddingRatio.Of(RatioKind.Network, [(embeddedX, embeddedY)], width, new int[embeddedX.Length / width]);
        }
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
