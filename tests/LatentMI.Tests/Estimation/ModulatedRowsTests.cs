using LatentMI.Estimators.Latent;
using LatentMI.IO.Models;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Sides of which the size of a row, in all of its columns, changes what a few columns tell: a depth that multiplies them, an angle that turns them.</summary>
public sealed class ModulatedRowsTests
{
    private const double Deviation = 0.7;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2000, 100, 2)]
    [InlineData(2000, 30, 2)]
    [InlineData(2000, 400, 2)]
    public void What_rows_of_different_depths_tell_is_found(int rows, int columns, int outcomes)
    {
        // Each outcome tells half a bit of a column of known depth; so many columns tell the depth nearly as well.
        (Samples x, Samples y) = OfDepths(rows, columns, outcomes, seed: 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal("modulated", estimate.Representations.Single(representation => representation.Chosen).Name);

        // Three standard errors of so many rows.
        Assert.Equal(0.5 * outcomes, estimate.Bits, 0.1);
        Assert.InRange(0.5 * outcomes, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);

        LatentMiEstimate without = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { LeftOut = "modulated" });
        Assert.InRange(without.Bits, 0.3 * outcomes, 0.43 * outcomes);
    }

    [Fact]
    public void Rows_of_different_depths_that_are_independent_share_nothing()
    {
        (Samples x, _) = OfDepths(1500, 40, 2, seed: 1);
        (_, Samples y) = OfDepths(1500, 40, 2, seed: 2);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.DoesNotContain(estimate.Representations, representation => representation.Name == "modulated");
        Assert.Equal(0, estimate.Bits, 0.05);
    }

    [Fact]
    public void Columns_of_normal_rows_are_not_modulated()
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, 1500 * 20).Select(_ => random.NextNormal())];
        double[] y = [.. Enumerable.Range(0, 1500 * 20).Select(i => i % 20 < 2 ? (0.8 * x[i]) + (0.6 * random.NextNormal()) : random.NextNormal())];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, 1500, 20), Samples.Create(y, 1500, 20));
        Assert.DoesNotContain(estimate.Representations, representation => representation.Name == "modulated");
    }

    [Fact]
    public void A_model_of_products_with_sizes_encodes_after_loading_as_before()
    {
        (Samples x, Samples y) = OfDepths(1000, 30, 2, seed: 1);
        LatentModel model = CrossFitted.Estimate(x, y).FitModel(Cancellation);
        using var folder = new TemporaryFolder();
        ModelFile.Write(model, folder.File("model.npz"));
        var loaded = ModelFile.Read(folder.File("model.npz"));
        (Samples newX, Samples newY) = OfDepths(600, 30, 2, seed: 3);
        Assert.Equal(model.ScorePointwise(newX, newY, Cancellation), loaded.ScorePointwise(newX, newY, Cancellation));
        Assert.Equal(1, loaded.ScorePointwise(newX, newY, Cancellation).Average(), 0.2);
    }

    /// <summary>Normal columns times a depth of each row, and the first of them with as much noise, without it.</summary>
    private static (Samples X, Samples Y) OfDepths(int rows, int columns, int outcomes, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[rows * columns];
        var y = new double[rows * outcomes];
        for (int i = 0; i < rows; i++)
        {
            double depth = Math.Exp(Deviation * random.NextNormal());
            for (int c = 0; c < columns; c++)
            {
                double value = random.NextNormal();
                x[(i * columns) + c] = depth * value;
                if (c < outcomes)
                {
                    y[(i * outcomes) + c] = value + random.NextNormal();
                }
            }
        }

        return (Samples.Create(x, rows, columns), Samples.Create(y, rows, outcomes));
    }
}
