using LatentMI.Estimators.Latent;

namespace LatentMI.Inference;

/// <summary>
/// Which of several things tells most about another: estimates of I(X_c;Y) for candidates X_1 to X_C, such as embeddings of the same items, in order, with the ranks that the data allow.
/// </summary>
/// <remarks>
/// The intervals of all C (C - 1) / 2 differences hold at once with 95 %, so that the candidate that happens to have the largest value is judged as any other. A candidate's rank is at least
/// 1 + the number of candidates that are above it by more than their interval, and at most C - the number of those below it (as M. Mogstad, J. P. Romano, A. M. Shaikh and D. Wilhelm,
/// "Inference for ranks", Review of Economic Studies 91, 476, 2024): with 95 %, all ranks lie in these ranges.
/// </remarks>
public sealed class EstimateRanking
{
    private readonly IReadOnlyList<IReadOnlyList<LatentMiEstimate>> _estimates;
    private readonly EstimateDifference[,] _differences;

    private EstimateRanking(IReadOnlyList<IReadOnlyList<LatentMiEstimate>> estimates)
    {
        _estimates = estimates;
        int count = estimates.Count;
        int comparisons = Math.Max(1, count * (count - 1) / 2);
        _differences = new EstimateDifference[count, count];
        for (int one = 0; one < count; one++)
        {
            for (int other = 0; other < one; other++)
            {
                var difference = EstimateDifference.Between(estimates[one], estimates[other], comparisons);
                _differences[one, other] = difference;
                _differences[other, one] = difference.Reversed();
            }
        }

        Order = [.. Enumerable.Range(0, count).OrderByDescending(Bits)];
    }

    /// <summary>The candidates, those with the largest values first.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>Ranks candidates.</summary>
    /// <param name="estimates">For each candidate its estimates, one for each seed, all of the same rows with the same groups.</param>
    /// <exception cref="ArgumentException">A candidate has no estimate, or they are of different rows.</exception>
    public static EstimateRanking Of(IReadOnlyList<IReadOnlyList<LatentMiEstimate>> estimates)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        return new EstimateRanking(estimates);
    }

    /// <summary>The value of a candidate, the mean over seeds, in bits.</summary>
    /// <param name="candidate">The candidate, from 0.</param>
    public double Bits(int candidate) => _estimates[candidate].Average(estimate => estimate.Bits);

    /// <summary>How much more a candidate tells than another.</summary>
    /// <param name="candidate">The candidate, from 0.</param>
    /// <param name="other">The other, from 0.</param>
    public EstimateDifference Difference(int candidate, int other) => _differences[candidate, other];

    /// <summary>The ranks that a candidate may have, from 1.</summary>
    /// <param name="candidate">The candidate, from 0.</param>
    public (int Best, int Worst) Ranks(int candidate)
    {
        int[] others = [.. Order.Where(other => other != candidate)];
        return (1 + others.Count(other => _differences[other, candidate].Lower > 0), _estimates.Count - others.Count(other => _differences[candidate, other].Lower > 0));
    }
}
