using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>Counts from the Poisson distribution.</summary>
internal static class PoissonCount
{
    // exp(-16) is far from the smallest double, and few draws are needed.
    private const double LargestStep = 16;

    /// <summary>Draws a count: the sum of independent ones of at most 16 each, by products of uniform numbers (Knuth, 1969).</summary>
    /// <param name="mean">The mean; at least 0.</param>
    /// <param name="random">The random numbers.</param>
    public static int Draw(double mean, RandomStream random)
    {
        int count = 0;
        for (double left = mean; left > 0; left -= LargestStep)
        {
            double limit = Math.Exp(-Math.Min(left, LargestStep));
            for (double product = random.NextUniform(); product > limit; product *= random.NextUniform())
            {
                count++;
            }
        }

        return count;
    }
}
