using System.Diagnostics;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;

namespace LatentMI.Studies.Synergy;

/// <summary>The estimates of a study of synergy, one after another, each with all threads, and each once.</summary>
/// <param name="estimator">The estimator.</param>
/// <param name="sides">The sources, and the target last.</param>
/// <param name="progress">Told after every estimate.</param>
/// <param name="total">The number of estimates.</param>
/// <param name="cancellationToken">Ends the work early.</param>
internal sealed class SynergyEstimates(
    SynergyEstimator estimator, IReadOnlyList<SynergySide> sides, IProgress<InferenceProgress>? progress, int total, CancellationToken cancellationToken)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Dictionary<SynergyTerm, InformationEstimate> _known = [];
    private readonly List<(string Term, EstimateWarning Warning)> _warnings = [];
    private int _done;

    /// <summary>The time since the first estimate began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>The warnings of the estimates: of each kind the first, with the estimates that have it too.</summary>
    public IEnumerable<EstimateWarning> Warnings => _warnings.GroupBy(raised => raised.Warning.Id).Select(same =>
    {
        string[] terms = [.. same.Select(raised => raised.Term).Distinct()];
        string too = terms.Length == 1 ? string.Empty : $" (The same of {string.Join(", ", terms[1..])}.)";
        return same.First().Warning with { Message = same.First().Warning.Message + too };
    });

    /// <summary>A term.</summary>
    /// <param name="term">Which.</param>
    public InformationEstimate Of(SynergyTerm term)
    {
        if (_known.TryGetValue(term, out InformationEstimate? known))
        {
            return known;
        }

        (SynergySide side, SynergySide[] others) = (sides[term.Side], [.. term.Joined.Select(number => sides[number])]);
        string joined = string.Join(", ", others.Select(other => other.Name));
        InformationEstimate estimate = Make(
            $"I({side.Name}; {joined})",
            others.Length == 1 ? $"X is {side.Name} and Y {joined}" : $"X is {side.Name} and Y is {joined} side by side",
            () => estimator.Estimate(side.Samples, [.. others.Select(other => other.Samples)], cancellationToken),
            estimate => EstimateChecks.AddTo(estimate, side.Samples, Samples.Join([.. others.Select(other => other.Samples)])));
        _known.Add(term, estimate);
        return estimate;
    }

    /// <summary>What a source tells of the target beyond the others, where the estimator has it apart from terms; else null.</summary>
    /// <param name="source">The source.</param>
    public InformationEstimate? Given(int source)
    {
        SynergySide target = sides[^1];
        SynergySide[] others = [.. sides.SkipLast(1).Where((_, number) => number != source)];
        string given = string.Join(", ", others.Select(other => other.Name));
        return MakeIfAny(
            $"I({sides[source].Name}; {target.Name} | {given})",
            $"X is {sides[source].Name}, Y is {target.Name} and Z is {given}",
            () => estimator.Given(sides[source].Samples, target.Samples, [.. others.Select(other => other.Samples)], cancellationToken),
            estimate => estimate);
    }

    /// <summary>The value of a term of the target with its rows in another order, which nothing is said of.</summary>
    /// <param name="term">Which.</param>
    /// <param name="target">The target in that order.</param>
    public double BitsOf(SynergyTerm term, Samples target)
    {
        Samples[] moved = [.. sides.SkipLast(1).Select(side => side.Samples), target];
        double bits = estimator.Estimate(moved[term.Side], [.. term.Joined.Select(number => moved[number])], cancellationToken).Bits;
        progress?.Report(new InferenceProgress(++_done, total, Elapsed));
        return bits;
    }

    private InformationEstimate Make(string term, string roles, Func<InformationEstimate> make, Func<InformationEstimate, InformationEstimate> check) =>
        MakeIfAny(term, roles, make, check)!;

    private InformationEstimate? MakeIfAny(string term, string roles, Func<InformationEstimate?> make, Func<InformationEstimate, InformationEstimate> check)
    {
        try
        {
            if (make() is not { } made)
            {
                return null;
            }

            InformationEstimate estimate = check(made);
            _warnings.AddRange(estimate.Warnings.Select(warning => (term, warning with { Message = $"{term}, where {roles}: {warning.Message}" })));
            progress?.Report(new InferenceProgress(++_done, total, Elapsed));

            // A model that nobody asks for would keep the samples of every term.
            return estimate is LatentMiEstimate latent ? latent.WithoutModel() : estimate;
        }
        catch (InputException e)
        {
            throw new InputException($"{term}, where {roles}: {e.Message}", e);
        }
    }
}
