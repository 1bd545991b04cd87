using LatentMI.Estimators.Latent;
using LatentMI.IO.Models;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>One column of Y that some of many columns of X tell together, as a phenotype and genes; each of them tells little.</summary>
public sealed class OneOutcomeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1000, 300, 5, "screened-linear")]
    [InlineData(800, 400, 100, "all-columns")]
    public void An_outcome_of_some_of_many_columns_is_found(int rows, int columns, int informed, string name)
    {
        // 0.74 bits, of which each of five columns tells 0.1, each of a hundred 0.005; seed 1. Three standard errors are 0.12.
        (Samples x, Samples y) = Create(rows, columns, informed, seed: 1);
        LatentMiEstimate estimate = CrossFitted.Estimate(x, y);
        Assert.Equal(name, estimate.Representations.Single(score => score.Chosen).Name);
        Assert.Equal(-0.5 * Math.Log2(1 - 0.64), estimate.Bits, 0.12);
    }

    [Fact]
    public void Columns_that_share_nothing_with_the_outcome_are_not_taken_for_it()
    {
        // Seeds 1 to 6: their mean has a standard error of 0.01.
        double[] bits = [.. Enumerable.Range(1, 6).Select(seed => CrossFitted.Estimate(
            Create(500, 100, 0, (ulong)seed).X, Create(500, 100, 0, (ulong)seed + 100).Y).Bits)];
        Assert.Equal(0, bits.Average(), 0.03);
    }

    [Fact]
    public void A_model_of_screened_columns_encodes_after_loading_as_before()
    {
        (Samples x, Samples y) = Create(800, 100, 4, seed: 1);
        LatentModel model = CrossFitted.Estimate(x, y).FitModel(Cancellation);
        using var folder = new TemporaryFolder();
        ModelFile.Write(model, folder.File("model.npz"));
        LatentModel loaded = ModelFile.Read(folder.File("model.npz"));
        (Samples newX, Samples newY) = Create(400, 100, 4, seed: 2);
        IReadOnlyList<double> scores = loaded.ScorePointwise(newX, newY, Cancellation);
        Assert.Equal(model.ScorePointwise(newX, newY, Cancellation), scores);
        Assert.Equal(-0.5 * Math.Log2(1 - 0.64), scores.Average(), 0.15);
    }

    /// <summary>A squared correlation of 0.64 with the sum of the informed columns.</summary>
    private static (Samples X, Samples Y) Create(int rows, int columns, int informed, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextNormal())];
        double[] y =
        [
            .. Enumerable.Range(0, rows).Select(row =>
                (informed == 0 ? 0 : 0.8 / Math.Sqrt(informed) * x.AsSpan(row * columns, informed).ToArray().Sum()) + (0.6 * random.NextNormal())),
        ];
        return (Samples.Create(x, rows, columns), Samples.Create(y, rows, 1));
    }
}
