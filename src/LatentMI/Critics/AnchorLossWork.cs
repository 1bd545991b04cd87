using System.Runtime.Intrinsics;
using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>
/// The InfoNCE-anchor loss of a square of scores and its gradient ("InfoNCE-anchor", ICLR 2026): which of K candidates belongs to a row, or none
/// of them. With r = e^score and the anchor's weight nu, a row's loss is
/// -K/(K + nu) ln[r_own / (nu + sum r)] - nu/(K + nu) ln[nu / (nu + sum' r)].
/// </summary>
/// <remarks>
/// Row i's own candidate is column i and K = B - 1: the first sum leaves out column i + 1 (after the last, column 0), the second column i, so that
/// both have K candidates. The minimum is r = p(x, y) / (p(x) p(y)) for any nu, its scale included, which InfoNCE leaves open. With the source's
/// nu = 1 the scale has about 1/K of the gradient and is still far off when the rest has been learned; nu = K gives it half. For B = 2 this is the
/// logistic loss.
/// </remarks>
/// <param name="compute">What it runs on.</param>
/// <param name="capacity">The largest B.</param>
internal sealed unsafe class AnchorLossWork(Compute compute, int capacity) : IPartedWork
{
    private const int RowsPerPart = 16;

    private readonly double[] _losses = new double[capacity];
    private MatrixView _scores;
    private float _scale;

    /// <summary>Computes the mean of the rows' losses, in nats, and turns scores into its gradient.</summary>
    /// <param name="scores">B x B products, at least 2 x 2; overwritten by the loss's derivative with respect to each.</param>
    /// <param name="scale">A score is this times a product.</param>
    public double Differentiate(MatrixView scores, float scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scores.Rows, 2);
        (_scores, _scale) = (scores, scale);
        compute.Run(this, (scores.Rows + RowsPerPart - 1) / RowsPerPart);
        double sum = 0;
        foreach (double loss in _losses.AsSpan(0, scores.Rows))
        {
            sum += loss;
        }

        return sum / scores.Rows;
    }

    /// <summary>The loss of scores that are all 0, which tell true pairs from others no better than guessing does, in nats.</summary>
    /// <param name="rows">B.</param>
    public static double Guessing(int rows) => Math.Log(4.0 * (rows - 1)) / 2;

    /// <inheritdoc/>
    void IPartedWork.Run(int part, int worker)
    {
        int last = Math.Min((part + 1) * RowsPerPart, _scores.Rows);
        for (int row = part * RowsPerPart; row < last; row++)
        {
            _losses[row] = DifferentiateRow(_scores.Row(row), row);
        }
    }

    private double DifferentiateRow(Span<float> row, int own)
    {
        int left = own + 1 < row.Length ? own + 1 : 0;
        double ownScore = _scale * row[own];
        double leftScore = _scale * row[left];
        // These two columns are in one sum each; the others, and the anchor, are in both.
        row[own] = float.NegativeInfinity;
        row[left] = float.NegativeInfinity;
        double anchor = row.Length - 1;
        double logAnchor = Math.Log(anchor);
        float largest = (float)Math.Max(logAnchor, _scale * Exponentials.Largest(row));
        double logShared = largest + Math.Log(Exponentials.Replace(row, largest, _scale) + Math.Exp(logAnchor - largest));
        double logWithOwn = LogAdd(logShared, ownScore);
        double logWithoutOwn = LogAdd(logShared, leftScore);
        // K = nu, so that both questions weigh as much.
        const double Weight = 0.5;
        double toGradient = Weight * _scale / row.Length;
        Scale(row, (float)(toGradient * (Math.Exp(largest - logWithOwn) + Math.Exp(largest - logWithoutOwn))));
        row[own] = (float)(toGradient * (Math.Exp(ownScore - logWithOwn) - 1));
        row[left] = (float)(toGradient * Math.Exp(leftScore - logWithoutOwn));
        return Weight * (logWithOwn - ownScore + logWithoutOwn - logAnchor);
    }

    /// <summary>ln(e^a + e^b).</summary>
    private static double LogAdd(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));

    private static void Scale(Span<float> row, float factor)
    {
        Vector256<float> factors = Vector256.Create(factor);
        int j = 0;
        for (; j <= row.Length - Vector256<float>.Count; j += Vector256<float>.Count)
        {
            (Vector256.Create<float>(row[j..]) * factors).CopyTo(row[j..]);
        }

        for (; j < row.Length; j++)
        {
            row[j] *= factor;
        }
    }
}
