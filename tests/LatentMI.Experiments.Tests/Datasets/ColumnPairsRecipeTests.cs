using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.ColumnPairs;
using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class ColumnPairsRecipeTests
{
    private const int Rows = 40_000;

    /// <summary>1 - H(0.3); 2 - H(0.4, 0.2, 0.2, 0.2).</summary>
    [Theory]
    [InlineData("binary", 0.1187091)]
    [InlineData("letters", 0.0780719)]
    public void Information_of_tables_is_that_of_their_formula(string kind, double bits) =>
        Assert.Equal(20 * bits, PairKinds.Find(kind).Bits(20), 1e-5);

    [Theory]
    [InlineData("binary")]
    [InlineData("rare")]
    [InlineData("letters")]
    [InlineData("genotypes")]
    [InlineData("counts")]
    public void Rows_have_the_information_of_their_table(string kind)
    {
        Dataset data = Create(kind, pairs: 1, Rows);

        // The plug-in estimate is too high by (a - 1)(b - 1) / (2 n) nats, below 0.001 bits, and has a standard error of about the root of 2 I / n.
        double bits = LabelInformation.MutualInformation(Labels(data.X), Labels(data.Y));
        Assert.Equal(PairKinds.Find(kind).Bits(1), bits, 0.012);
    }

    [Fact]
    public void A_common_sign_has_the_mean_log_ratio_of_its_densities()
    {
        const double Noise = 0.7;
        const int Pairs = 3;
        var kind = new CommonSign("sign", Noise);
        var random = new RandomStream(3, RandomPurpose.Data);
        float[] x = new float[Pairs], y = new float[Pairs];
        double sum = 0;
        for (int i = 0; i < Rows; i++)
        {
            kind.Draw(x, y, random);
            double same = 0, opposite = 0, own = 0;
            for (int c = 0; c < Pairs; c++)
            {
                same -= Math.Pow((y[c] - x[c]) / Noise, 2) / 2;
                opposite -= Math.Pow((y[c] + x[c]) / Noise, 2) / 2;
                own -= Math.Pow(y[c], 2) / (1 + (Noise * Noise)) / 2;
            }

            sum += Math.Log((Math.Exp(same) + Math.Exp(opposite)) / 2) - own + (Pairs * Math.Log(1 + (1 / (Noise * Noise))) / 2);
        }

        // Of a variance of 2 bits^2 the standard error is 0.007.
        Assert.Equal(sum / Rows / Math.Log(2), kind.Bits(Pairs), 0.03);
    }

    [Fact]
    public void A_letter_is_four_columns()
    {
        Dataset data = Create("letters", pairs: 2, rows: 10);
        Assert.Equal((8, 8), (data.X.Dimensions, data.Y.Dimensions));
        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal((1, 1), (Sum(data.X, i, 0), Sum(data.Y, i, 4))));

        static double Sum(Samples samples, int row, int first) => Enumerable.Range(first, 4).Sum(column => samples[row, column]);
    }

    private static Dataset Create(string kind, int pairs, int rows) =>
        new ColumnPairsRecipe { Kind = kind, Pairs = pairs, Count = rows }.Create(seed: 1, TestContext.Current.CancellationToken);

    private static string[] Labels(Samples samples) =>
        [.. Enumerable.Range(0, samples.Count).Select(i => string.Join(' ', Enumerable.Range(0, samples.Dimensions).Select(column => samples[i, column])))];
}
