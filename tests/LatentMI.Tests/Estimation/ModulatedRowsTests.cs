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
        Assert.Contains(estimate.Representations.Single(representation => representation.Chosen).Name, (string[])["modulated", "unit-norm", "screened-unit-norm"]);

        // Three standard errors of so many rows.
        Assert.Equal(0.5 * outcomes, estimate.Bits, 0.1);

        // Of one data set in a hundred the truth is further away.
        ConfidenceInterval interval = estimate.Interval!.Value;
        Assert.InRange(interval.StandardError, 0.02, 0.06);
        Assert.InRange(0.5 * outcomes, interval.Lower - (0.62 * interval.StandardError), interval.Upper + (0.62 * interval.StandardError));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_many_columns_tell_a_little_each_of_is_found_whatever_the_depth(bool areMoreThanComponents)
    {
        // All correlations tell it, few of which held-out rows show; or, of more columns than there are components, those of all columns.
        (int rows, int columns, int outcomes) = areMoreThanComponents ? (1500, 280, 3) : (1500, 80, 80);
        var random = new RandomStream(1, RandomPurpose.Data);
        double[] depths = [.. Enumerable.Range(0, rows).Select(_ => Math.Exp(Deviation * random.NextNormal()))];
        double[] values = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextNormal())];
        double rho = areMoreThanComponents ? 0.8 : 0.25;
        double[] y = [.. Enumerable.Range(0, rows * outcomes).Select(i => (rho * Told(i / outcomes, i % outcomes)) + (Math.Sqrt(1 - (rho * rho)) * random.NextNormal()))];
        double[] x = [.. values.Select((value, i) => depths[i / columns] * value)];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, rows, columns), Samples.Create(y, rows, outcomes));
        double truth = -0.5 * outcomes * Math.Log2(1 - (rho * rho));
        Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
        Assert.Equal(truth, estimate.Bits, 0.06 * truth);

        // Each outcome a column, or the mean of as many columns as there are for each.
        double Told(int row, int outcome)
        {
            int each = columns / outcomes;
            return values.AsSpan((row * columns) + (outcome * each), each).ToArray().Sum() / Math.Sqrt(each);
        }
    }

    [Fact]
    public void Pairs_of_columns_are_counted_whatever_the_depth()
    {
        (int rows, int columnsX, int columnsY, int pairs, double rho) = (2000, 200, 60, 30, 0.4);
        var random = new RandomStream(3, RandomPurpose.Data);
        double[] values = [.. Enumerable.Range(0, rows * columnsX).Select(_ => random.NextNormal())];
        double[] depths = [.. Enumerable.Range(0, rows).Select(_ => Math.Exp(Deviation * random.NextNormal()))];
        double[] y =
        [
            .. from row in Enumerable.Range(0, rows)
               from column in Enumerable.Range(0, columnsY)
               let noise = random.NextNormal()
               select column < pairs ? (rho * values[(row * columnsX) + column]) + (Math.Sqrt(1 - (rho * rho)) * noise) : noise,
        ];
        double[] x = [.. values.Select((value, i) => depths[i / columnsX] * value)];
        LatentMiEstimate estimate = CrossFitted.Estimate(Samples.Create(x, rows, columnsX), Samples.Create(y, rows, columnsY));
        double truth = -0.5 * pairs * Math.Log2(1 - (rho * rho));
        Assert.Equal("screened-unit-norm", estimate.Representations.Single(representation => representation.Chosen).Name);
        Assert.Equal(truth, estimate.Bits, 0.08 * truth);
        Assert.InRange(truth, estimate.Interval!.Value.Lower, estimate.Interval.Value.Upper);
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

    [Theory]
    [InlineData("modulated")]
    [InlineData("unit-norm")]
    public void A_model_encodes_after_loading_as_before(string leftOut)
    {
        (Samples x, Samples y) = OfDepths(1000, 30, 2, seed: 1);
        LatentModel model = CrossFitted.Estimate(x, y, LatentMiOptions.Default with { LeftOut = leftOut }).FitModel(Cancellation);
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
