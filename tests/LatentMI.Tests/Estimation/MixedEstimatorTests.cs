using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Tests.Estimation;

public sealed class MixedEstimatorTests
{
    private static readonly MixedOptions Plain = new() { TieNoise = false, Standardize = false, Threads = 1 };

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void It_agrees_with_plain_loops(int dimensions, bool single)
    {
        (Samples labels, Samples vectors) = Mixture(160, dimensions, [0, 1, 2.5], seed: 2);
        vectors = single ? SinglePrecision.Of(vectors) : vectors;
        double[] expected = PlainLoops(labels, vectors, 4, single);
        Assert.Equal(expected, Estimate(labels, vectors, 1), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(expected, Estimate(vectors, labels, 2), (a, b) => Math.Abs(a - b) < 1e-12);

        static IReadOnlyList<double> Estimate(Samples x, Samples y, int threads) =>
            new MixedEstimator(Plain with { Neighbors = 4, Threads = threads }).Estimate(x, y, TestContext.Current.CancellationToken).PointwiseBits;
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.0, 1.0)]
    [InlineData(0.0, 2.0, 4.0)]
    [InlineData(0.0, 20.0)]
    public void The_information_of_a_Gaussian_mixture_and_its_label_is_found(params double[] means)
    {
        (Samples labels, Samples vectors) = Mixture(3000, 1, means, seed: 21);
        MixedEstimate estimate = new MixedEstimator(Plain).Estimate(labels, vectors, TestContext.Current.CancellationToken);
        Assert.Equal(MixtureBits(means), estimate.Bits, 0.05);
        Assert.Equal(Math.Log2(means.Length), estimate.LabelEntropyBits, 0.01);
        Assert.Equal((true, means.Length), (estimate.LabelsAreX, estimate.Labels));
    }

    [Fact]
    public void A_column_that_is_known_to_be_labels_is_the_label_however_many_there_are()
    {
        // Rows of 90 labels, too many to be guessed; the other side has few values, and would be taken for the label.
        var random = new RandomStream(5, RandomPurpose.Data);
        double[] codes = [.. Enumerable.Range(0, 200).Select(row => row % 90 / 2.0)];
        Samples labels = Samples.Create(codes, 200, 1);
        Samples vectors = Samples.Create([.. codes.Select(code => code + random.NextUniform())], 200, 1);
        Samples few = Samples.Create([.. codes.Select(code => Math.Floor(code / 10))], 200, 1);
        var estimator = new MixedEstimator(Plain with { TieNoise = true });
        CancellationToken stop = TestContext.Current.CancellationToken;

        Assert.Contains("Neither X nor Y is a label", Assert.Throws<InputException>(() => estimator.Estimate(labels, vectors, stop)).Message, StringComparison.Ordinal);
        Samples known = labels.WithKinds(ColumnKind.Label);
        Assert.Equal((true, 90), (estimator.Estimate(known, vectors, stop).LabelsAreX, estimator.Estimate(known, vectors, stop).Labels));
        Assert.False(estimator.Estimate(few, known, stop).LabelsAreX);
        Assert.Contains("both labels", Assert.Throws<InputException>(() => estimator.Estimate(known, known, stop)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_names_of_the_labels_and_another_order_of_rows_change_nothing()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        (Samples labels, Samples vectors) = Mixture(300, 2, [0, 1, 2], seed: 3);
        double[] bits = [.. new MixedEstimator(Plain).Estimate(labels, vectors, stop).PointwiseBits];
        Assert.Equal(
            bits,
            new MixedEstimator(Plain).Estimate(KsgWays.Map(labels, label => label == 0 ? 7 : label == 1 ? -3 : 0.5), vectors, stop).PointwiseBits,
            (a, b) => Math.Abs(a - b) < 1e-12);
        int[] order = new RandomStream(3, RandomPurpose.Data).NextPermutation(300);
        Assert.Equal(
            Array.ConvertAll(order, row => bits[row]),
            new MixedEstimator(Plain).Estimate(labels.SelectRows(order), vectors.SelectRows(order), stop).PointwiseBits,
            (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Rows_of_a_label_of_their_own_are_left_out_and_small_labels_use_the_neighbors_they_have()
    {
        (Samples all, Samples vectors) = Mixture(100, 1, [0, 3], seed: 4);
        double[] labels = [.. Enumerable.Range(0, 100).Select(row => row switch { 0 => 9, 1 or 2 => 8, _ => all[row, 0] })];
        MixedEstimate estimate = new MixedEstimator(Plain with { Neighbors = 5 }).Estimate(
            Samples.Create(labels, 100, 1), vectors, TestContext.Current.CancellationToken);
        Assert.Equal((99, 3), (estimate.EstimatedCount, estimate.Labels));
        Assert.True(double.IsNaN(estimate.PointwiseBits[0]));
        Assert.Equal(["single-labels", "small-labels"], estimate.Warnings.Select(warning => warning.Id));
        Assert.Contains("1 of 100 rows", estimate.Warnings[0].Message, StringComparison.Ordinal);

        // Without the row, the others give the same.
        int[] others = [.. Enumerable.Range(1, 99)];
        Assert.Equal(
            estimate.Bits,
            new MixedEstimator(Plain with { Neighbors = 5 }).Estimate(
                Samples.Create(labels, 100, 1).SelectRows(others), vectors.SelectRows(others), TestContext.Current.CancellationToken).Bits,
            1e-12);
    }

    [Fact]
    public void Labels_may_be_many_or_indicators_or_named_as_such()
    {
        (Samples labels, Samples vectors) = Mixture(1200, 2, [0, 1, 2, 3, 4, 5], seed: 6);
        MixedEstimate few = Estimate(labels, vectors, null);
        Assert.Equal(few.PointwiseBits, Estimate(LabelPairs.OneHot(labels, 6), vectors, null).PointwiseBits, (a, b) => Math.Abs(a - b) < 1e-12);

        // 120 labels are more than 32 and the square root of the rows; each is part of one of the six.
        Samples many = Samples.Create([.. Enumerable.Range(0, 1200).Select(row => (labels[row, 0] * 20) + (row % 20))], 1200, 1);
        MixedEstimate finer = Estimate(vectors, many, null);
        Assert.Equal((false, 120), (finer.LabelsAreX, finer.Labels));
        Assert.Equal(few.Bits, finer.Bits, 0.15);

        // Halves are no whole numbers, so that only saying it makes them labels.
        Samples halves = KsgWays.Map(many, label => label + 0.5);
        AssertRefused(vectors, halves, "Neither X nor Y is a label");
        Assert.Equal(finer.Bits, Estimate(vectors, halves, LabelSides.Y).Bits, 1e-12);

        static MixedEstimate Estimate(Samples x, Samples y, LabelSides? said) =>
            new MixedEstimator(Plain with { Labels = said }).Estimate(x, y, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.0, 1.0)]
    [InlineData(0.0, 2.0, 4.0)]
    public void Intervals_cover_the_information(params double[] means)
    {
        // 100 data sets of 400 rows, seeds 3000 to 3099: of intervals that cover 95 % fewer than 86 do so in one of 5,000 runs.
        double truth = MixtureBits(means);
        int covered = Enumerable.Range(0, 100).Count(i =>
        {
            (Samples labels, Samples vectors) = Mixture(400, 1, means, seed: 3000 + (ulong)i);
            ConfidenceInterval interval = new MixedEstimator(Plain).Estimate(labels, vectors, TestContext.Current.CancellationToken).Interval;
            return interval.Lower <= truth && truth <= interval.Upper;
        });
        Assert.InRange(covered, 86, 100);
    }

    [Fact]
    public void Sides_that_are_not_a_label_and_vectors_are_refused_in_one_line()
    {
        (Samples labels, Samples vectors) = Mixture(100, 2, [0, 1], seed: 5);
        AssertRefused(labels, labels, "X and Y both have few different rows");
        AssertRefused(vectors, vectors.SelectColumns([0]), "Neither X nor Y is a label");
        AssertRefused(vectors, KsgWays.Map(labels, _ => 3), "All columns of Y are constant");
        AssertRefused(vectors, KsgWays.Map(labels, value => value == 0 ? double.NaN : 1), "Y has");
        AssertRefused(vectors, Samples.Create([.. Enumerable.Range(0, 100).Select(row => row == 0 ? 1.0 : 0)], 100, 1), "Y has 1 label of more than one row");
    }

    [Fact]
    public void The_latent_estimate_of_many_columns_and_their_class_agrees_with_Ross_on_its_latents_and_with_the_entropy()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var random = new RandomStream(31, RandomPurpose.Data);
        var labels = new double[800];
        var vectors = new float[800 * 60];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = random.NextInt(4);
            for (int c = 0; c < 60; c++)
            {
                // Each class lights up columns of its own, so that rows tell their class without doubt.
                vectors[(i * 60) + c] = (float)(random.NextNormal() + (c / 10 == (int)labels[i] ? 2 : 0));
            }
        }

        var x = Samples.Create(vectors, 800, 60);
        var y = Samples.Create(labels, 800, 1);

        // Latents of networks come from three groups of rows, which are not to be compared with each other.
        LatentMiOptions options = LatentMiOptions.Default with { Representation = RepresentationChoice.Folded, Threads = 2 };
        LatentMiEstimate latent = new LatentMiEstimator(options).Estimate(x, y, cancellationToken: stop);
        MixedEstimate ross = new MixedEstimator(Plain with { TieNoise = true }).Estimate(latent.LatentX, y, stop);
        Assert.Equal(2, ross.LabelEntropyBits, 0.01);
        Assert.Equal(ross.LabelEntropyBits, latent.Bits, 0.15);
        Assert.Equal(ross.LabelEntropyBits, ross.Bits, 0.15);
    }

    private static void AssertRefused(Samples x, Samples y, string words)
    {
        string message = Assert.Throws<InputException>(() => new MixedEstimator(Plain).Estimate(x, y, TestContext.Current.CancellationToken)).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    /// <summary>Equally likely labels, and normal vectors around the mean of each.</summary>
    private static (Samples Labels, Samples Vectors) Mixture(int count, int dimensions, double[] means, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var labels = new double[count];
        var vectors = new double[count * dimensions];
        for (int i = 0; i < count; i++)
        {
            labels[i] = random.NextInt(means.Length);
            for (int c = 0; c < dimensions; c++)
            {
                vectors[(i * dimensions) + c] = means[(int)labels[i]] + random.NextNormal();
            }
        }

        return (Samples.Create(labels, count, 1), Samples.Create(vectors, count, dimensions));
    }

    /// <summary>The mean over labels of the relative entropy of the label's density to the mixture's, by the trapezoidal rule.</summary>
    private static double MixtureBits(double[] means)
    {
        const double Step = 0.001;
        double bits = 0;
        for (double v = means.Min() - 8; v < means.Max() + 8; v += Step)
        {
            double[] densities = [.. means.Select(mean => Math.Exp(-(v - mean) * (v - mean) / 2) / Math.Sqrt(2 * Math.PI))];
            double mixture = densities.Average();
            bits += Step * densities.Where(density => density > 0).Sum(density => density * Math.Log2(density / mixture)) / means.Length;
        }

        return bits;
    }

    private static double[] PlainLoops(Samples labels, Samples vectors, int neighbors, bool single)
    {
        int count = labels.Count;
        var bits = new double[count];
        for (int i = 0; i < count; i++)
        {
            int row = i;
            int[] same = [.. Enumerable.Range(0, count).Where(j => labels[j, 0] == labels[row, 0])];
            int used = Math.Min(neighbors, same.Length - 1);
            double radius = same.Where(j => j != row).Select(j => Distance(row, j)).Order().ElementAt(used - 1);
            int inside = 1 + Enumerable.Range(0, count).Count(j => j != row && Distance(row, j) < radius);
            double nats = MathNet.Numerics.SpecialFunctions.DiGamma(count) - MathNet.Numerics.SpecialFunctions.DiGamma(same.Length)
                + MathNet.Numerics.SpecialFunctions.DiGamma(used) - MathNet.Numerics.SpecialFunctions.DiGamma(inside);
            bits[i] = nats / Math.Log(2);
        }

        return bits;

        double Distance(int a, int b) => Enumerable.Range(0, vectors.Dimensions).Max(c =>
            single ? Math.Abs((float)vectors[a, c] - (float)vectors[b, c]) : Math.Abs(vectors[a, c] - vectors[b, c]));
    }
}
