using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>
/// Cells, simulated: log(1 + c / s) of counts c of genes. A gene's mean is log-normal and the same on both sides, as of one matrix; a cell's size s is
/// log-normal; c is negative binomial: Poisson with mean s times the gene's times a gamma variable of shape 2 and mean 1.
/// </summary>
public sealed record CellSide : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "cells";

    // The logarithm of a gene's mean is normal with these: some genes are seen in most cells, most in few.
    private const double LogMean = -2;
    private const double LogDeviation = 1.5;
    private const double LogSizeDeviation = 0.4;

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => Family;

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        var means = new double[dimensions];
        foreach (ref double mean in means.AsSpan())
        {
            mean = Math.Exp(LogMean + (LogDeviation * design.NextNormal()));
        }

        for (int row = 0; row < values.Length; row += dimensions)
        {
            double size = Math.Exp(LogSizeDeviation * random.NextNormal());
            for (int gene = 0; gene < dimensions; gene++)
            {
                int count = PoissonCount.Draw(size * means[gene] * DrawGamma(random), random);
                values[row + gene] = (float)Math.Log(1 + (count / size));
            }
        }
    }

    /// <summary>A gamma variable of shape 2 and mean 1: half the sum of two exponential ones.</summary>
    private static double DrawGamma(RandomStream random) => -Math.Log((1 - random.NextUniform()) * (1 - random.NextUniform())) / 2;
}
