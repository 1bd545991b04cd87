using System.Runtime.InteropServices;
using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// The cross-entropy by which a weighted sum of ratios tells the own pairs of some rows of a block from their other pairs:
/// the sum over i of ln (1/m sum over j of r(i, j)) - ln r(i, i), ln r(i, j) = sum over k of w_k ln r_k(i, j).
/// </summary>
internal sealed class PairsOfBlock
{
    // The weights are few, and the time grows with the square of the rows.
    private const int MostRows = 256;

    // For each row of X its pairs, the ln r_k of a pair next to each other.
    private readonly double[][] _logs;
    private readonly int _ratios;

    private PairsOfBlock(int fold, int ratios, double[][] logs) => (Fold, _ratios, _logs) = (fold, ratios, logs);

    /// <summary>The fold of the rows.</summary>
    public int Fold { get; }

    /// <summary>Finds the normalized ratios of all pairs of evenly spread rows.</summary>
    /// <param name="ratios">The ratios.</param>
    /// <param name="latents">The blocks, each of one fold.</param>
    /// <param name="index">Which block.</param>
    public static PairsOfBlock Find(IReadOnlyList<FittedRatio> ratios, LatentPairs latents, int index)
    {
        int[] block = latents.Blocks[index];
        int count = Math.Min(MostRows, block.Length);
        int[] rows = Array.ConvertAll(EvenlySpaced.Places(block.Length, count), place => block[place]);
        return new PairsOfBlock(
            latents.Folds[block[0]],
            ratios.Count,
            Array.ConvertAll(rows, i => rows.SelectMany(j => ratios.Select(ratio => ratio.Normalized(i, j))).ToArray()));
    }

    /// <summary>Finds the cross-entropy in nats, and adds its derivatives to sums.</summary>
    /// <param name="weights">w.</param>
    /// <param name="gradient">The sum of its derivatives by each weight.</param>
    /// <param name="curvature">The sum of its second derivatives.</param>
    public double AddTo(ReadOnlySpan<double> weights, Span<double> gradient, double[,] curvature)
    {
        Span<double> second = MemoryMarshal.CreateSpan(ref curvature[0, 0], curvature.Length);
        var probabilities = new double[_logs.Length];
        double sum = 0;
        for (int i = 0; i < _logs.Length; i++)
        {
            sum += LogMean(_logs[i], weights, probabilities) - Dot(weights, OfPair(_logs[i], i));
            AddDerivatives(_logs[i], i, probabilities, gradient, second);
        }

        return sum;
    }

    /// <summary>ln of the mean of r over the pairs of a row, and the share that each pair has in it.</summary>
    private double LogMean(double[] logs, ReadOnlySpan<double> weights, Span<double> shares)
    {
        double largest = double.NegativeInfinity;
        for (int j = 0; j < shares.Length; j++)
        {
            shares[j] = Dot(weights, OfPair(logs, j));
            largest = Math.Max(largest, shares[j]);
        }

        double total = 0;
        foreach (ref double share in shares)
        {
            share = Math.Exp(share - largest);
            total += share;
        }

        foreach (ref double share in shares)
        {
            share /= total;
        }

        return largest + Math.Log(total / shares.Length);
    }

    /// <summary>Of ln (mean of r) - ln r(own): the mean of ln r_k by the shares less that of the own pair, and their covariance.</summary>
    private void AddDerivatives(double[] logs, int own, ReadOnlySpan<double> shares, Span<double> gradient, Span<double> second)
    {
        Span<double> mean = stackalloc double[_ratios];
        for (int j = 0; j < shares.Length; j++)
        {
            ReadOnlySpan<double> ofPair = OfPair(logs, j);
            for (int k = 0; k < _ratios; k++)
            {
                mean[k] += shares[j] * ofPair[k];
            }
        }

        for (int k = 0; k < _ratios; k++)
        {
            gradient[k] += mean[k] - OfPair(logs, own)[k];
        }

        for (int j = 0; j < shares.Length; j++)
        {
            ReadOnlySpan<double> ofPair = OfPair(logs, j);
            for (int k = 0; k < _ratios; k++)
            {
                double weighted = shares[j] * (ofPair[k] - mean[k]);
                for (int l = 0; l < _ratios; l++)
                {
                    second[(k * _ratios) + l] += weighted * (ofPair[l] - mean[l]);
                }
            }
        }
    }

    private ReadOnlySpan<double> OfPair(double[] logs, int j) => logs.AsSpan(j * _ratios, _ratios);

    private static double Dot(ReadOnlySpan<double> weights, ReadOnlySpan<double> logs)
    {
        double sum = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            sum += weights[k] * logs[k];
        }

        return sum;
    }
}
