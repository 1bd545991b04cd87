using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Outcomes;

/// <summary>How an outcome depends on a score.</summary>
/// <param name="id">The identifier.</param>
/// <param name="kind">What the outcome is.</param>
internal abstract class OutcomeKind(string id, ColumnKind kind)
{
    /// <summary>The identifier.</summary>
    public string Id { get; } = id;

    /// <summary>What the outcome is.</summary>
    public ColumnKind Kind { get; } = kind;

    /// <summary>Draws the outcome of a score.</summary>
    /// <param name="score">s.</param>
    /// <param name="random">The random numbers.</param>
    public abstract float Draw(double score, RandomStream random);

    /// <summary>
    /// I(X;Y) in bits: the mean over scores of sum over y of p(y|s) log2(p(y|s) / p(y)), as X tells of Y what its score does.
    /// </summary>
    /// <param name="scores">The distribution of scores.</param>
    public double Bits(IReadOnlyList<ScoreWeight> scores)
    {
        double[][] given = [.. scores.Select(score => Probabilities(score.Score))];
        double bits = 0;
        for (int y = 0; y < given[0].Length; y++)
        {
            double all = 0;
            for (int s = 0; s < given.Length; s++)
            {
                all += scores[s].Probability * given[s][y];
            }

            for (int s = 0; s < given.Length; s++)
            {
                double joint = scores[s].Probability * given[s][y];
                bits += joint > 0 ? joint * Math.Log2(given[s][y] / all) : 0;
            }
        }

        return bits;
    }

    /// <summary>The probability of each outcome, or of each of many narrow intervals of outcomes, the same ones for all scores.</summary>
    /// <param name="score">s.</param>
    protected abstract double[] Probabilities(double score);
}
