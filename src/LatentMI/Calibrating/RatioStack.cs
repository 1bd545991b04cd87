using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace LatentMI.Calibrating;

/// <summary>
/// Several ratios of the same rows as one: ln r(i, j) = sum over k of w_k ln r_k(i, j) (stacking: D. H. Wolpert, Neural Networks 5, 241, 1992), with the weights
/// that tell own pairs from others best, by the cross-entropy of InfoNCE, in the folds other than that of row i.
/// </summary>
/// <remarks>
/// Ratios that know the same share a weight, those that know different things have nearly 1 each, and a ratio that is too flat, as weight decay makes it, has
/// more. Weights that the rows do not tell, as where every own pair is told from all others, stay near those of the first ratio alone.
/// </remarks>
internal static class RatioStack
{
    // The weights of the ratios before any row is seen are 1, 0, 0, ... and known to about so much.
    private const double PriorDeviation = 0.5;

    // Ratios that are nearly the same have nearly singular curvature: so much of its trace is added to its diagonal, which only shortens steps.
    private const double Damping = 1e-9;

    private const int MostSteps = 20;
    private const int MostHalvings = 10;

    // A step that promises fewer nats than this, of all rows together, is not taken.
    private const double Converged = 1e-4;

    /// <summary>Stacks ratios.</summary>
    /// <param name="ratios">The ratios, the best first, of latents that can be compared within these blocks.</param>
    /// <param name="latents">The folds and the blocks of the rows, each block of one fold.</param>
    /// <param name="compute">What it runs on.</param>
    /// <exception cref="ArgumentException">A block has rows of two folds: their own pairs would be told from others by the fold alone.</exception>
    /// <returns>Their weighted sum, not normalized; null where there are fewer than two folds, or the best is no product that can be normalized on the rows.</returns>
    public static BilinearRatio? Fit(IReadOnlyList<FittedRatio> ratios, LatentPairs latents, Compute compute)
    {
        if (!latents.AreBlocksWithinFolds)
        {
            throw new ArgumentException("Each block must have rows of one fold.", nameof(latents));
        }

        var used = new List<FittedRatio>();
        var products = new List<BilinearRatio>();
        foreach (FittedRatio ratio in ratios)
        {
            if (double.IsFinite(ratio.HeldOutBits) && ratio.Ratio.AsProduct() is { } product)
            {
                used.Add(ratio);
                products.Add(product);
            }
        }

        int folds = latents.Folds.Max() + 1;
        if (folds < 2 || used.Count == 0 || used[0] != ratios[0])
        {
            return null;
        }

        var pairs = new PairsOfBlock[latents.Blocks.Length];
        compute.Team.Run(pairs.Length, block => pairs[block] = PairsOfBlock.Find(used, latents, block));
        var weights = new double[folds][];
        compute.Team.Run(folds, fold =>
        {
            compute.ThrowIfCancelled();
            weights[fold] = Weights([.. pairs.Where(block => block.Fold != fold)], used.Count);
        });
        return BilinearRatio.Sum(
            used.Count == 1 ? used[0].Kind : RatioKind.Stacked,
            products,
            Array.ConvertAll(latents.Folds, fold => weights[fold]));
    }

    /// <summary>The weights of the least cross-entropy, with a ridge, by Newton's method: the function is convex.</summary>
    private static double[] Weights(PairsOfBlock[] blocks, int count)
    {
        Vector<double> prior = Vector<double>.Build.Dense(count);
        prior[0] = 1;
        Point best = Evaluate(prior);
        for (int step = 0; step < MostSteps; step++)
        {
            Matrix<double> damped = best.Curvature + (Damping * best.Curvature.Trace() * Matrix<double>.Build.DenseIdentity(count));
            Vector<double> direction = damped.Cholesky().Solve(best.Gradient);
            if (direction.DotProduct(best.Gradient) / 2 < Converged || Lower(direction) is not { } lower)
            {
                break;
            }

            best = lower;
        }

        return best.Weights.ToArray();

        Point? Lower(Vector<double> direction)
        {
            for (int halving = 0; halving < MostHalvings; halving++)
            {
                Point next = Evaluate(best.Weights - (Math.ScaleB(1, -halving) * direction));
                if (next.Loss < best.Loss)
                {
                    return next;
                }
            }

            return null;
        }

        Point Evaluate(Vector<double> weights)
        {
            Vector<double> slope = (weights - prior) / (PriorDeviation * PriorDeviation);
            double loss = slope.DotProduct(weights - prior) / 2;
            double[] gradient = slope.ToArray();
            var curvature = new double[count, count];
            for (int k = 0; k < count; k++)
            {
                curvature[k, k] = 1 / (PriorDeviation * PriorDeviation);
            }

            foreach (PairsOfBlock block in blocks)
            {
                loss += block.AddTo(weights.ToArray(), gradient, curvature);
            }

            return new Point(weights, loss, Vector<double>.Build.Dense(gradient), Matrix<double>.Build.DenseOfArray(curvature));
        }
    }

    /// <summary>The function and its derivatives at some weights.</summary>
    private sealed record Point(Vector<double> Weights, double Loss, Vector<double> Gradient, Matrix<double> Curvature);
}
