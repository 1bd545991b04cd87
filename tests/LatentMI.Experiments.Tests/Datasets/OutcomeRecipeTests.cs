using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.Outcomes;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class OutcomeRecipeTests
{
    private const int Rows = 40_000;

    [Fact]
    public void A_normal_outcome_of_normal_columns_has_the_information_of_their_correlation() =>
        Assert.Equal(-0.5 * Math.Log2(1 - 0.64), Create("normal", "normal", informative: 7, rows: 1).TrueBits, 1e-5);

    [Theory]
    [InlineData("label")]
    [InlineData("counts")]
    public void Outcomes_of_genotypes_have_the_information_of_the_table_of_their_sum(string outcome)
    {
        const int Informative = 3;
        Dataset data = Create("genotypes", outcome, Informative, Rows);
        string[] sums = [.. Enumerable.Range(0, Rows).Select(i => $"{Enumerable.Range(0, Informative).Sum(column => data.X[i, column])}")];
        string[] outcomes = [.. Enumerable.Range(0, Rows).Select(i => $"{data.Y[i, 0]}")];

        // The plug-in estimate is too high by (a - 1)(b - 1) / (2 n) nats, at most 0.004 bits, and has a standard error of about the root of 2 I / n.
        Assert.Equal(data.TrueBits, LabelInformation.MutualInformation(sums, outcomes), 0.02);
    }

    [Theory]
    [InlineData("normal", "label", 0.58)]
    [InlineData("normal", "counts", 0.58)]
    public void Outcomes_of_normal_columns_have_the_information_of_the_table_of_their_score(string predictors, string outcome, double about)
    {
        // In a hundred intervals of the score of equal probability little is lost.
        Dataset data = Create(predictors, outcome, informative: 4, Rows);
        double[] scores = [.. Enumerable.Range(0, Rows).Select(i => Enumerable.Range(0, 4).Sum(column => data.X[i, column]))];
        int[] order = [.. Enumerable.Range(0, Rows).OrderBy(i => scores[i])];
        var intervals = new string[Rows];
        for (int rank = 0; rank < Rows; rank++)
        {
            intervals[order[rank]] = $"{rank / (Rows / 100)}";
        }

        double bits = LabelInformation.MutualInformation(intervals, [.. Enumerable.Range(0, Rows).Select(i => $"{data.Y[i, 0]}")]);
        Assert.Equal(data.TrueBits, bits, 0.04);
        Assert.Equal(about, data.TrueBits, 0.02);
    }

    [Fact]
    public void Labels_are_names_and_other_columns_tell_nothing()
    {
        Dataset data = Create("normal", "label", informative: 1, rows: 4000);
        Assert.True(data.Y.AreLabels);
        Assert.Equal(0, Enumerable.Range(0, 4000).Average(i => data.X[i, 3] * ((2 * data.Y[i, 0]) - 1)), 0.05);
        Assert.InRange(Enumerable.Range(0, 4000).Average(i => data.X[i, 0] * ((2 * data.Y[i, 0]) - 1)), 0.6, 0.8);
    }

    [Fact]
    public void More_columns_than_there_are_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Create("normal", "label", informative: 11, rows: 5));

    private static Dataset Create(string predictors, string outcome, int informative, int rows) =>
        new OutcomeRecipe { Predictors = predictors, Outcome = outcome, Informative = informative, Dimensions = 10, Count = rows }
            .Create(seed: 1, TestContext.Current.CancellationToken);
}
