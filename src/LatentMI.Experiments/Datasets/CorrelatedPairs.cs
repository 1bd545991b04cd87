using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// k independent pairs of standard normal numbers, each of correlation rho = sqrt(1 - 2^(-2 I / k)), which share I bits: -k/2 log2(1 - rho^2).
/// </summary>
internal sealed class CorrelatedPairs
{
    /// <summary>What the truth of data that hold such pairs is.</summary>
    public const string Truth = "exact: -k/2 log2(1 - rho^2)";

    private readonly double _correlation;
    private readonly double _rest;

    /// <summary>Makes the pairs' distribution.</summary>
    /// <param name="count">k.</param>
    /// <param name="bits">I.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no pair, or the information is negative.</exception>
    public CorrelatedPairs(int count, double bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        Count = count;
        _correlation = Math.Sqrt(1 - Math.Pow(2, -2 * bits / count));
        _rest = Math.Sqrt((1 - _correlation) * (1 + _correlation));
    }

    /// <summary>k, the number of pairs.</summary>
    public int Count { get; }

    /// <summary>Draws the pairs of a row into its first columns.</summary>
    /// <param name="rowX">A row of X.</param>
    /// <param name="rowY">The row of Y that belongs to it.</param>
    /// <param name="random">The random numbers.</param>
    public void Draw(Span<float> rowX, Span<float> rowY, RandomStream random)
    {
        for (int j = 0; j < Count; j++)
        {
            double common = random.NextNormal();
            rowX[j] = (float)common;
            rowY[j] = (float)((_correlation * common) + (_rest * random.NextNormal()));
        }
    }
}
