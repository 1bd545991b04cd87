using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Copula;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Mixed;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;
using static System.FormattableString;

namespace LatentMI.Studies.Synergy;

/// <summary>
/// Estimates how several sources share information about one target Y, in bits: what each tells alone, beyond the others and all together; for every pair of sources the interaction information
/// I(A,B;Y) - I(A;Y) - I(B;Y) (W. J. McGill, Psychometrika 19, 97, 1954), positive where synergy dominates, and redundancy, synergy and unique parts by minimum mutual information (A. B. Barrett,
/// Physical Review E 91, 052802, 2015); of three sources or more total correlation and O-information of sources and target (F. E. Rosas et al., Physical Review E 100, 032305, 2019).
/// </summary>
/// <remarks>
/// All terms are of the same rows, with the same seed, so that what a row adds to several of them cancels in their differences. What a source tells beyond the others is the mean of
/// I(A;Y,others) - I(A;others) and I(all;Y) - I(others;Y), with <c>ksg</c> the estimate of S. Frenzel and B. Pompe. docs/synergy.md defines all of it.
/// </remarks>
/// <param name="estimator">The estimator, one of <see cref="Estimators"/>.</param>
/// <param name="given">Its settings.</param>
/// <param name="run">Seed, threads and the groups of rows.</param>
public sealed class SynergyStudy(EstimatorDescriptor estimator, ParameterSet given, EstimatorRun run)
{
    /// <summary>The fewest sources.</summary>
    public const int FewestSources = 2;

    /// <summary>The most sources, of which there are two hundred terms.</summary>
    public const int MostSources = 16;

    // Gaussian systems of known interaction: with three and four columns neighbors are right, with six they find -0.12 bits where 0.08 are true; docs/synergy.md.
    private const int MostOfNeighbors = 4;

    private static readonly SettingNames Names = SettingNames.OfOptions;

    /// <summary>The estimators whose terms obey the chain rule.</summary>
    public static IReadOnlyList<EstimatorDescriptor> Estimators { get; } =
    [
        .. EstimatorCatalog.All.Where(one => one is LatentMiDescriptor or KsgDescriptor or GaussianDescriptor or CopulaDescriptor or DiscreteDescriptor or MixedDescriptor),
    ];

    /// <summary>How often the target's rows are re-paired at random for the test; 0 for no test.</summary>
    public int Permutations { get; init; }

    private bool IsLatent => estimator is LatentMiDescriptor;

    // A label and vectors have no neighbors side by side, so that mixed knows nothing between sources.
    private bool KnowsBetweenSources => estimator is not MixedDescriptor;

    /// <summary>Refuses estimators and settings that mean nothing to a study of synergy, instead of ignoring them.</summary>
    /// <param name="hasGroups">Whether rows belong together.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireApplicable(bool hasGroups)
    {
        if (!Estimators.Contains(estimator))
        {
            throw new InputException(
                $"Synergy is estimated by {Names.Of(EstimatorCatalog.Choice)} {string.Join(", ", Estimators.Select(one => one.Name))}, not by {estimator.Name}; choose one of these.");
        }

        if (IsLatent && !LatentMiDescriptor.IsCrossFitted(given))
        {
            throw new InputException($"Synergy is estimated with {Names.Of(CommonSettings.Preset, "default")} only, whose terms are calibrated; leave {Names.Of(CommonSettings.Preset)} out.");
        }

        if (given.Written(CommonSettings.KsgAlgorithm.RecordName) == "2")
        {
            throw new InputException($"{Names.Of(CommonSettings.KsgAlgorithm)} 2 is not defined for conditional information; leave it out.");
        }

        EstimateSettings.Check(estimator, given, [], Names);
        if (hasGroups)
        {
            PairChecks.RequireSplits(estimator, given, Names);
        }

        if (Permutations > 0 && (hasGroups || given.Contains(CommonSettings.TimeSeries.RecordName)))
        {
            Setting together = hasGroups ? PairSettings.GroupBy : CommonSettings.TimeSeries;
            throw new InputException($"{Names.Of(together)} says that rows belong together, and the test re-pairs them one by one; leave {Names.Of(CommonSettings.Permutations)} out.");
        }
    }

    /// <summary>Estimates and tests.</summary>
    /// <param name="sources">The sources, from 2 to 16.</param>
    /// <param name="target">The target.</param>
    /// <param name="progress">Told after every estimate, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">There are too few sources, or too many.</exception>
    /// <exception cref="InputException">The sides have different numbers of rows, or too few, or cannot be estimated.</exception>
    public SynergyResult Run(
        IReadOnlyList<SynergySide> sources, SynergySide target, IProgress<InferenceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(target);
        if (sources.Count is < FewestSources or > MostSources)
        {
            throw new ArgumentException(Invariant($"Synergy is of {FewestSources} to {MostSources} sources."), nameof(sources));
        }

        RequireRows(sources, target);
        RequireFewLabels([.. sources, target]);
        var terms = new SynergyTerms(sources.Count, KnowsBetweenSources);
        int total = terms.All.Count + (estimator is KsgDescriptor ? sources.Count : 0) + (Permutations * terms.Tested.Count);
        var estimates = new SynergyEstimates(new SynergyEstimator(estimator, given, run), [.. sources, target], progress, total, cancellationToken);
        foreach (SynergyTerm term in terms.All)
        {
            estimates.Of(term);
        }

        IReadOnlyList<EstimateWarning> remembering = IsLatent
            ? []
            : [.. sources.SelectMany(source => EstimateChecks.FindAutocorrelation(source.Samples, target.Samples, run.Seed, threads: run.Threads)
                .Select(warning => warning with { Message = $"{source.Name} and {target.Name}, as X and Y: {warning.Message}" })).Take(1)];
        var values = new SynergyValues(estimates, terms, sources.Count, hasIntervals: remembering.Count == 0, Nulls(estimates, terms, target.Samples));
        return values.ToResult([.. sources.Select(source => source.Name)], target, [.. remembering, .. OfColumns([.. sources, target])]);
    }

    private IEnumerable<EstimateWarning> OfColumns(IReadOnlyList<SynergySide> sides)
    {
        int columns = sides.Sum(side => side.Samples.Dimensions);
        if (estimator is KsgDescriptor && columns > MostOfNeighbors)
        {
            yield return new EstimateWarning("many-joined-columns", Invariant(
                $"Sources and target have {columns} columns side by side: among more than {MostOfNeighbors}, nearest neighbors find too little of what joined sides share, so that synergy seems less than it is and redundancy may seem to dominate; use fewer columns, or LatentMiEstimator."));
        }
    }

    private Dictionary<SynergyTerm, double>[] Nulls(SynergyEstimates estimates, SynergyTerms terms, Samples target) =>
    [
        .. Enumerable.Range(0, Permutations).Select(index =>
        {
            int[] order = new RandomStream(run.Seed, RandomPurpose.Permutation, (ulong)index).NextPermutation(target.Count);
            Samples moved = target.SelectRows(order);
            return terms.Tested.ToDictionary(term => term, term => estimates.BitsOf(term, moved));
        }),
    ];

    private static void RequireRows(IReadOnlyList<SynergySide> sources, SynergySide target)
    {
        if (sources.FirstOrDefault(source => source.Samples.Count != target.Samples.Count) is { } other)
        {
            throw new InputException(Invariant(
                $"{other.Name} has {OneLine.Count(other.Samples.Count, "row")} and {target.Name} has {target.Samples.Count}: row i of each source must belong to row i of the target."));
        }
    }

    private void RequireFewLabels(IEnumerable<SynergySide> sides)
    {
        foreach (SynergySide side in sides.Where(side => IsLatent && side.Samples.AreLabels))
        {
            int labels = Enumerable.Range(0, side.Samples.Dimensions)
                .Max(column => Enumerable.Range(0, side.Samples.Count).Select(row => side.Samples[row, column]).Distinct().Count());
            if (labels > ConditionalLatentMiEstimator.MostLabels)
            {
                throw new InputException(Invariant(
                    $"{side.Name}: {labels} labels are more than the {ConditionalLatentMiEstimator.MostLabels} that sides which are joined may have with this estimator; use coarser labels, or the estimator discrete."));
            }
        }
    }
}
