using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Numerics;
using LatentMI.Studies.Interactions;
using LatentMI.Tests.Estimation;

namespace LatentMI.Tests.Representation;

/// <summary>Scores of new pairs by a model, of rows that nothing was fitted to: half of each data set trains.</summary>
public sealed class ModelScoreTests
{
    private const int Rows = 800;
    private const int Repetitions = 4;

    // Of the standard error; one of some 10,000 comparisons of a normal number is beyond.
    private const double Errors = 4;

    private static readonly PublishedLmiOptions SmallSplit = PublishedLmiOptions.Mended with
    {
        HiddenWidth = 32,
        MinimumColumns = 1,
        LatentDimensions = 2,
        LearningRate = 3e-3,
        MaxEpochs = 20,
        BatchSize = 128,
        Threads = 2,
    };

    private static readonly LatentMiOptions Linear = LatentMiOptions.Default with { Representation = RepresentationChoice.Linear };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5, 1, 0)]
    [InlineData(5, 1, 1)]
    [InlineData(50, 1, 1)]
    [InlineData(5, 1, 2)]
    [InlineData(50, 1, 2)]
    [InlineData(50, 4, 2)]
    public void The_mean_over_new_pairs_is_the_estimate(int dimensions, int shared, double bits) =>
        CheckMeans(Linear, seed => GaussianPairs.Create(2 * Rows, dimensions, shared, bits, seed));

    [Fact]
    public void The_mean_over_new_pairs_is_the_estimate_of_the_default_preset() =>
        CheckMeans(LatentMiOptions.Default, seed => GaussianPairs.Create(2 * Rows, 5, 1, bits: 1, seed));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_mean_over_new_pairs_is_the_estimate_of_a_single_split(double bits) =>
        CheckMeans(seed => new PublishedLmiEstimator(SmallSplit with { Seed = seed }), seed => GaussianPairs.Create(2 * Rows, 5, 1, bits, seed));

    [Fact]
    public void The_mean_over_new_pairs_is_the_estimate_of_networks() =>
        CheckMeans(LatentMiOptions.Default with { Representation = RepresentationChoice.Network }, seed => CrossFitted.Circle(2 * Rows, seed));

    [Fact]
    public void The_mean_over_new_pairs_is_the_estimate_of_labels() =>
        CheckMeans(LatentMiOptions.Default with { Representation = RepresentationChoice.Folded }, seed => CrossFitted.Classes(2 * Rows, seed));

    [Theory]
    [InlineData(2, 20)]
    [InlineData(6, 1)]
    public void Few_valued_columns_have_scores(int values, int columns)
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, 400 * columns).Select(_ => (double)random.NextInt(values))];
        double[] y = Array.ConvertAll(x, value => random.NextUniform() < 0.7 ? value : random.NextInt(values));
        (Samples samplesX, Samples samplesY) = (Samples.Create(x, 400, columns), Samples.Create(y, 400, columns));
        int[] training = [.. Enumerable.Range(0, 200)];
        int[] added = [.. Enumerable.Range(200, 200)];
        LatentModel model = CrossFitted.Estimate(samplesX.SelectRows(training), samplesY.SelectRows(training)).Model;
        Assert.All(
            model.ScorePointwise(samplesX.SelectRows(added), samplesY.SelectRows(added), Cancellation), bits => Assert.True(double.IsFinite(bits)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Re_paired_rows_score_as_far_below_0_as_they_should(double bits)
    {
        // ln r of independent normal x and y has the mean -1/2 ln(1 - rho^2) - rho^2 / (1 - rho^2).
        double squared = 1 - Math.Pow(2, -2 * bits);
        double expected = bits - (squared / (1 - squared) / Math.Log(2));
        double mean = Seeds.Average(seed =>
        {
            (Samples x, Samples y, LatentModel model) = Train(Linear, GaussianPairs.Create(2 * Rows, 5, 1, bits, seed));
            return model.ScorePointwise(x, y.SelectRows(Turned), Cancellation).Average();
        });
        Assert.InRange(mean / expected, 0.6, 1.4);
    }

    [Fact]
    public void True_pairs_are_told_from_re_paired_ones_nearly_as_well_as_by_the_densities()
    {
        double[] lost = Array.ConvertAll(Seeds, seed =>
        {
            (Samples x, Samples y, LatentModel model) = Train(Linear, GaussianPairs.Create(2 * Rows, 5, 1, bits: 2, seed));
            Samples turned = y.SelectRows(Turned);
            double score = Auc(model.ScorePointwise(x, y, Cancellation), model.ScorePointwise(x, turned, Cancellation));
            double rho = Math.Sqrt(1 - Math.Pow(2, -4));
            double truth = Auc(Exact(x, y), Exact(x, turned));
            return truth - score;

            double[] Exact(Samples a, Samples b) =>
                [.. Enumerable.Range(0, Rows).Select(i => (2 * rho * a[i, 0] * b[i, 0]) - (rho * rho * ((a[i, 0] * a[i, 0]) + (b[i, 0] * b[i, 0]))))];
        });
        Assert.InRange(lost.Average(), -0.01, 0.02);
    }

    [Fact]
    public void The_preset_paper_scores_as_the_reference_does_and_no_other()
    {
        Assert.True(PublishedLmiOptions.Paper.ReferenceScores);
        Assert.False(PublishedLmiOptions.Mended.ReferenceScores);
        (Samples x, Samples y) = GaussianPairs.Create(2 * Rows, 5, 1, bits: 1, seed: 1);
        PublishedLmiEstimate estimate = new PublishedLmiEstimator(SmallSplit with { ReferenceScores = true }).Estimate(x.SelectRows(Training), y.SelectRows(Training), cancellationToken: Cancellation);
        int[] reference = [.. Training.Where(row => !double.IsNaN(estimate.PointwiseBits[row]))];
        (Samples newX, Samples newY) = (x.SelectRows(Added), y.SelectRows(Added));
        IReadOnlyList<double> expected = new KsgEstimator(new KsgOptions { Standardize = false, ReferenceScores = true }).ScorePointwise(
            estimate.LatentX.SelectRows(reference),
            estimate.LatentY.SelectRows(reference),
            estimate.Model.EncodeX(newX, Cancellation),
            estimate.Model.EncodeY(newY, Cancellation),
            Cancellation);
        Assert.Equal(expected, estimate.Model.ScorePointwise(newX, newY, Cancellation));
    }

    [Fact]
    public void Scores_have_the_neighbors_that_are_asked_for()
    {
        (Samples x, Samples y) = GaussianPairs.Create(100, 5, 1, bits: 1, seed: 1);
        Assert.Equal(10, CrossFitted.Estimate(x, y).Model.KsgOptions.Neighbors);
        Assert.Equal(4, CrossFitted.Estimate(x, y, LatentMiOptions.Default with { ScoreNeighbors = 4 }).Model.KsgOptions.Neighbors);
        Assert.Equal(3, new PublishedLmiEstimator(SmallSplit).Estimate(x, y, cancellationToken: Cancellation).Model.KsgOptions.Neighbors);
        Assert.Equal(5, new PublishedLmiEstimator(SmallSplit with { ScoreNeighbors = 5 }).Estimate(x, y, cancellationToken: Cancellation).Model.KsgOptions.Neighbors);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LatentMiEstimator(LatentMiOptions.Default with { ScoreNeighbors = 0 }));
    }

    private static ulong[] Seeds => [.. Enumerable.Range(1, Repetitions).Select(seed => (ulong)seed)];

    private static int[] Training => [.. Enumerable.Range(0, Rows)];

    private static int[] Added => [.. Training.Select(row => Rows + row)];

    private static int[] Turned => [.. Training.Select(row => (row + 1) % Rows)];

    private static void CheckMeans(LatentMiOptions options, Func<ulong, (Samples X, Samples Y)> create) =>
        CheckMeans(seed => new LatentMiEstimator(options with { Seed = seed, Threads = 2 }), create);

    private static void CheckMeans(Func<ulong, ILatentEstimator> estimator, Func<ulong, (Samples X, Samples Y)> create)
    {
        double difference = 0, squaredErrors = 0;
        foreach (ulong seed in Seeds)
        {
            (Samples x, Samples y) = create(seed);
            LatentEstimate estimate = estimator(seed).Estimate(x.SelectRows(Training), y.SelectRows(Training), progress: null, Cancellation);
            double[] scores = [.. estimate.Model.ScorePointwise(x.SelectRows(Added), y.SelectRows(Added), Cancellation)];
            double[] own = [.. estimate.PointwiseBits.Where((_, row) => !double.IsNaN(estimate.PointwiseBits[row]))];
            difference += scores.Average() - estimate.Bits;
            squaredErrors += SquaredError(scores) + SquaredError(own);
        }

        double error = Math.Sqrt(squaredErrors);
        Assert.InRange(difference / error, -Errors, Errors);

        // So small that a mean that is off by 0.2 bits in every repetition is seen.
        Assert.InRange(error / Repetitions, 0, 0.2 / Errors);
    }

    private static double SquaredError(double[] values)
    {
        double mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean)) / values.Length;
    }

    private static (Samples NewX, Samples NewY, LatentModel Model) Train(LatentMiOptions options, (Samples X, Samples Y) data)
    {
        LatentMiEstimate estimate = CrossFitted.Estimate(data.X.SelectRows(Training), data.Y.SelectRows(Training), options);
        return (data.X.SelectRows(Added), data.Y.SelectRows(Added), estimate.Model);
    }

    private static double Auc(IReadOnlyList<double> paired, IReadOnlyList<double> repaired) =>
        RocCurve.Of([.. paired, .. repaired], [.. paired.Select(_ => true), .. repaired.Select(_ => false)]).Auc;
}
