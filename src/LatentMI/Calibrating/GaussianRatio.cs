using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Calibrating;

/// <summary>
/// The Gaussian copula on pairs of latents: with a and b the normal scores of column l of X and of Y,
/// ln r = sum over l of [-1/2 ln(1 - rho^2) - (rho^2 (a^2 + b^2) - 2 rho a b) / (2 (1 - rho^2))], rho the correlation of a and b in the rows of
/// other folds.
/// </summary>
internal sealed class GaussianRatio : IDensityRatio
{
    private const double Largest = 0.999;

    private readonly MatrixView _x;
    private readonly MatrixView _y;
    private readonly int[] _folds;
    private readonly double[][] _square;
    private readonly double[][] _cross;
    private readonly double[] _constant;

    /// <summary>Fits the correlations.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="compute">What it runs on.</param>
    public GaussianRatio(LatentPairs latents, Compute compute)
    {
        _x = Scores(latents.X, latents.Blocks, compute);
        _y = Scores(latents.Y, latents.Blocks, compute);
        _folds = latents.Folds;
        int folds = latents.Folds.Max() + 1;
        var sums = new double[folds + 1][];
        var rows = new int[folds + 1];
        for (int fold = 0; fold <= folds; fold++)
        {
            sums[fold] = new double[latents.Dimensions];
        }

        for (int i = 0; i < latents.Count; i++)
        {
            int fold = latents.Folds[i];
            rows[fold]++;
            rows[folds]++;
            for (int l = 0; l < latents.Dimensions; l++)
            {
                double product = (double)_x.Row(i)[l] * _y.Row(i)[l];
                sums[fold][l] += product;
                sums[folds][l] += product;
            }
        }

        _square = new double[folds][];
        _cross = new double[folds][];
        _constant = new double[folds];
        for (int fold = 0; fold < folds; fold++)
        {
            int others = rows[folds] - rows[fold];
            _square[fold] = new double[latents.Dimensions];
            _cross[fold] = new double[latents.Dimensions];
            for (int l = 0; l < latents.Dimensions; l++)
            {
                double rho = Shrink((sums[folds][l] - sums[fold][l]) / Math.Max(1, others), others);
                _constant[fold] -= Math.Log(1 - (rho * rho)) / 2;
                _square[fold][l] = rho * rho / (2 * (1 - (rho * rho)));
                _cross[fold][l] = rho / (1 - (rho * rho));
            }
        }
    }

    /// <inheritdoc/>
    public string Name => "gaussian";

    /// <inheritdoc/>
    public double LogRatio(int i, int j)
    {
        ReadOnlySpan<float> x = _x.Row(i);
        ReadOnlySpan<float> y = _y.Row(j);
        int fold = _folds[i];
        double[] square = _square[fold];
        double[] cross = _cross[fold];
        double sum = _constant[fold];
        for (int l = 0; l < x.Length; l++)
        {
            double a = x[l], b = y[l];
            sum += (cross[l] * a * b) - (square[l] * ((a * a) + (b * b)));
        }

        return sum;
    }

    /// <summary>Less the square that a correlation of 0 has in the mean.</summary>
    private static double Shrink(double rho, int rows)
    {
        double square = Math.Max(0, ((rows * rho * rho) - 1) / Math.Max(1, rows - 1));
        return Math.CopySign(Math.Min(Largest, Math.Sqrt(square)), rho);
    }

    private static MatrixView Scores(MatrixView latents, int[][] blocks, Compute compute)
    {
        var scores = new MatrixView(new AlignedBuffer(latents.Rows * latents.Columns), latents.Rows, latents.Columns);
        foreach (int[] block in blocks)
        {
            var part = new MatrixView(new AlignedBuffer(block.Length * latents.Columns), block.Length, latents.Columns);
            var scored = new MatrixView(new AlignedBuffer(block.Length * latents.Columns), block.Length, latents.Columns);
            for (int i = 0; i < block.Length; i++)
            {
                latents.Row(block[i]).CopyTo(part.Row(i));
            }

            RankScoring.Fit(new MatrixColumns(part), folded: false, scored, compute);
            for (int i = 0; i < block.Length; i++)
            {
                scored.Row(i).CopyTo(scores.Row(block[i]));
            }
        }

        return scores;
    }
}
