using LatentMI.Calibrating;
using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

public sealed class RatioPotentialsTests
{
    [Theory]
    [InlineData(300, 0.01)]
    [InlineData(5000, 0.03)]
    public void Normalized_ratios_have_mean_1_in_every_row_and_column(int count, double tolerance)
    {
        // Beyond 4096 rows the factors are found on a part of them, so that the means over all rows are estimates.
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(count, 2, 1, seed: 3);
        var ratio = new ShiftedRatio(GaussianRatio.Fit(latents, compute));
        var potentials = RatioPotentials.Find(ratio, latents, compute);
        var rows = new double[count];
        var columns = new double[count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
            {
                double weight = i == j ? RatioPotentials.OwnWeight : 1;
                double value = weight * Math.Exp(ratio.LogRatio(i, j) + potentials.X[i] + potentials.Y[j]) / (count - 1 + RatioPotentials.OwnWeight);
                rows[i] += value;
                columns[j] += value;
            }
        }

        Assert.InRange(rows.Average(mean => Math.Abs(mean - 1)), 0, tolerance);
        Assert.InRange(columns.Average(mean => Math.Abs(mean - 1)), 0, tolerance);
    }

    [Fact]
    public void Factors_of_rows_and_columns_alone_change_nothing()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(700, 2, 1, seed: 3);
        var ratio = GaussianRatio.Fit(latents, compute);
        FittedRatio plain = FittedRatio.Score(((GaussianRatio)ratio).AsProduct(), latents, compute);
        FittedRatio shifted = FittedRatio.Score(new ShiftedRatio(ratio), latents, compute);

        // Twenty iterations leave a little of the shifts.
        Assert.Equal(plain.HeldOutBits, shifted.HeldOutBits, 1e-3);
        Assert.Equal(plain.Normalized(3, 9), shifted.Normalized(3, 9), 1e-2);
    }

    [Theory]
    [InlineData(50, 50)]
    [InlineData(5000, 4097)]
    public void Ratios_beyond_the_range_of_exponentials_keep_finite_factors(int count, int compared)
    {
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(count, 1, 0, seed: 3);
        FittedRatio fitted = FittedRatio.Score(new SteepRatio(), latents, compute);
        Assert.All(fitted.HeldOutNats, nats => Assert.True(double.IsFinite(nats)));
        Assert.InRange(fitted.HeldOutBits, 0, Math.Log2(compared) + 1e-6);
    }

    [Fact]
    public void Rows_of_a_large_block_find_as_much_whether_or_not_the_iteration_runs_on_them()
    {
        // Three times ln r of three bits: r is near 0 for most pairs, and its mean over some thousand is uncertain.
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(8192, 1, 3, seed: 3);
        FittedRatio fitted = FittedRatio.Score(new PoweredRatio(GaussianRatio.Fit(latents, compute), 3), latents, compute);
        Assert.Equal(fitted.LowerNats.Where((_, row) => row % 2 == 0).Average(), fitted.LowerNats.Where((_, row) => row % 2 == 1).Average(), 0.08);
        Assert.Equal(fitted.HeldOutNats.Where((_, row) => row % 2 == 0).Average(), fitted.HeldOutNats.Where((_, row) => row % 2 == 1).Average(), 0.08);
        Assert.InRange(fitted.HeldOutBits, 0, 3);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    [InlineData(10_000)]
    public void A_ratio_that_diverged_finds_nothing_and_no_more_than_the_rows_can_show(double spread)
    {
        // Rows whose ratios all vanish beside the largest one of the block had factors that made their own pairs as large as could be: 7.5 of at most 6.5 bits.
        using Compute compute = NewCompute();
        for (ulong seed = 0; seed < 20; seed++)
        {
            LatentPairs latents = LatentData.Gaussian(91, 1, 0, seed);
            FittedRatio fitted = FittedRatio.Score(new RandomRatio(spread, seed), latents, compute);
            Assert.InRange(fitted.HeldOutBits, double.NegativeInfinity, 0);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Few_rows_do_not_lift_a_ratio_that_is_normalized_on_them(ulong seed)
    {
        // Three bits: the mean of r over true pairs is 21, of 500 rows. The formula needs no rows, and is what the factors should come to.
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.Gaussian(500, 3, 3, seed);
        var ratio = (GaussianRatio)GaussianRatio.Fit(latents, compute);
        double formula = FittedRatio.Score(ratio, latents, compute).HeldOutNats.Average();
        FittedRatio onRows = FittedRatio.Score(ratio.AsProduct(), latents, compute);
        Assert.Equal(formula, onRows.HeldOutNats.Average(), 0.05);
        Assert.InRange(onRows.LowerNats.Average(), 0, onRows.HeldOutNats.Average());
    }

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);

    private static unsafe void Fill(IRowRatio ratio, int[] rowsX, int[] rowsY, MatrixView logs)
    {
        for (int a = 0; a < rowsX.Length; a++)
        {
            for (int b = 0; b < rowsY.Length; b++)
            {
                logs.Data[(a * logs.RowStride) + (b * logs.ColumnStride)] = (float)ratio.LogRatio(rowsX[a], rowsY[b]);
            }
        }
    }

    private sealed class ShiftedRatio(IRowRatio ratio) : IUnscaledRatio
    {
        public RatioKind Kind => RatioKind.Critic;

        public double LogRatio(int i, int j) => ratio.LogRatio(i, j) + (0.01 * (i % 100)) - (0.02 * (j % 37)) + 3;

        public void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute) => Fill(this, rowsX, rowsY, logs);
    }

    private sealed class PoweredRatio(IRowRatio ratio, double power) : IUnscaledRatio
    {
        public RatioKind Kind => RatioKind.Critic;

        public double LogRatio(int i, int j) => power * ratio.LogRatio(i, j);

        public void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute) => Fill(this, rowsX, rowsY, logs);
    }

    /// <summary>Normal numbers that tell nothing.</summary>
    private sealed class RandomRatio(double spread, ulong seed) : IUnscaledRatio
    {
        public RatioKind Kind => RatioKind.Critic;

        public double LogRatio(int i, int j) => spread * new RandomStream(seed, RandomPurpose.Data, (ulong)((i * 1000) + j)).NextNormal();

        public void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute) => Fill(this, rowsX, rowsY, logs);
    }

    private sealed class SteepRatio : IUnscaledRatio
    {
        public RatioKind Kind => RatioKind.Critic;

        public double LogRatio(int i, int j) => i == j ? 2000 : -2000;

        public void LogRatios(int[] rowsX, int[] rowsY, MatrixView logs, Compute compute) => Fill(this, rowsX, rowsY, logs);
    }
}
