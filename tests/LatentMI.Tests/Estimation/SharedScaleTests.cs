using LatentMI.Estimators.Latent;
using LatentMI.IO.Models;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Tests.Estimation;

/// <summary>Sides that have a scale in common, of which no column tells much, and by which correlations scatter more than those of independent rows.</summary>
public sealed class SharedScaleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1500, 5, 3)]
    [InlineData(1000, 30, 4)]
    [InlineData(1000, 300, 6)]
    public void The_scale_of_many_columns_is_found(int rows, int columns, int freedom)
    {
        double truth = StudentRows.Bits(columns, freedom);
        (Samples x, Samples y) = StudentRows.Create(rows, columns, freedom, seed: 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal(RepresentationKind.Norms, estimate.Representations.Single(representation => representation.Chosen).Kind);
        Assert.Null(estimate.AtLeastBits);

        // Two standard errors of so many rows.
        Assert.Equal(truth, estimate.Bits, 0.12);
    }

    [Fact]
    public void Correlations_of_rows_with_a_common_scale_are_not_taken_for_dependence()
    {
        // 0.74 bits of a correlation, and 2.28 of the scale; 128 x 128 correlations of rows of such a scale seem to tell 4 bits.
        (Samples x, Samples y) = StudentRows.Create(2000, 200, 5, seed: 1, pairs: 1, correlation: 0.8);
        double truth = StudentRows.Bits(200, 5, 1, 0.8);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.InRange(estimate.Bits, 0.85 * truth, 1.03 * truth);
        Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);

        // The best linear maps alone, with all that correlations tell.
        LatentMiEstimate linear = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { Representation = RepresentationChoice.Linear });
        Assert.InRange(linear.Bits, 0.4, truth);
    }

    [Fact]
    public void A_row_that_is_large_on_both_sides_by_chance_is_no_scale()
    {
        // Most rows are 0: where a column of each side has its only 1 in the same row, their correlation is 1. So it is with three of these 20 seeds.
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var random = new RandomStream(seed, RandomPurpose.Data);
            Samples x = Samples.Create([.. Enumerable.Range(0, 600).Select(_ => random.NextInt(50) == 0 ? 1.0 : 0)], 60, 10);
            Samples y = Samples.Create([.. Enumerable.Range(0, 600).Select(_ => random.NextInt(50) == 0 ? 1.0 : 0)], 60, 10);
            Assert.Equal(0, CrossFitted.Estimate(x, y).Calibration?.RecoveredBits ?? 0);
        }
    }

    [Fact]
    public void A_model_of_sizes_encodes_after_loading_as_before()
    {
        (Samples x, Samples y) = StudentRows.Create(600, 20, 3, seed: 1);
        LatentModel model = CrossFitted.Estimate(x, y).FitModel(Cancellation);
        using var folder = new TemporaryFolder();
        ModelFile.Write(model, folder.File("model.npz"));
        var loaded = ModelFile.Read(folder.File("model.npz"));
        (Samples newX, Samples newY) = StudentRows.Create(400, 20, 3, seed: 2);
        Assert.Equal(model.ScorePointwise(newX, newY, Cancellation), loaded.ScorePointwise(newX, newY, Cancellation));
        Assert.Equal(StudentRows.Bits(20, 3), loaded.ScorePointwise(newX, newY, Cancellation).Average(), 0.2);
    }
}
