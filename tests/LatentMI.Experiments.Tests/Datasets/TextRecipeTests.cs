using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.Text;
using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public class TextRecipeTests
{
    [Theory]
    [InlineData(0.7)]
    [InlineData(1.5)]
    [InlineData(3)]
    public void Two_sentences_of_a_class_share_what_their_posteriors_do(double distance)
    {
        // Normal with means -distance and distance, so that the posterior is known; and a column without meaning.
        var random = new RandomStream(1, RandomPurpose.Data);
        var pool = new SentencePool(Vectors(20_000, row => [((row % 2 == 0 ? -1 : 1) * distance) + random.NextNormal(), 3 + random.NextNormal()]));

        // The standard error is that of 10,000 pairs of a class, some 0.6 / 100 bits.
        Assert.Equal(Integrate(distance), pool.BitsPerSentence, 0.015);
    }

    [Fact]
    public void Classes_that_cannot_be_told_share_nothing_and_those_without_doubt_one_bit()
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        Assert.Equal(0, new SentencePool(Vectors(20_000, _ => [random.NextNormal()])).BitsPerSentence, 0.001);
        Assert.Equal(1, new SentencePool(Vectors(20_000, row => [row % 2, random.NextNormal()])).BitsPerSentence, 0.002);
    }

    [Fact]
    public void No_sentence_is_used_twice_and_both_sides_have_the_same_classes()
    {
        var pool = new SentencePool(Vectors(100, row => [row]));
        Dataset data = new TextRecipe { Source = pool, Sentences = 3, Count = 16 }.Create(seed: 2, TestContext.Current.CancellationToken);
        double[] used = [.. ValuesOf(data.X), .. ValuesOf(data.Y)];
        Assert.Equal(16 * 3 * 2, used.Distinct().Count());
        Assert.All(ValuesOf(data.X).Zip(ValuesOf(data.Y)), pair => Assert.Equal(pair.First % 2, pair.Second % 2));
        Assert.Equal(string.Join('+', Enumerable.Range(0, 3).Select(sentence => data.X[0, sentence] % 2 == 0 ? "a" : "b")), data.LabelsX![0]);
        Assert.Equal(3 * pool.BitsPerSentence, data.TrueBits, 1e-12);
        Assert.Equal(3, data.Details.Number("label_bits"));

        // Each sentence of a text is of either class in half of the rows.
        Assert.All(Enumerable.Range(0, 3), sentence => Assert.Equal(8, Enumerable.Range(0, 16).Count(row => data.X[row, sentence] % 2 == 0)));

        static IEnumerable<double> ValuesOf(Samples samples) =>
            Enumerable.Range(0, samples.Count).SelectMany(row => Enumerable.Range(0, samples.Dimensions).Select(column => samples[row, column]));
    }

    [Fact]
    public void Equal_vectors_are_kept_once()
    {
        var pool = new SentencePool(Vectors(100, row => [row < 20 ? row % 2 : row]));
        Assert.Equal(40, TextRecipe.LargestCount(pool, 1));
        InputException refused = Assert.Throws<InputException>(
            () => new TextRecipe { Source = pool, Sentences = 2, Count = 22 }.Create(seed: 0, TestContext.Current.CancellationToken));
        Assert.EndsWith("at most 20 rows are possible.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Odd_rows_and_other_numbers_of_classes_are_refused()
    {
        var pool = new SentencePool(Vectors(100, row => [row]));
        Assert.Throws<InputException>(() => new TextRecipe { Source = pool, Sentences = 1, Count = 3 }.Create(seed: 0, TestContext.Current.CancellationToken));
        var one = new SentencePool(new LabeledVectors("one", () => (Samples.Create([1f, 2f], 2, 1), ["a", "a"])));
        Assert.Throws<InputException>(() => one.Classes);
    }

    /// <summary>Vectors of the classes a and b in turn.</summary>
    private static LabeledVectors Vectors(int count, Func<int, double[]> vector) => new("vectors", () =>
    {
        float[][] rows = [.. Enumerable.Range(0, count).Select(row => Array.ConvertAll(vector(row), value => (float)value))];
        string[] labels = [.. Enumerable.Range(0, count).Select(row => row % 2 == 0 ? "a" : "b")];
        return (Samples.Create(rows.SelectMany(row => row).ToArray(), count, rows[0].Length), labels);
    });

    /// <summary>The mean of log2 of sum_c P(c|s) P(c|t) / P(c) over the density of s and t, by the midpoint rule.</summary>
    private static double Integrate(double distance)
    {
        const double Step = 0.05;
        double bits = 0;
        for (double s = -9 + (Step / 2); s < 9; s += Step)
        {
            for (double t = -9 + (Step / 2); t < 9; t += Step)
            {
                double joint = ((Density(s, -1) * Density(t, -1)) + (Density(s, 1) * Density(t, 1))) / 2;
                double product = (Density(s, -1) + Density(s, 1)) * (Density(t, -1) + Density(t, 1)) / 4;
                bits += Step * Step * joint * Math.Log2(joint / product);
            }
        }

        return bits;

        double Density(double value, int sign) =>
            Math.Exp(-(value - (sign * distance)) * (value - (sign * distance)) / 2) / Math.Sqrt(2 * Math.PI);
    }
}
