using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>A density ratio with its normalization and its score on held-out rows.</summary>
internal sealed class FittedRatio
{
    // Re-paired rows that each row is told apart from.
    private const int Shifts = 8;

    private readonly RatioPotentials _potentials;

    private readonly int[]? _groups;

    private FittedRatio(IDensityRatio ratio, RatioPotentials potentials, double[] rowLosses, double[] heldOutNats, int[]? groups)
    {
        (Ratio, _potentials, RowLosses, HeldOutNats, _groups) = (ratio, potentials, rowLosses, heldOutNats, groups);
        MeanLoss = rowLosses.Average();
    }

    /// <summary>The ratio before normalization.</summary>
    public IDensityRatio Ratio { get; }

    /// <summary>What it is called.</summary>
    public string Name => Ratio.Name;

    /// <summary>The logistic loss of each row: softplus(-ln r) of its own pair and the mean softplus(ln r) of re-paired ones.</summary>
    public double[] RowLosses { get; }

    /// <summary>The mean loss, in nats; 2 ln 2 where the ratio knows nothing.</summary>
    public double MeanLoss { get; }

    /// <summary>The normalized ln r of each row's own pair.</summary>
    public double[] HeldOutNats { get; }

    /// <summary>Their mean, in bits.</summary>
    public double HeldOutBits => HeldOutNats.Average() / Math.Log(2);

    /// <summary>The normalized ln r.</summary>
    /// <param name="i">A row of X.</param>
    /// <param name="j">A row of Y in the same block.</param>
    public double Normalized(int i, int j) => Ratio.LogRatio(i, j) + _potentials.X[i] + _potentials.Y[j];

    /// <summary>Normalizes and scores a ratio.</summary>
    /// <param name="ratio">The ratio.</param>
    /// <param name="latents">The latents.</param>
    /// <param name="compute">What it runs on.</param>
    public static FittedRatio Score(IDensityRatio ratio, LatentPairs latents, Compute compute)
    {
        var potentials = RatioPotentials.Find(ratio, latents, compute);
        var losses = new double[latents.Count];
        var held = new double[latents.Count];
        foreach (int[] block in latents.Blocks)
        {
            // Not more than there are other rows, so that no shift comes back to a row's own pair.
            int shifts = Math.Min(Shifts, block.Length - 1);
            for (int position = 0; position < block.Length; position++)
            {
                int i = block[position];
                held[i] = ratio.LogRatio(i, i) + potentials.X[i] + potentials.Y[i];
                double repaired = 0;
                for (int shift = 1; shift <= shifts; shift++)
                {
                    int j = block[(int)((position + ((long)shift * block.Length / (shifts + 1))) % block.Length)];
                    repaired += Softplus(ratio.LogRatio(i, j) + potentials.X[i] + potentials.Y[j]);
                }

                losses[i] = Softplus(-held[i]) + (repaired / shifts);
            }
        }

        return new FittedRatio(ratio, potentials, losses, held, latents.Groups);
    }

    /// <summary>The better of two: the simpler unless the other's losses are lower by some standard errors of the paired difference.</summary>
    /// <param name="simpler">The simpler.</param>
    /// <param name="other">The more complex one, of the same rows.</param>
    /// <param name="errors">How many standard errors.</param>
    public static bool IsWorthwhile(FittedRatio simpler, FittedRatio other, double errors)
    {
        double[] gains = [.. simpler.RowLosses.Zip(other.RowLosses, (before, after) => before - after)];
        return gains.Average() > errors * Math.Sqrt(ClusteredMean.Variance(gains, simpler._groups));
    }

    private static double Softplus(double value) => Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value)));
}
