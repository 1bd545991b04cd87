using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.Sides;
using LatentMI.Studies.Trials;
using MathNet.Numerics.Distributions;

namespace LatentMI.Experiments.Tests.Datasets;

/// <summary>
/// Independent sides: each family has the distribution that it says. One seed each; bounds are four standard errors where nothing else is said.
/// </summary>
public sealed class IndependentRecipeTests
{
    private const int Rows = 5000;
    private const int Columns = 4;

    // Kolmogorov and Smirnov: a larger distance from the true distribution has a probability of 0.001.
    private const double KolmogorovQuantile = 1.95;

    public static TheoryData<string, Func<double, double>> Continuous => new()
    {
        { "gaussian", value => Normal.CDF(0, 1, value) },
        { "student:1.2", value => StudentT.CDF(0, 1, 1.2, value) },
        { "lognormal:1", value => Normal.CDF(0, 1, Math.Log(value)) },
        { "ar1:0", value => Normal.CDF(0, 1, value) },
    };

    [Theory]
    [MemberData(nameof(Continuous))]
    public void Continuous_values_have_their_distribution(string family, Func<double, double> distribution)
    {
        double[] values = [.. Values(Create(family).X).Order()];
        double distance = values
            .Select((value, i) => (From: distribution(value) - (i / (double)values.Length), To: ((i + 1.0) / values.Length) - distribution(value)))
            .Max(gap => Math.Max(gap.From, gap.To));
        Assert.InRange(distance, 0, KolmogorovQuantile / Math.Sqrt(values.Length));
    }

    [Theory]
    [InlineData("poisson:0.005", 0.005)]
    [InlineData("poisson:0.1", 0.1)]
    [InlineData("poisson:1", 1)]
    public void Logarithms_of_Poisson_counts_have_the_rate_and_the_zeros(string family, double rate)
    {
        double[] counts = [.. Values(Create(family).Y).Select(value => Math.Exp(value) - 1)];
        Assert.All(counts, count => Assert.Equal(Math.Round(count), count, 1e-5));
        AssertMean(rate, Math.Sqrt(rate), counts);
        AssertShare(Math.Exp(-rate), counts, count => count < 0.5);
    }

    [Fact]
    public void Zero_inflated_counts_have_zeros_of_both_kinds()
    {
        double[] counts = Values(Create("zero-inflated:0.6").X);
        AssertShare(0.6 + (0.4 * Math.Exp(-5)), counts, count => count == 0);

        // The variance of a share w of Poisson counts: w (m + m^2) - (w m)^2.
        AssertMean(2, Math.Sqrt((0.4 * 30) - 4), counts);
    }

    [Fact]
    public void Binary_values_are_ones_with_their_probability()
    {
        double[] values = Values(Create("binary:0.1").X);
        Assert.Equal([0, 1], values.Distinct().Order());
        AssertShare(0.1, values, value => value == 1);
    }

    [Theory]
    [InlineData("labels:5", 5, false)]
    [InlineData("labels:40:zipf", 40, true)]
    public void Labels_are_uniform_or_of_Zipfs_distribution(string family, int classes, bool zipf)
    {
        double[] values = Values(Create(family).Y);
        double[] weights = [.. Enumerable.Range(1, classes).Select(rank => zipf ? 1.0 / rank : 1)];
        for (int label = 0; label < classes; label++)
        {
            AssertShare(weights[label] / weights.Sum(), values, value => value == label);
        }
    }

    [Fact]
    public void One_hot_columns_are_groups_with_a_single_one_and_the_last_group_takes_what_is_left()
    {
        Samples x = Create("one-hot:3", columns: 8).X;
        Assert.All(Enumerable.Range(0, Rows), i => Assert.Equal(
            (1.0, 1.0, 1.0), (x[i, 0] + x[i, 1] + x[i, 2], x[i, 3] + x[i, 4] + x[i, 5], x[i, 6] + x[i, 7])));
        foreach (int column in Enumerable.Range(0, 8))
        {
            AssertShare(column < 6 ? 1 / 3.0 : 0.5, Column(x, column), value => value == 1);
        }
    }

    [Fact]
    public void Mixed_columns_are_continuous_labels_and_counts_by_turns()
    {
        Samples x = Create("mixed").X;
        Assert.Equal(Rows, Column(x, 0).Distinct().Count(), 5.0);
        Assert.Equal([0, 1, 2, 3, 4], Column(x, 1).Distinct().Order());
        AssertMean(1, 1, Column(x, 2));
        Assert.Equal(Rows, Column(x, 3).Distinct().Count(), 5.0);
    }

    [Fact]
    public void Batches_of_consecutive_rows_have_offsets_of_their_own()
    {
        const int Batches = 50;
        double[][] logarithms = [.. Enumerable.Range(0, Columns).Select(column => Column(Create($"lognormal:{Batches}").X, column).Select(value => Math.Log(value)).ToArray())];
        double[] means = [.. logarithms.SelectMany(column => column.Chunk(Rows / Batches)).Select(batch => batch.Average())];

        // 200 means of variance 1 + 1/100; the standard error of their variance is 0.1.
        Assert.InRange(means.Average(mean => mean * mean), 0.6, 1.4);
        double within = logarithms.SelectMany(column => column.Chunk(Rows / Batches)).Average(batch => Variance(batch));
        Assert.Equal(1, within, 0.05);
    }

    [Fact]
    public void Genes_have_the_same_means_on_both_sides_and_more_variance_than_Poisson_counts()
    {
        Dataset data = Create("cells", columns: 100);
        double[] meansX = [.. Enumerable.Range(0, 100).Select(gene => Column(data.X, gene).Average())];
        double[] meansY = [.. Enumerable.Range(0, 100).Select(gene => Column(data.Y, gene).Average())];
        Assert.InRange(MathNet.Numerics.Statistics.Correlation.Pearson(meansX, meansY), 0.99, 1);

        // Of a gene of mean m, seen in cells of size 1, the share of zeros is (1 + m/2)^-2, and exp(-m) of Poisson counts; the spread of sizes raises it.
        for (int gene = 0; gene < 100; gene++)
        {
            double[] scaled = [.. Column(data.X, gene).Select(value => Math.Exp(value) - 1)];
            double mean = scaled.Average();
            if (mean > 0.5)
            {
                double zeros = scaled.Count(value => value < 1e-6) / (double)Rows;
                Assert.InRange(zeros - Math.Exp(-mean), 0.02, 1);
                Assert.Equal(Math.Pow(1 + (mean / 2), -2), zeros, 0.05);
            }
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void A_series_is_stationary_and_its_neighbors_have_the_correlation(double phi)
    {
        Samples x = Create($"ar1:{phi.ToString(System.Globalization.CultureInfo.InvariantCulture)}", columns: 400, rows: 400).X;
        foreach (int row in new[] { 0, 10, 399 })
        {
            // 400 series of variance 1, whose squares have variance 2.
            Assert.Equal(1, Enumerable.Range(0, 400).Average(column => x[row, column] * x[row, column]), 4 * Math.Sqrt(2.0 / 400));
        }

        double neighbors = Enumerable.Range(0, 399).Average(row => Enumerable.Range(0, 400).Average(column => x[row, column] * x[row + 1, column]));
        double squares = Enumerable.Range(0, 400).Average(row => Enumerable.Range(0, 400).Average(column => x[row, column] * x[row, column]));
        Assert.Equal(phi, neighbors / squares, 0.01);
    }

    [Fact]
    public void Sides_have_numbers_of_their_own_that_neither_the_other_side_nor_anything_but_the_seed_changes()
    {
        Dataset data = Create("gaussian");
        Assert.Equal(0, data.TrueBits);
        Assert.Equal(Values(data.X), Values(Create("gaussian").X));
        Assert.NotEqual(Values(data.X), Values(data.Y));
        Assert.NotEqual(Values(data.X), Values(Create("gaussian", seed: 2).X));
        var other = new IndependentRecipe
        {
            X = new GaussianSide(),
            Y = new LabelSide(3, Zipf: true),
            DimensionsX = Columns,
            DimensionsY = 2,
            Count = Rows,
        };
        Assert.Equal("x=gaussian y=labels:3:zipf dx=4 dy=2 n=5000", other.Parameters.ToString());
        Dataset mixed = other.Create(1, TestContext.Current.CancellationToken);
        Assert.Equal(Values(data.X), Values(mixed.X));
        Assert.Equal(2, mixed.Y.Dimensions);

        // The correlation of 20,000 independent pairs has standard deviation 0.007.
        Assert.Equal(0, MathNet.Numerics.Statistics.Correlation.Pearson(Values(data.X), Values(data.Y)), 0.03);
    }

    [Fact]
    public void A_family_is_read_as_it_is_written_and_what_is_none_is_refused_in_one_line()
    {
        Assert.All(SideFamilies.Forms, form => Assert.Equal(form, SideFamilies.Parse(form).Text));
        foreach (string text in (string[])
            [
                "", "normal", "gaussian:1", "poisson", "poisson:0", "poisson:x", "labels:1", "labels:3:even", "one-hot:2.5", "binary:1", "ar1:1", "student:-1",
                "lognormal:0", "zero-inflated:1", "poisson:1:2",
            ])
        {
            string message = Assert.Throws<InputException>(() => SideFamilies.Parse(text)).Message;
            Assert.StartsWith($"'{text}' is not a family of columns", message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
        }
    }

    private static Dataset Create(string family, int columns = Columns, int rows = Rows, ulong seed = 1)
    {
        SideFamily side = SideFamilies.Parse(family);
        var recipe = new IndependentRecipe { X = side, Y = side, DimensionsX = columns, DimensionsY = columns, Count = rows };
        return recipe.Create(seed, TestContext.Current.CancellationToken);
    }

    private static double[] Column(Samples samples, int column) => [.. Enumerable.Range(0, samples.Count).Select(i => samples[i, column])];

    private static double[] Values(Samples samples) => [.. Enumerable.Range(0, samples.Dimensions).SelectMany(column => Column(samples, column))];

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static void AssertMean(double expected, double deviation, double[] values) =>
        Assert.Equal(expected, values.Average(), 4 * deviation / Math.Sqrt(values.Length));

    private static void AssertShare(double expected, double[] values, Func<double, bool> counts) =>
        Assert.Equal(expected, values.Count(counts) / (double)values.Length, 4 * Math.Sqrt(expected * (1 - expected) / values.Length));
}
