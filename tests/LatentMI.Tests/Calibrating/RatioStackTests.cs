using LatentMI.Calibrating;
using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

public sealed class RatioStackTests
{
    private const int Rows = 1000;

    [Fact]
    public void Ratios_that_know_different_things_tell_their_sum()
    {
        using Compute compute = NewCompute();
        LatentPairs both = InFolds(LatentData.Gaussian(Rows, 2, bits: 2, seed: 1));
        FittedRatio one = OfColumn(both, 0, compute), other = OfColumn(both, 1, compute);
        FittedRatio stacked = FittedRatio.Score(RatioStack.Fit([one, other], both, compute)!, both, compute);
        FittedRatio all = OfAll(both, compute);

        Assert.Equal(RatioKind.Stacked, stacked.Kind);
        Assert.Equal(all.HeldOutBits, stacked.HeldOutBits, 0.02);
        Assert.InRange(one.HeldOutBits, 0.8, 1.2);
    }

    [Fact]
    public void Rows_of_two_folds_are_not_compared()
    {
        // As many blocks as folds, which mix them: own pairs are then told from others by their fold.
        using Compute compute = NewCompute();
        LatentPairs latents = InFolds(LatentData.Gaussian(Rows, 2, bits: 2, seed: 1));
        FittedRatio ratio = OfAll(latents, compute);
        int[][] mixed = [.. latents.Blocks.Select((_, part) => Enumerable.Range(0, Rows).Where(row => row * latents.Blocks.Length / Rows == part).ToArray())];
        Assert.True(latents.AreBlocksWithinFolds);
        Assert.False(latents.InBlocks(mixed).AreBlocksWithinFolds);
        Assert.Throws<ArgumentException>(() => RatioStack.Fit([ratio, ratio], latents.InBlocks(mixed), compute));
    }

    [Fact]
    public void A_ratio_that_is_too_flat_is_made_steeper()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = InFolds(LatentData.Gaussian(Rows, 2, bits: 3, seed: 2));
        FittedRatio right = OfAll(latents, compute);
        double[][] half = [.. Enumerable.Repeat(new[] { 0.5 }, Rows)];
        FittedRatio flat = FittedRatio.Score(BilinearRatio.Sum(RatioKind.Critic, [right.Ratio.AsProduct()!], half), latents, compute);
        BilinearRatio steeper = RatioStack.Fit([flat], latents, compute)!;

        Assert.Equal(RatioKind.Critic, steeper.Kind);
        Assert.True(flat.HeldOutBits < right.HeldOutBits - 0.1);
        Assert.Equal(right.HeldOutBits, FittedRatio.Score(steeper, latents, compute).HeldOutBits, 0.02);
    }

    [Fact]
    public void The_weights_of_a_fold_do_not_depend_on_how_its_own_rows_are_paired()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = InFolds(LatentData.Gaussian(Rows, 2, bits: 2, seed: 3));
        BilinearRatio[] products = [OfColumn(latents, 0, compute).Ratio.AsProduct()!, OfColumn(latents, 1, compute).Ratio.AsProduct()!];
        int[] fold = latents.Blocks[0];

        // The rows of Y of one fold, each in the place of the next.
        int[] moved = [.. Enumerable.Range(0, Rows)];
        for (int i = 0; i < fold.Length; i++)
        {
            moved[fold[i]] = fold[(i + 1) % fold.Length];
        }

        BilinearRatio before = RatioStack.Fit([.. products.Select(product => FittedRatio.Score(product, latents, compute))], latents, compute)!;
        BilinearRatio after = RatioStack.Fit(
            [.. products.Select(product => FittedRatio.Score(new MovedRatio(product, moved), latents, compute))], latents, compute)!;

        Assert.All(fold, i => Assert.Equal(before.LogRatio(i, moved[i]), after.LogRatio(i, moved[i]), 1e-9));
        int elsewhere = latents.Blocks[1][0];
        Assert.NotEqual(before.LogRatio(elsewhere, elsewhere), after.LogRatio(elsewhere, elsewhere), 1e-3);
    }

    [Fact]
    public void Derivatives_are_those_of_finite_differences()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = InFolds(LatentData.Gaussian(200, 2, bits: 2, seed: 4));
        var pairs = PairsOfBlock.Find([OfColumn(latents, 0, compute), OfColumn(latents, 1, compute)], latents, 0);
        double[] at = [0.7, 1.2];
        (double[] gradient, double[,] curvature) = Derivatives(at);
        const double Step = 1e-5;
        for (int k = 0; k < at.Length; k++)
        {
            double[] before = [.. at], after = [.. at];
            before[k] -= Step;
            after[k] += Step;
            double slope = (Value(after) - Value(before)) / (2 * Step);
            Assert.Equal(slope, gradient[k], 1e-5 * Math.Max(1, Math.Abs(slope)));
            for (int l = 0; l < at.Length; l++)
            {
                double bend = (Derivatives(after).Gradient[l] - Derivatives(before).Gradient[l]) / (2 * Step);
                Assert.Equal(bend, curvature[k, l], 1e-5 * Math.Max(1, Math.Abs(bend)));
            }
        }

        double Value(double[] weights) => pairs.AddTo(weights, new double[2], new double[2, 2]);

        (double[] Gradient, double[,] Curvature) Derivatives(double[] weights)
        {
            var slopes = new double[2];
            var bends = new double[2, 2];
            pairs.AddTo(weights, slopes, bends);
            return (slopes, bends);
        }
    }

    [Fact]
    public void A_ratio_of_all_rows_told_apart_keeps_finite_weights()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = InFolds(LatentData.Gaussian(200, 1, bits: 8, seed: 5));
        FittedRatio ratio = OfAll(latents, compute);
        BilinearRatio stacked = RatioStack.Fit([ratio, ratio], latents, compute)!;
        Assert.True(double.IsFinite(ratio.HeldOutBits));
        Assert.All(Enumerable.Range(0, 200), i => Assert.True(double.IsFinite(stacked.LogRatio(i, i))));
    }

    // As products, which are normalized on the rows as a stack is.
    private static FittedRatio OfAll(LatentPairs latents, Compute compute) =>
        FittedRatio.Score(GaussianRatio.Fit(latents, compute).AsProduct()!, latents, compute);

    private static FittedRatio OfColumn(LatentPairs latents, int column, Compute compute)
    {
        var one = new LatentPairs(
            latents.X.SelectColumns([column]), latents.Y.SelectColumns([column]), latents.Blocks, latents.Folds);
        return OfAll(one, compute);
    }

    // A block for each fold, as those of maps that were fitted without it.
    private static LatentPairs InFolds(LatentPairs latents) => LatentData.WithBlocks(
        latents, [.. Enumerable.Range(0, LatentData.Folds).Select(fold => Enumerable.Range(0, latents.Count).Where(row => latents.Folds[row] == fold).ToArray())]);

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);

    /// <summary>A product whose rows of Y are in other places.</summary>
    private sealed class MovedRatio(BilinearRatio product, int[] moved) : IUnscaledRatio
    {
        public RatioKind Kind => product.Kind;

        public double LogRatio(int i, int j) => product.LogRatio(i, moved[j]);

        public void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute) =>
            product.LogRatios(rowsX, Array.ConvertAll(rowsY, row => moved[row]), logs, compute);

        public BilinearRatio AsProduct() => product;
    }
}
