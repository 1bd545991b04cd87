using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Tests.Estimation;

namespace LatentMI.Tests.Calibrating;

/// <summary>Noise of another shape than the Gaussian one, below the distance of neighbors.</summary>
public sealed class ResidualRatioTests
{
    private const int Folds = 5;
    private const double Width = 0.2;

    // h(X + U) - h(U) with a normal X of variance 1 and a U uniform on an interval of width w: 1/2 log2(2 pi e (1 + w^2 / 12)) - log2(w), but for the shape of the sum, which is nearly normal.
    private static double UniformBits => (0.5 * Math.Log2(2 * Math.PI * Math.E * (1 + (Width * Width / 12)))) - Math.Log2(Width);

    [Fact]
    public void Densities_have_mass_1_and_edges_where_numbers_have_them()
    {
        var random = new RandomStream(seed: 1, RandomPurpose.Data);
        var density = LogDensity.Fit([.. Enumerable.Range(0, 4000).Select(_ => random.NextUniform())]);
        double mass = Enumerable.Range(-4000, 8000).Sum(i => Math.Exp(density.At(i / 200.0)) / 200);
        Assert.Equal(1, mass, 0.01);
        Assert.Equal(0, density.At(0.5), 0.15);
        Assert.InRange(density.At(1.2), double.NegativeInfinity, -4);
        Assert.True(double.IsFinite(density.At(1e6)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Held_out_pairs_show_the_information_of_uniform_noise(bool isOfY)
    {
        LatentPairs latents = Uniform(3000, isOfY, seed: 2);
        using var compute = new Compute(1, SimdSupport.Current(), TestContext.Current.CancellationToken);
        var fitted = FittedRatio.Score(ResidualRatio.Fit(latents, isOfY), latents, compute);
        Assert.Equal(UniformBits, fitted.HeldOutBits, 0.1);
    }

    [Fact]
    public void A_row_is_judged_without_the_pairs_of_its_fold()
    {
        // Two rows of fold 0 exchange their partners: what is known of rows of that fold stays as it was.
        LatentPairs latents = Uniform(1000, isOfY: true, seed: 3);
        MatrixView exchanged = latents.Y.LeadingColumns(1);
        (exchanged.Row(0)[0], exchanged.Row(Folds)[0]) = (latents.Y.Row(Folds)[0], latents.Y.Row(0)[0]);
        IRowRatio before = ResidualRatio.Fit(latents, isOfY: true), after = ResidualRatio.Fit(latents.WithValues(latents.X, exchanged), isOfY: true);
        Assert.Equal(before.LogRatio(0, Folds), after.LogRatio(0, 0), 0.001);
        Assert.Equal(before.LogRatio(Folds, 0), after.LogRatio(Folds, Folds), 0.001);
        Assert.Equal(before.LogRatio(Folds, 2 * Folds), after.LogRatio(Folds, 2 * Folds), 0.001);
    }

    [Fact]
    public void Weak_dependence_is_left_to_other_ratios() =>
        Assert.IsType<NoRatio>(ResidualRatio.Fit(LatentData.Gaussian(1000, 1, bits: 1, seed: 4), isOfY: true));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_default_estimate_knows_uniform_noise(int columns)
    {
        var random = new RandomStream(seed: 5, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, 3000 * columns).Select(_ => random.NextNormal())];
        double[] y = [.. x.Select(value => value + (Width * random.NextUniform()))];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, 3000, columns), Samples.Create(y, 3000, columns));
        Assert.Equal(columns * UniformBits, estimate.Bits, columns * 0.1);
        Assert.Equal("residual", estimate.Calibration!.RatioName);
    }

    private static LatentPairs Uniform(int rows, bool isOfY, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var cause = new MatrixView(new AlignedBuffer(rows), rows, 1);
        var effect = new MatrixView(new AlignedBuffer(rows), rows, 1);
        for (int i = 0; i < rows; i++)
        {
            double value = random.NextNormal();
            (cause.Row(i)[0], effect.Row(i)[0]) = ((float)value, (float)(value + (Width * random.NextUniform())));
        }

        int[] folds = [.. Enumerable.Range(0, rows).Select(row => row % Folds)];
        return new LatentPairs(isOfY ? cause : effect, isOfY ? effect : cause, [[.. Enumerable.Range(0, rows)]], folds);
    }
}
