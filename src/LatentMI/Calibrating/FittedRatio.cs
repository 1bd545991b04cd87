using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>A density ratio with its normalization and its score on held-out rows.</summary>
internal sealed class FittedRatio
{
    // The errors of fewer groups that somebody names are taken to be known as well as those of so many; nothing would ever be found otherwise. A longer series
    // would have more blocks.
    private const int FewestGroups = 5;

    private readonly RatioPotentials _potentials;
    private readonly int[]? _groups;
    private readonly int _independentSums;

    private FittedRatio(IRowRatio ratio, RatioPotentials potentials, double[] heldOutNats, double[] lowerNats, LatentPairs latents)
    {
        (Ratio, _potentials, HeldOutNats, LowerNats, _groups) = (ratio, potentials, heldOutNats, lowerNats, latents.Groups);
        _independentSums = Math.Max(latents.Block == 1 ? FewestGroups : 1, ClusteredMean.Count(latents.Count, latents.Groups));
    }

    /// <summary>The ratio before normalization.</summary>
    public IRowRatio Ratio { get; }

    /// <summary>Its family.</summary>
    public RatioKind Kind => Ratio.Kind;

    /// <summary>The name in results.</summary>
    public string Name => Ratio.Name;

    /// <summary>The normalized ln r of each row's own pair, which was held out.</summary>
    public double[] HeldOutNats { get; }

    /// <summary>
    /// The same with the own pair counted whole where the ratio was normalized on the rows, so that its mean is a lower bound of the information
    /// (InfoNCE: A. van den Oord, Y. Li, O. Vinyals, arXiv 1807.03748, 2018), at most the logarithm of the number of rows that a row is compared with.
    /// </summary>
    public double[] LowerNats { get; }

    /// <summary>The mean of <see cref="LowerNats"/>, in bits.</summary>
    public double HeldOutBits => LowerNats.Average() / Math.Log(2);

    /// <summary>The normalized ln r.</summary>
    /// <param name="i">A row of X.</param>
    /// <param name="j">A row of Y in the same block.</param>
    public double Normalized(int i, int j) => Ratio.LogRatio(i, j) + _potentials.X[i] + _potentials.Y[j];

    /// <summary>Normalizes and scores a ratio.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="latents">The latents.</param>
    /// <param name="compute">What it runs on.</param>
    public static FittedRatio Score(IRowRatio ratio, LatentPairs latents, Compute compute)
    {
        var potentials = RatioPotentials.Find(ratio, latents, compute);
        var held = new double[latents.Count];
        var lower = new double[latents.Count];
        foreach (int[] block in latents.Blocks)
        {
            foreach (int i in block)
            {
                held[i] = ratio.LogRatio(i, i) + potentials.X[i] + potentials.Y[i];
                lower[i] = ratio is IUnscaledRatio ? held[i] - OwnPair(held[i], potentials.Compared[i]) : held[i];
            }
        }

        return new FittedRatio(ratio, potentials, held, lower, latents);
    }

    /// <summary>Whether a more complex ratio finds more on held-out rows by some standard errors of the paired difference.</summary>
    /// <param name="simpler">The simpler.</param>
    /// <param name="other">The more complex one, of the same rows.</param>
    /// <param name="errors">How many standard errors.</param>
    public static bool IsWorthwhile(FittedRatio simpler, FittedRatio other, double errors)
    {
        (double gain, double error) = Gain(simpler, other);
        return gain > errors * StudentErrors.Factor(errors, simpler._independentSums) * error;
    }

    /// <summary>How much more another ratio finds on held-out rows, in nats, and the standard error of the paired difference.</summary>
    /// <param name="one">One ratio.</param>
    /// <param name="other">Another of the same rows, or of the first of them.</param>
    public static (double Nats, double StandardError) Gain(FittedRatio one, FittedRatio other)
    {
        double[] gains = [.. one.LowerNats.Zip(other.LowerNats, (before, after) => after - before)];
        return (gains.Average(), Math.Sqrt(ClusteredMean.Variance(gains, other._groups)));
    }

    /// <summary>ln of the mean of r over the pairs of a row if its own pair counts whole, where it is 1 with the own pair counting less.</summary>
    private static double OwnPair(double logRatio, int rows)
    {
        double rest = 1 - RatioPotentials.OwnWeight;
        double largest = Math.Max(0, logRatio);
        return largest + Math.Log((((rows - rest) * Math.Exp(-largest)) + (rest * Math.Exp(logRatio - largest))) / rows);
    }
}
