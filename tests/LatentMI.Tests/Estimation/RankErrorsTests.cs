using LatentMI.Estimators.Latent;
using LatentMI.IO.Models;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Columns that tell more than their ranks can: the score of a rank has an error of about one over the square root of the rows.</summary>
public sealed class RankErrorsTests
{
    private const int Rows = 2000;

    // The standard error of 2,000 rows is 0.03.
    private const double Tolerance = 0.1;

    [Theory]
    [InlineData(1, 6, "unranked-columns")]
    [InlineData(2, 5, "unranked-columns")]
    [InlineData(10, 3, "unranked-linear")]
    public void A_sum_of_columns_is_known_as_well_as_its_noise(int columns, double bits, string name)
    {
        (Samples x, Samples y) = SumAndNoise(columns, bits);
        AssertFound(x, y, bits, name);
    }

    [Fact]
    public void Ranks_alone_lose_what_is_finer_than_their_errors()
    {
        (Samples x, Samples y) = SumAndNoise(columns: 2, bits: 5);
        Assert.InRange(CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Columns }).Bits, 4, 4.7);
    }

    [Theory]
    [InlineData(2, 5, "power-columns")]
    [InlineData(8, 4, "power-linear")]
    public void A_product_is_known_as_well_as_its_noise(int columns, double bits, string name)
    {
        (Samples x, Samples y) = SumAndNoise(columns, bits);
        (Samples factors, Samples product) = (Map(x, value => Math.Exp(value / 2)), Map(y, value => Math.Exp(value / 2)));
        AssertFound(factors, product, bits, name);
    }

    [Fact]
    public void A_model_of_powers_encodes_after_loading_as_before()
    {
        (Samples x, Samples y) = SumAndNoise(columns: 2, bits: 5);
        (Samples factors, Samples product) = (Map(x, Math.Exp), Map(y, Math.Exp));
        LatentModel model = CrossFitted.Estimate(factors, product).FitModel(TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        ModelFile.Write(model, folder.File("model.npz"));
        var loaded = ModelFile.Read(folder.File("model.npz"));

        // A value that has no logarithm lies below all that have.
        (Samples newX, Samples newY) = SumAndNoise(columns: 2, bits: 5, seed: 4);
        (Samples others, Samples newProduct) = (Map(newX, value => value < -2 ? -1 : Math.Exp(value)), Map(newY, Math.Exp));
        Assert.Equal(model.ScorePointwise(others, newProduct, TestContext.Current.CancellationToken), loaded.ScorePointwise(others, newProduct, TestContext.Current.CancellationToken));
        Assert.Equal(5, loaded.ScorePointwise(Map(newX, Math.Exp), newProduct, TestContext.Current.CancellationToken).Average(), 0.3);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(2, 5)]
    [InlineData(8, 5)]
    public void The_interval_reaches_up_by_what_errors_of_ranks_hide(int columns, double bits)
    {
        // No power of a value brings a cube nearer to a normal distribution, as half of the cubes are negative.
        (Samples x, Samples y) = SumAndNoise(columns, bits);
        LatentMiEstimate estimate = CrossFitted.Estimate(Map(x, value => value * value * value), Map(y, value => value * value * value));
        Assert.InRange(estimate.Representations.Single(score => score.Chosen).HeldOutBits, 2.5, bits);
        Assert.InRange(bits, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Columns_of_a_noise_with_edges_keep_ranks(int columns)
    {
        // X and the noise are uniform: of each pair 1/2 a - ln a nats, a the width of the noise.
        const double Width = 0.05;
        double bits = columns * ((Width / 2) - Math.Log(Width)) / Math.Log(2);
        var random = new RandomStream(seed: 5, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, Rows * columns).Select(_ => random.NextUniform())];
        double[] y = [.. x.Select(value => value + (Width * random.NextUniform()))];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, Rows, columns), Samples.Create(y, Rows, columns));
        Assert.DoesNotContain(estimate.Representations, score => score.Name.StartsWith("unranked", StringComparison.Ordinal) || score.Name.StartsWith("power", StringComparison.Ordinal));
        Assert.InRange(bits, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
    }

    [Fact]
    public void A_count_beside_a_normal_column_does_not_hold_ranks_in_place()
    {
        // Of a count and a normal column of the same variance: the entropy of a sum of a rounded and a normal variable is nearly that of a normal one.
        (Samples x, Samples y) = SumAndNoise(columns: 2, bits: 5, isCount: true);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal("unranked-columns", estimate.Representations.Single(score => score.Chosen).Name);
        Assert.Equal(5, estimate.Bits, Tolerance);
    }

    [Fact]
    public void Few_bits_are_told_by_ranks()
    {
        (Samples x, Samples y) = SumAndNoise(columns: 2, bits: 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.DoesNotContain(estimate.Representations, score => score.Name == "unranked-columns");
        Assert.Equal(1, estimate.Bits, Tolerance);
    }

    private static void AssertFound(Samples x, Samples y, double bits, string name)
    {
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal(name, estimate.Representations.Single(score => score.Chosen).Name);
        Assert.Equal(bits, estimate.Bits, Tolerance);
        Assert.InRange(bits, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
    }

    private static Samples Map(Samples samples, Func<double, double> map) => Samples.Create(
        [.. Enumerable.Range(0, samples.Count * samples.Dimensions).Select(i => map(samples[i / samples.Dimensions, i % samples.Dimensions]))], samples.Count, samples.Dimensions);

    /// <summary>Normal columns, the first rounded to fifths where it is a count, and their sum with noise, which share some bits.</summary>
    private static (Samples X, Samples Y) SumAndNoise(int columns, double bits, bool isCount = false, ulong seed = 3)
    {
        var random = new RandomStream(seed, RandomPurpose.ComponentsX);
        double noise = 1 / Math.Sqrt(Math.Pow(2, 2 * bits) - 1);
        var x = new float[Rows * columns];
        var y = new float[Rows];
        for (int i = 0; i < Rows; i++)
        {
            double sum = 0;
            for (int j = 0; j < columns; j++)
            {
                double value = random.NextNormal();
                x[(i * columns) + j] = (float)(isCount && j == 0 ? Math.Round(5 * value) / 5 : value);
                sum += x[(i * columns) + j];
            }

            y[i] = (float)((sum / Math.Sqrt(columns)) + (noise * random.NextNormal()));
        }

        return (Samples.Create(x, Rows, columns), Samples.Create(y, Rows, 1));
    }
}
