using LatentMI.Estimators.Ksg;
using LatentMI.Experiments.Datasets.BenchmarkMi;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public class BenchmarkMiRecipeTests
{
    [Fact]
    public void There_are_40_tasks_of_different_names() => Assert.Equal(40, BenchmarkMiRecipe.TaskIds.Distinct().Count());

    [Theory]
    [InlineData("1v1-normal-0.75", 0.5963)] // -1/2 log2(1 - 0.5625)
    [InlineData("1v1-additive-0.1", 2.4662)] // (0.1 - ln 0.2) / ln 2
    [InlineData("1v1-additive-0.75", 0.4809)] // 1/3 / ln 2
    [InlineData("multinormal-dense-2-2-0.5", 0.4240)] // 1/2 log2(1.8): determinants 3/4, 3/4 and 5/16
    [InlineData("multinormal-dense-50-50-0.5", 2.3434)]
    [InlineData("spiral-multinormal-sparse-25-25-2-2.0", 1.4739)] // -log2(0.36)
    [InlineData("student-identity-1-1-1", 0.3234)] // ln(8 pi) - 3 nats
    [InlineData("student-identity-5-5-3", 0.4310)]
    public void Truths_are_those_of_the_distributions(string task, double bits) =>
        Assert.Equal(bits, Create(task, 1).TrueBits, 0.0006);

    [Theory]
    [InlineData("1v1-normal-0.75")]
    [InlineData("normal_cdf-1v1-normal-0.75")]
    [InlineData("1v1-additive-0.1")]
    [InlineData("1v1-additive-0.75")]
    [InlineData("1v1-bimodal-0.75")]
    [InlineData("wiggly-1v1-normal-0.75")]
    [InlineData("half_cube-1v1-normal-0.75")]
    [InlineData("asinh-student-identity-1-1-1")]
    [InlineData("swissroll_x-normal_cdf-1v1-normal-0.75")]
    [InlineData("multinormal-dense-2-2-0.5")]
    [InlineData("asinh-student-identity-2-2-1")]
    public void Nearest_neighbors_find_the_truth_where_columns_are_few(string task)
    {
        // KSG errs by less than 0.04 bits in the mean here; its standard deviation at 4,000 rows is 0.02 to 0.03.
        Dataset data = Create(task, 4000);
        double bits = new KsgEstimator().Estimate(data.X, data.Y, TestContext.Current.CancellationToken).Bits;
        Assert.Equal(data.TrueBits, bits, 0.1);
    }

    [Fact]
    public void A_spiral_keeps_the_length_of_a_row_and_turns_two_columns()
    {
        Dataset plain = Create("multinormal-sparse-5-5-2-2.0", 50);
        Dataset turned = Create("spiral-multinormal-sparse-5-5-2-2.0", 50);
        var before = new double[5];
        var after = new double[5];
        int turnedRows = 0;
        for (int row = 0; row < 50; row++)
        {
            plain.Y.CopyRow(row, before);
            turned.Y.CopyRow(row, after);
            Assert.Equal(before.Sum(value => value * value), after.Sum(value => value * value), 1e-4);
            Assert.Equal(before[0], after[0], 1e-6);
            Assert.Equal(before[4], after[4], 1e-6);
            turnedRows += Math.Abs(before[1] - after[1]) > 0.05 ? 1 : 0;
        }

        Assert.InRange(turnedRows, 40, 50);
    }

    [Fact]
    public void An_unknown_task_is_refused_with_those_that_there_are()
    {
        InputException refused = Assert.Throws<InputException>(() => Create("1v1-normal", 10));
        Assert.Contains("1v1-normal-0.75", refused.Message, StringComparison.Ordinal);
    }

    private static Dataset Create(string task, int rows) => new BenchmarkMiRecipe { Task = task, Count = rows }.Create(seed: 1, TestContext.Current.CancellationToken);
}
