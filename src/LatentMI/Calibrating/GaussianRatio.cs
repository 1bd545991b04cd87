using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Calibrating;

/// <summary>
/// The Gaussian copula on pairs of latents: with a and b the normal scores of column l of X and of Y,
/// ln r = sum over l of [-1/2 ln(1 - rho^2) - (rho^2 (a^2 + b^2) - 2 rho a b) / (2 (1 - rho^2))], rho the correlation of a and b in the rows of
/// other folds.
/// </summary>
internal static class GaussianRatio
{
    private const double Largest = 0.999;

    /// <summary>Fits the correlations.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="compute">What it runs on.</param>
    public static IDensityRatio Fit(LatentPairs latents, Compute compute)
    {
        MatrixView x = Scores(latents.X, latents.Blocks, compute);
        MatrixView y = Scores(latents.Y, latents.Blocks, compute);
        double[][] correlations = CorrelationsOfOthers(x, y, latents.Folds);

        // With w = rho^2 / (2 (1 - rho^2)): u = (a rho / (1 - rho^2), -w, ...; ln r's terms of a alone), v = (b, b^2, ...; 1).
        int dimensions = latents.Dimensions;
        int columns = (2 * dimensions) + 1;
        var u = new MatrixView(new AlignedBuffer(checked(latents.Count * columns)), latents.Count, columns);
        var v = new MatrixView(new AlignedBuffer(checked(latents.Count * columns)), latents.Count, columns);
        for (int i = 0; i < latents.Count; i++)
        {
            Span<float> ofX = u.Row(i);
            Span<float> ofY = v.Row(i);
            double alone = 0;
            for (int l = 0; l < dimensions; l++)
            {
                double rho = correlations[latents.Folds[i]][l];
                double unexplained = 1 - (rho * rho);
                double a = x.Row(i)[l];
                double b = y.Row(i)[l];
                double square = rho * rho / (2 * unexplained);
                alone -= (Math.Log(unexplained) / 2) + (square * a * a);
                ofX[2 * l] = (float)(rho / unexplained * a);
                ofX[(2 * l) + 1] = (float)-square;
                ofY[2 * l] = (float)b;
                ofY[(2 * l) + 1] = (float)(b * b);
            }

            ofX[2 * dimensions] = (float)alone;
            ofY[2 * dimensions] = 1;
        }

        return new BilinearRatio("gaussian", u, v);
    }

    /// <summary>For each fold the correlation of each pair of columns over the rows of the others.</summary>
    private static double[][] CorrelationsOfOthers(MatrixView x, MatrixView y, int[] foldOfRow)
    {
        int folds = foldOfRow.Max() + 1;
        var sums = new double[folds + 1][];
        var rows = new int[folds + 1];
        for (int fold = 0; fold <= folds; fold++)
        {
            sums[fold] = new double[x.Columns];
        }

        for (int i = 0; i < x.Rows; i++)
        {
            int fold = foldOfRow[i];
            rows[fold]++;
            rows[folds]++;
            for (int l = 0; l < x.Columns; l++)
            {
                double product = (double)x.Row(i)[l] * y.Row(i)[l];
                sums[fold][l] += product;
                sums[folds][l] += product;
            }
        }

        var correlations = new double[folds][];
        for (int fold = 0; fold < folds; fold++)
        {
            int others = rows[folds] - rows[fold];
            correlations[fold] = [.. sums[folds].Select((sum, l) => Shrink((sum - sums[fold][l]) / Math.Max(1, others), others))];
        }

        return correlations;
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
            MatrixView part = latents.SelectRows(block);
            var scored = new MatrixView(new AlignedBuffer(block.Length * latents.Columns), block.Length, latents.Columns);
            RankScoring.Fit(new MatrixColumns(part), folded: false, scored, long.MaxValue, compute);
            for (int i = 0; i < block.Length; i++)
            {
                scored.Row(i).CopyTo(scores.Row(block[i]));
            }
        }

        return scores;
    }
}
