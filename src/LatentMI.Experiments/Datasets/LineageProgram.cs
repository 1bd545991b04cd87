using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// The programs of the cells of a clone, k independent Gaussian axes of variance 1, and what they share: late cells are l = rho(t) g + sqrt(1 - rho(t)^2) e,
/// each with noise e of its own, about the clone's program g, which is all the more binding the further the early cell was, t from 0 to 1.
/// </summary>
/// <remarks>
/// rho(t)^2 = 0.5 + 0.42 t^2. The early cell shows t, and g on the first v axes; on the others it has values of its own. As t and the late cells are
/// independent, an early and a late cell share the mean over t of -v/2 log2(1 - rho(t)^2). Late cells do not show t: what two of them share is
/// E log2 of the mean over t of their Gaussian density ratio, given t with correlation rho(t)^2 on each axis. Given the early cell, late cells are
/// independent where v = k, so that they cannot share more with each other than with it.
/// </remarks>
internal static class LineageProgram
{
    /// <summary>k.</summary>
    public const int Axes = 4;

    private const double FirstBinding = 0.5;
    private const double BindingRise = 0.42;

    // The integrals over t, by the midpoint rule; that over pairs of late cells, by random draws.
    private const int FineSteps = 10_000;
    private const int CoarseSteps = 64;
    private const int Draws = 200_000;

    private static readonly Lazy<SisterTruth> Integrated = new(IntegrateSisters);

    /// <summary>What the thirds of clones along t are called, in their order.</summary>
    public static IReadOnlyList<string> ThirdNames { get; } = ["loose", "middle", "tight"];

    /// <summary>What two late cells of a clone share.</summary>
    public static SisterTruth Sisters => Integrated.Value;

    /// <summary>The third of t, from 0.</summary>
    /// <param name="pseudotime">t, below 1.</param>
    public static int ThirdOf(double pseudotime) => (int)(pseudotime * ThirdNames.Count);

    /// <summary>rho(t)^2.</summary>
    /// <param name="pseudotime">t.</param>
    public static double Binding(double pseudotime) => FirstBinding + (BindingRise * pseudotime * pseudotime);

    /// <summary>What an early cell at t tells of a late one, in bits.</summary>
    /// <param name="shown">v.</param>
    /// <param name="pseudotime">t.</param>
    public static double EarlyLateBits(int shown, double pseudotime) => -0.5 * shown * Math.Log2(1 - Binding(pseudotime));

    /// <summary>The mean of <see cref="EarlyLateBits(int, double)"/> over t: what early and late cells share.</summary>
    /// <param name="shown">v.</param>
    public static double EarlyLateBits(int shown) =>
        Enumerable.Range(0, FineSteps).Average(step => EarlyLateBits(shown, (step + 0.5) / FineSteps));

    private static SisterTruth IntegrateSisters()
    {
        double[] correlations = [.. Enumerable.Range(0, CoarseSteps).Select(step => Binding((step + 0.5) / CoarseSteps))];
        var random = new RandomStream(seed: 0, RandomPurpose.LineageTruth);
        double sum = 0;
        double squares = 0;
        var sums = new double[ThirdNames.Count];
        var counts = new int[ThirdNames.Count];
        for (int draw = 0; draw < Draws; draw++)
        {
            double pseudotime = random.NextUniform();
            double correlation = Binding(pseudotime);
            double rest = Math.Sqrt(1 - (correlation * correlation));
            double products = 0;
            double ownSquares = 0;
            for (int axis = 0; axis < Axes; axis++)
            {
                double first = random.NextNormal();
                double second = (correlation * first) + (rest * random.NextNormal());
                products += first * second;
                ownSquares += (first * first) + (second * second);
            }

            double ratio = 0;
            foreach (double r in correlations)
            {
                double variance = 1 - (r * r);
                ratio += Math.Exp(((r * products) - (0.5 * r * r * ownSquares)) / variance) / (variance * variance);
            }

            double bits = Math.Log2(ratio / CoarseSteps);
            sum += bits;
            squares += bits * bits;
            sums[ThirdOf(pseudotime)] += bits;
            counts[ThirdOf(pseudotime)]++;
        }

        double mean = sum / Draws;
        double error = Math.Sqrt(((squares / Draws) - (mean * mean)) / Draws);
        return new SisterTruth(mean, error, [.. sums.Zip(counts, (thirdSum, count) => thirdSum / count)]);
    }
}
