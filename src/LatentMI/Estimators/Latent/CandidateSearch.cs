using LatentMI.Calibrating;
using LatentMI.Critics;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;
using LatentMI.Settings;

namespace LatentMI.Estimators.Latent;

/// <summary>Fits representations of paired rows and chooses among them by held-out rows.</summary>
/// <param name="options">The settings.</param>
/// <param name="order">The folds.</param>
/// <param name="compute">What it runs on.</param>
internal sealed class CandidateSearch(LatentMiOptions options, FoldOrder order, Compute compute)
{
    // Of a thorough estimate.
    private const int MoreNetworks = 2;

    // Of the variance of the noise, from which errors of ranks count.
    private const double CoarseShare = 0.02;

    private readonly List<RepresentationScore> _givenUp = [];
    private readonly CandidateFit _fit = new(options, order, compute);
    private bool _areFewValued;
    private bool _areOfOneSize;
    private bool _hasEdges;
    private ScreenedColumns? _screened;

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

    /// <summary>
    /// The same, but of linear maps the one of which all correlations certainly tell most, also in place of maps that are better on held-out rows, or of columns that screening finds one by one,
    /// where these correlations certainly tell more.
    /// </summary>
    /// <param name="candidates">The simplest first.</param>
    /// <param name="recovery">What linear maps lost.</param>
    /// <returns>Its place.</returns>
    public static int Choose(IReadOnlyList<Candidate> candidates, LinearRecovery recovery)
    {
        int best = Choose(candidates);
        int linear = IsLinear(candidates[best]) ? best : -1;
        for (int i = 0; i < candidates.Count; i++)
        {
            // Where sizes of rows vary, correlations of columns as they are exceed chance by these alone.
            bool isComparable = linear < 0 || candidates[i].IsOfOneSize || !candidates[linear].IsOfOneSize;
            linear = IsLinear(candidates[i]) && isComparable && (linear < 0 || recovery.TellMore(candidates[i], candidates[linear])) ? i : linear;
        }

        if (IsLinear(candidates[best]))
        {
            return linear;
        }

        bool mayMiss = candidates[best] switch
        {
            { Kind: RepresentationKind.Modulated or RepresentationKind.Kernel or RepresentationKind.Folded or RepresentationKind.Network } => true,

            // Not where they are all that linear maps see.
            { Kind: RepresentationKind.Columns, Latents: var columns } =>
                linear >= 0 && candidates[linear].Pairs?.LargestRanks is { } features && (columns.X.Columns < features.X || columns.Y.Columns < features.Y),
            _ => false,
        };
        return mayMiss && linear >= 0 && recovery.FindsMore(candidates[linear], candidates[best].Ratio.HeldOutBits) ? linear : best;
    }

    /// <summary>The chosen candidate with the best ratio that the effort allows.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="chosen">The place of the one that was chosen.</param>
    public Candidate Improve(IReadOnlyList<Candidate> candidates, int chosen) => options.Effort == Effort.Quick
        ? candidates[chosen]
        : Stack(Refine(candidates[chosen]), [.. candidates.Where((_, i) => i != chosen)]);

    /// <summary>What larger networks and kernel maps find beyond the other candidates, with the best ratio of each.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="best">The chosen one, improved.</param>
    /// <param name="recovery">What linear maps lost.</param>
    public EffortGain Gain(IReadOnlyList<Candidate> candidates, Candidate best, LinearRecovery recovery)
    {
        Candidate[] usual = [.. candidates.Where(candidate => !candidate.IsThorough)];
        (double nats, double error) = FittedRatio.Gain(Improve(usual, Choose(usual, recovery)).Ratio, best.Ratio);
        return new EffortGain(nats / Math.Log(2), error / Math.Log(2));
    }

    /// <summary>What columns tell that are apart from those that maps were chosen for; null where there are none, or where columns as they are were compared with the maps.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="chosen">The candidate that was chosen.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public ColumnsApart? Apart(IReadOnlyList<Candidate> candidates, Candidate chosen, CancellationToken cancellationToken)
    {
        // Where sizes of rows vary, columns depend on each other by more than a correlation for that alone, and maps that know the size see it.
        bool knowsSize = chosen.IsOfOneSize || chosen.Kind is RepresentationKind.Modulated or RepresentationKind.Norms;
        bool areCompared = chosen.Kind == RepresentationKind.Own || candidates.Any(candidate => candidate.Kind == RepresentationKind.Columns);
        return _screened is null || knowsSize || areCompared ? null : ColumnsApart.Find(_fit, _screened, cancellationToken);
    }

    /// <summary>Columns whose correlations exceed chance, in all rows together; null where there are none, or where columns were not compared.</summary>
    /// <param name="cancellationToken">Ends the work early.</param>
    public SuggestedColumns? Suggested(CancellationToken cancellationToken) =>
        _screened is null ? null : SuggestedColumns.Find(_screened, order.IndependentRows, cancellationToken);

    /// <summary>What the errors of ranks hide of few columns that are scored by rank, in bits; 0 where they are small beside what is told.</summary>
    /// <param name="chosen">The candidate that was chosen.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public double HiddenByRanks(Candidate chosen, PreparedSide x, PreparedSide y, CancellationToken cancellationToken)
    {
        if (options.ColumnScores != ColumnScores.Normal || !RanksAreCoarse(chosen))
        {
            return 0;
        }

        switch (chosen.Name)
        {
            case MapNames.Columns or MapNames.InteractingColumns:
                return chosen.Parts.Count == 0
                    ? RankErrors.HiddenBits(_fit, chosen.Latents, cancellationToken)
                    : chosen.Parts.Sum(part => RankErrors.HiddenBits(_fit, part.Latents, cancellationToken));
            case MapNames.Linear when (x.FewScores, y.FewScores) is ({ } scoresX, { } scoresY):
                (int[] X, int[] Y) every = ([.. Enumerable.Range(0, scoresX.Columns)], [.. Enumerable.Range(0, scoresY.Columns)]);
                return OfLinear(scoresX, scoresY, every);
            case MapNames.ScreenedLinear when _screened is { } screened:
                return OfLinear(screened.X.Of(screened.All.X), screened.Y.Of(screened.All.Y), screened.All);
            default:
                return 0;
        }

        double OfLinear(MatrixView scoresX, MatrixView scoresY, (int[] X, int[] Y) columns) => RankErrors.HiddenBitsOfLinear(
            _fit, scoresX, scoresY, (ofX, ofY) => (x.LinearOf(x.Scoring, ofX, columns.X, compute), y.LinearOf(y.Scoring, ofY, columns.Y, compute)));
    }

    /// <summary>
    /// What each representation finds on held-out rows, in the order in which they are tried; of one that was left before all rows had latents, on the rows that have: less
    /// than another for certain.
    /// </summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="chosen">The place of the one that was chosen.</param>
    public RepresentationScore[] Scores(IReadOnlyList<Candidate> candidates, int chosen)
    {
        RepresentationScore[] scores = [.. candidates.Select((c, i) => new RepresentationScore(c.Kind, c.Ratio.HeldOutBits, i == chosen) { Name = c.Name })];
        int before = candidates.TakeWhile(candidate => !candidate.IsThorough && candidate.Kind != RepresentationKind.Own).Count();
        return [.. scores[..before], .. _givenUp, .. scores[before..]];
    }

    /// <summary>
    /// Whether columns tell so much that the ranks of so many rows blur it: the score of a rank has an error of about one over the square root of the rows, the noise of a value that a column
    /// tells with I bits one of 2^-I.
    /// </summary>
    private bool RanksAreCoarse(Candidate columns) =>
        columns.Parts.Select(part => part.Ratio.HeldOutBits).DefaultIfEmpty(columns.Ratio.HeldOutBits).Max() > 0.5 * Math.Log2(order.Rows.Length * CoarseShare);

    /// <summary>Whether the noise of columns that are not ranked has edges, or had some in other units, of which powers make slopes.</summary>
    private bool HaveEdges(Candidate unranked)
    {
        _hasEdges |= unranked switch
        {
            { Kind: RepresentationKind.Linear } => NoiseShape.HasEdges(unranked.Latents.X, unranked.Latents.Y),
            { Parts.Count: 0 } => NoiseShape.HasEdges(unranked.Latents),
            _ => unranked.Parts.Any(part => NoiseShape.HasEdges(part.Latents)),
        };
        return _hasEdges;
    }

    /// <summary>Whether it is canonical variates of the columns: of leading components, of screened columns, of all, or of rows brought to one size.</summary>
    private static bool IsLinear(Candidate candidate) => candidate is { Kind: RepresentationKind.Linear, Pairs: not null };

    /// <summary>The candidate with a larger critic for its ratio, where that is better on held-out rows: of one candidate it is worth its time.</summary>
    /// <param name="candidate">The candidate that was chosen.</param>
    private static Candidate Refine(Candidate candidate) => candidate.Refined is { } refined ? candidate with { Ratio = refined() } : candidate;

    /// <summary>
    /// The candidate with its ratio stacked with those of the others, where that is better on held-out rows: what its latents do not show, those of others may. Not
    /// linear variates that a Gaussian describes, which are corrected as a whole (<see cref="LinearRecovery"/>). Of columns of few values a Gaussian ratio is too steep, and is brought to scale.
    /// </summary>
    /// <param name="candidate">The candidate that was chosen, refined.</param>
    /// <param name="others">The other candidates.</param>
    private Candidate Stack(Candidate candidate, IReadOnlyCollection<Candidate> others)
    {
        bool isCorrected = candidate is { Ratio.Kind: RatioKind.Gaussian, Kind: RepresentationKind.Linear };
        bool isTooSteep = isCorrected && _areFewValued && candidate.Ratio.Ratio is IUnscaledRatio;
        bool isComplete = candidate.Kind == RepresentationKind.Own || (candidate.Kind == RepresentationKind.Columns && !_areOfOneSize);
        if (candidate.Ratio.Kind == RatioKind.None || candidate.Parts.Count > 0 || isComplete)
        {
            return candidate;
        }

        // Neither correlations nor columns that were found in rows of one size tell the scale that all columns have in common.
        bool isWhole = isCorrected || candidate.Kind == RepresentationKind.Columns;
        bool haveScale = candidate.IsOfOneSize || candidate.Pairs is not { } pairs || pairs.ShareScale(pairs.Ranks);
        Candidate[] added = [.. others.Where(other => !isWhole || (haveScale && other is { Kind: RepresentationKind.Norms, Ratio.Kind: not RatioKind.None }))];
        if (isWhole && !isTooSteep && added.Length == 0)
        {
            return candidate;
        }

        // Maps of other representations differ from fold to fold, so that only rows of one fold can be compared by all of them.
        int[][] own = candidate.Latents.Blocks;
        int[][] blocks = _fit.InParts(order.Members());
        bool isWithinFolds = candidate.Latents.AreBlocksWithinFolds;
        if (!isWithinFolds && added.Length == 0)
        {
            return candidate;
        }

        LatentPairs latents = isWithinFolds ? candidate.Latents : candidate.Latents.InBlocks(blocks);
        FittedRatio ratio = isWithinFolds ? candidate.Ratio : _fit.Ratios.Rescore(latents, candidate.Ratio);
        FittedRatio stacked = _fit.Ratios.Stack(latents, ratio, added.Select(other => other.Ratio));
        return stacked == ratio ? candidate : candidate with
        {
            Latents = latents,
            Ratio = stacked,
            Encoders = block => candidate.Encoders(Array.FindIndex(own, rows => rows.Contains(latents.Blocks[block][0]))),
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
        bool mayBeUnranked = options is { Representation: RepresentationChoice.Auto, ColumnScores: ColumnScores.Normal };
        _areFewValued = FewValuedColumns.AreMost(samplesX) && FewValuedColumns.AreMost(samplesY);
        var candidates = new List<Candidate>();
        ScreenedColumns? screened = Tries(RepresentationChoice.Columns) && (options.Representation == RepresentationChoice.Columns || options.LatentDimensions is null)
            ? ScreenedColumns.Find(_fit, x, y, samplesX, samplesY)
            : null;
        _screened = screened;
        if (screened is not null)
        {
            Add(RepresentationKind.Columns, () => ColumnsCandidate.Fit(_fit, screened, screened.Simplest));
        }

        if (screened is { HasMore: true })
        {
            Add(RepresentationKind.Columns, () => ColumnsCandidate.Fit(_fit, screened, screened.All), MapNames.InteractingColumns);
        }

        if (mayBeUnranked && candidates.Exists(RanksAreCoarse))
        {
            AddUnrankedColumns();
            AddPowerColumns();
        }

        // Nearest neighbors see all of a column each, and maps only blur it.
        bool isColumnEach = samplesX.Dimensions == 1 && samplesY.Dimensions == 1;
        if (options.Representation == RepresentationChoice.Auto && !isColumnEach && options.LatentDimensions is null)
        {
            Add(RepresentationKind.Norms, () => NormsCandidate.Fit(_fit, x, y, samplesX, samplesY));
        }

        bool haveScale = candidates.LastOrDefault() is { Kind: RepresentationKind.Norms, Ratio.Kind: not RatioKind.None };
        if (haveScale && screened is { AreMany: true } seeming)
        {
            _areOfOneSize = true;
            screened = seeming.WithoutScale(_fit);
            bool areTried = screened.Pairs.X.SequenceEqual(seeming.Simplest.X) && screened.Pairs.Y.SequenceEqual(seeming.Simplest.Y);
            if (screened.Pairs.X.Length > 0 && !areTried)
            {
                Add(RepresentationKind.Columns, () => ColumnsCandidate.Fit(_fit, screened, screened.Pairs));
            }
        }

        if (Tries(RepresentationChoice.Linear))
        {
            Add(RepresentationKind.Linear, () => CanonicalCandidate.Fit(_fit, RepresentationKind.Linear, x.Linear, y.Linear));
            if (screened is { AreFew: true })
            {
                Add(RepresentationKind.Linear, () => Screened(screened), MapNames.ScreenedLinear);
            }

            bool areFewColumns = Math.Max(samplesX.Dimensions, samplesY.Dimensions) <= FeatureMap.MostExpanded;
            if (mayBeUnranked && !isColumnEach && areFewColumns && !AreTied(samplesX) && !AreTied(samplesY))
            {
                AddLinearIfBetter(() => PreparedSide.UnrankedBoth(x, samplesX, y, samplesY, order, compute), MapNames.UnrankedLinear, AddUnrankedColumns);
                AddLinearIfBetter(() => PreparedSide.PowersOfBoth(x, samplesX, y, samplesY, order, compute), MapNames.PowerLinear, AddPowerColumns);
            }
        }

        if (options.Representation == RepresentationChoice.Auto && !isColumnEach && candidates.Count > 0)
        {
            Add(RepresentationKind.Linear, () => UnitNorm(of: null), MapNames.UnitNorm);
            if (screened is not null && PreparedSide.SizesVary(x, y, compute))
            {
                ScreenedColumns ofOneSize = screened.WithoutScale(_fit);
                Add(RepresentationKind.Linear, () => ofOneSize.AreFew ? UnitNorm(ofOneSize) : null, MapNames.ScreenedUnitNorm);
            }

            Add(RepresentationKind.Modulated, Modulated);
        }

        if (options.Representation == RepresentationChoice.Kernel || (Tries(RepresentationChoice.Kernel) && !isColumnEach))
        {
            Add(RepresentationKind.Kernel, () => Kernel(KernelSize.Default, columns: null));
            if (screened is { AreFew: true })
            {
                Add(RepresentationKind.Kernel, () => Kernel(KernelSize.Default, screened.All), MapNames.ScreenedKernel);
            }
        }

        if (Tries(RepresentationChoice.Folded) || Tries(RepresentationChoice.Network))
        {
            (Features foldedX, Features foldedY) = PreparedSide.FoldBoth(x, y, compute);
            if (options.Representation == RepresentationChoice.Folded || (Tries(RepresentationChoice.Folded) && (x.FewScores ?? y.FewScores) is not null))
            {
                Add(RepresentationKind.Folded, () => CanonicalCandidate.Fit(_fit, RepresentationKind.Folded, foldedX, foldedY));
            }

            if (options.Representation == RepresentationChoice.Network || (Tries(RepresentationChoice.Network) && options.Effort != Effort.Quick))
            {
                (Features unequalX, Features unequalY) = (foldedX.Map.Unequal(foldedX.Values), foldedY.Map.Unequal(foldedY.Values));
                Candidate? simpler = candidates.Count == 0 ? null : candidates[Choose(candidates)];
                SeparableCriticOptions networks = NetworkCandidate.Networks with { MaxEpochs = options.MaxEpochs, Patience = options.Patience };
                Add(RepresentationKind.Network, () => NetworkCandidate.Fit(_fit, unequalX, unequalY, networks, options.Seed, simpler, _givenUp.Add));
                for (int more = 1; options.Effort == Effort.Thorough && more <= MoreNetworks; more++)
                {
                    string name = FormattableString.Invariant($"larger-network-{more}");
                    ulong seed = options.Seed + (ulong)more;
                    Add(
                        RepresentationKind.Network,
                        () => NetworkCandidate.Fit(_fit, unequalX, unequalY, NetworkCandidate.LargerNetworks, seed, simpler: null, _givenUp.Add)! with { IsThorough = true },
                        name);
                }
            }
        }

        // As many rows have more features.
        bool haveMore = order.Rows.Length > FeatureMap.RowsPerKernelFeature * KernelSize.Default.Features;
        if (options is { Effort: Effort.Thorough, Representation: RepresentationChoice.Auto } && haveMore && !isColumnEach)
        {
            Add(
                RepresentationKind.Kernel,
                () => Kernel(KernelSize.Larger, columns: null) is { } larger ? larger with { IsThorough = true } : null,
                "larger-kernel");
        }

        // What sizes have in common is beside what directions have.
        if (Tries(RepresentationChoice.Linear) && candidates[Choose(candidates)] is { Kind: RepresentationKind.Linear or RepresentationKind.Norms } or { Ratio.Kind: RatioKind.None })
        {
            Candidate[] linear = [.. candidates.Where(IsLinear)];
            Add(RepresentationKind.Linear, () => AllColumnsCandidate.Fit(_fit, x, y, samplesX, samplesY, linear), MapNames.AllColumns);
        }

        foreach (IRepresentation own in options.OwnRepresentations)
        {
            Add(RepresentationKind.Own, () => OwnCandidate.Fit(_fit, own, samplesX, samplesY));
        }

        return candidates.Count > 0 ? candidates : throw new InputException(
            "All rows of X or of Y are the same, or nearly so, and have no kernel features; choose another representation, or leave the choice to the estimate.");

        Candidate Screened(ScreenedColumns of) =>
            CanonicalCandidate.Fit(_fit, RepresentationKind.Linear, of.X.Linear(of.All.X), of.Y.Linear(of.All.Y));

        bool AreTied(Samples side) => FewValuedColumns.AreTied(side, Enumerable.Range(0, side.Dimensions));

        void AddUnrankedColumns() => AddColumns(columns => screened!.Unranked(), MapNames.UnrankedColumns);

        void AddPowerColumns() => AddColumns(columns => screened!.Powers(columns), MapNames.PowerColumns);

        // The columns that are a candidate by rank, in other units, but for columns that have ties.
        void AddColumns(Func<(int[] X, int[] Y), ScreenedColumns?> scored, string name)
        {
            if (screened is null || !candidates.Exists(candidate => candidate.Kind == RepresentationKind.Columns) || candidates.Exists(candidate => candidate.Name == name))
            {
                return;
            }

            (int[] X, int[] Y) columns = candidates[Choose(candidates)].Name == MapNames.InteractingColumns ? screened.All : screened.Simplest;
            if (!FewValuedColumns.AreTied(samplesX, columns.X) && !FewValuedColumns.AreTied(samplesY, columns.Y))
            {
                Add(RepresentationKind.Columns, () => scored(columns) is { } others && ColumnsCandidate.Fit(_fit, others, columns) is { } candidate && !HaveEdges(candidate) ? candidate : null, name);
            }
        }

        // Columns that are compared as they are stand before maps that find no more: neighbors among all rows see what a Gaussian ratio does not know, those among the rows of a map less of it.
        void AddLinearIfBetter(Func<(Features X, Features Y)?> features, string name, Action addColumns)
        {
            if (options.LeftOut == name)
            {
                return;
            }

            progress?.Report(new EstimationProgress(EstimationStage.Representing, RepresentationKind.Linear));
            if (features() is var (ofX, ofY) && CanonicalCandidate.FitIfBetter(_fit, RepresentationKind.Linear, ofX, ofY, candidates[Choose(candidates)]) is { } linear
                && !HaveEdges(linear))
            {
                addColumns();
                candidates.Add(linear with { Name = name });
            }
        }

        Candidate? UnitNorm(ScreenedColumns? of)
        {
            (Features X, Features Y)? others = of is null ? null : (of.X.Linear(of.All.X), of.Y.Linear(of.All.Y));
            if (PreparedSide.UnitNormOfBoth(x, samplesX, y, samplesY, order, compute, others, of?.All) is not var (ofX, ofY))
            {
                return null;
            }

            CanonicalPairs? linear = candidates.Find(IsLinear)?.Pairs;
            return CanonicalCandidate.FitIfBetter(_fit, RepresentationKind.Linear, ofX, ofY, candidates[Choose(candidates)], linear) is { } better ? better with { IsOfOneSize = true } : null;
        }

        // What products with sizes add to linear maps is no correlation of the columns.
        Candidate? Modulated()
        {
            (int[] X, int[] Y)? few = screened is { AreFew: true } ? screened.All : null;
            (Features ofX, Features ofY) = PreparedSide.ModulatedBoth(x, samplesX, y, samplesY, order, compute, few);
            return CanonicalCandidate.FitIfBetter(_fit, RepresentationKind.Modulated, ofX, ofY, candidates[Choose(candidates)]) is { } better ? better with { Pairs = null } : null;
        }

        Candidate? Kernel(KernelSize size, (int[] X, int[] Y)? columns)
        {
            (Features? ofX, Features? ofY) = PreparedSide.KernelBoth(x, samplesX, y, samplesY, order, compute, size, columns);
            return ofX is null || ofY is null ? null : CanonicalCandidate.FitForUsed(_fit, RepresentationKind.Kernel, ofX, ofY);
        }

        bool Tries(RepresentationChoice choice) => options.Representation == RepresentationChoice.Auto || options.Representation == choice;

        void Add(RepresentationKind kind, Func<Candidate?> fit, string? name = null)
        {
            if (options.LeftOut is { } leftOut && leftOut == (name ?? kind.ToString().ToLowerInvariant()))
            {
                return;
            }

            progress?.Report(new EstimationProgress(EstimationStage.Representing, kind));
            if (fit() is { } candidate)
            {
                candidates.Add(name is null ? candidate : candidate with { Name = name });
            }
        }
    }
}
