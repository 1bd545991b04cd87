using LatentMI.Critics;
using LatentMI.Estimators.Variational;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>The two estimators with a critic.</summary>
public sealed class CriticEstimatorTests
{
    public static TheoryData<string> Both => ["mine", "infonce"];

    [Theory]
    [MemberData(nameof(Both))]
    public void One_bit_in_ten_columns_is_found(string name)
    {
        (Samples x, Samples y) = GaussianPairs.Create(5000, 10, 1, 1, seed: 2);
        CriticEstimate estimate = Estimate(name, x, y, new CriticOptions { MaxSteps = 1000, Seed = 2 });
        Assert.Equal(1, estimate.Bits, 0.1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Independent_data_have_none(string name)
    {
        (Samples x, Samples y) = GaussianPairs.Create(5000, 10, 1, 0, seed: 3);
        Assert.Equal(0, Estimate(name, x, y, new CriticOptions { MaxSteps = 500 }).Bits, 0.05);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_estimate_is_the_largest_test_and_two_tests_below_it_end_the_training(string name)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(300, 2, 0.5);
        var options = new CriticOptions { CheckEvery = 10, MaxSteps = 2000, BatchSize = 64 };
        CriticEstimate estimate = Estimate(name, x, y, options);
        CriticTest best = estimate.Tests.MaxBy(test => test.Bits);
        Assert.Equal((best.Bits, best.Step), (estimate.Bits, estimate.BestStep));
        Assert.True(estimate.StoppedEarly);
        Assert.Equal(best.Step + 20, estimate.StepsRun);
        Assert.Equal(Enumerable.Range(1, estimate.StepsRun / 10).Select(test => 10 * test), estimate.Tests.Select(test => test.Step));
        Assert.DoesNotContain(estimate.Warnings, warning => warning.Id == "step-limit");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_last_step_is_tested_wherever_it_falls(string name)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(60, 2, 0.5);
        CriticEstimate one = Estimate(name, x, y, new CriticOptions { MaxSteps = 7 });
        Assert.Equal([7], one.Tests.Select(test => test.Step));
        CriticEstimate two = Estimate(name, x, y, new CriticOptions { MaxSteps = 7, CheckEvery = 5 });
        Assert.Equal([5, 7], two.Tests.Select(test => test.Step));
        Assert.Equal(one.Tests[0], two.Tests[1]);
        Assert.Equal(["few-rows", "step-limit"], two.Warnings.Select(warning => warning.Id).Where(id => id != "negative-bound"));
        Assert.False(two.StoppedEarly);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_share_of_test_rows_has_the_pointwise_values(string name)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 2, 0.5);
        Assert.Equal(30, Estimate(name, x, y, new CriticOptions { MaxSteps = 3, TestShare = 0.3 }).EstimatedCount);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Training_that_diverges_at_once_is_an_error(string name)
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 2, 0.5);
        string message = Assert.Throws<InputException>(
            () => Estimate(name, x, y, new CriticOptions { LearningRate = 1e30, MaxSteps = 20 })).Message;
        Assert.Contains("Training diverged: the bound was not a finite number at its first test, after step 20", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_that_diverges_later_keeps_the_best_test_and_says_so()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(100, 2, 0.5);
        var estimation = new CriticEstimation(
            "mine", new CriticOptions { CheckEvery = 5 }, SimdSupport.Current(), (_, _, _) => new ScriptedObjective([1, 3, 2, double.NaN, 7]));
        CriticEstimate estimate = estimation.Estimate(x, y, TestContext.Current.CancellationToken);
        Assert.Equal((3 / Math.Log(2), 10, 20, false), (estimate.Bits, estimate.BestStep, estimate.StepsRun, estimate.StoppedEarly));
        Assert.Equal([5, 10, 15], estimate.Tests.Select(test => test.Step));
        EstimateWarning warning = Assert.Single(estimate.Warnings, warning => warning.Id == "diverged");
        Assert.Contains("after step 20", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(estimate.Warnings, warning => warning.Id == "step-limit");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_critic_without_a_living_unit_is_reported(string name)
    {
        // Steps as large as these drive all units of a narrow critic below 0 for every pair.
        (Samples x, Samples y) = KsgWays.Gaussian(200, 20, 0.1);
        for (ulong seed = 0; seed < 5; seed++)
        {
            CriticEstimate estimate = Estimate(name, x, y, new CriticOptions { CriticWidth = 2, LearningRate = 5, MaxSteps = 200, CheckEvery = 200, Seed = seed });
            Assert.Contains(estimate.Warnings, warning => warning.Id == "collapsed-critic");
            Assert.Equal(0, estimate.Bits, 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_bound_below_0_is_reported_and_more_rows_of_fewer_columns_have_none(string name)
    {
        // The advice of the warning.
        (Samples x, Samples y) = KsgWays.Gaussian(100, 20, 0.5);
        Assert.Contains(Estimate(name, x, y, new CriticOptions()).Warnings, warning => warning.Id == "negative-bound");
        (x, y) = KsgWays.Gaussian(2000, 2, 0.5);
        Assert.DoesNotContain(Estimate(name, x, y, new CriticOptions()).Warnings, warning => warning.Id == "negative-bound");
    }

    [Fact]
    public void An_estimate_near_the_ceiling_of_infonce_is_reported()
    {
        (Samples x, Samples y) = KsgWays.Gaussian(40, 4, 0.9999);
        CriticEstimate estimate = Estimate("infonce", x, y, new CriticOptions { CriticWidth = 64, LearningRate = 0.02, MaxSteps = 500, CheckEvery = 100 });
        EstimateWarning warning = Assert.Single(estimate.Warnings, warning => warning.Id == "bound-ceiling");
        Assert.Contains("4.32 bits", warning.Message, StringComparison.Ordinal);
        Assert.True(estimate.Bits < Math.Log2(20));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        CriticOptions[] wrong =
        [
            new() { CriticWidth = 1 }, new() { MaxSteps = 0 }, new() { BatchSize = 1 }, new() { LearningRate = 0 },
            new() { LearningRate = double.NaN }, new() { TestShare = 1 }, new() { CheckEvery = 0 }, new() { Threads = -1 },
        ];
        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(() => new MineEstimator(options)));
        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(() => new InfoNceEstimator(options)));
    }

    private static CriticEstimate Estimate(string name, Samples x, Samples y, CriticOptions options) => name == "mine"
        ? new MineEstimator(options).Estimate(x, y, TestContext.Current.CancellationToken)
        : new InfoNceEstimator(options).Estimate(x, y, TestContext.Current.CancellationToken);

    /// <summary>A bound whose tests have given values, in nats.</summary>
    private sealed class ScriptedObjective(double[] values) : ICriticObjective
    {
        private int _tests;

        public bool DrawsProductPairs => false;

        public double Ceiling(int testRows) => double.PositiveInfinity;

        public void Differentiate(MatrixView x, MatrixView y)
        {
        }

        public void Test(MatrixView x, MatrixView y, ReadOnlySpan<int> partners, Span<double> pointwise) => pointwise.Fill(values[_tests++]);
    }
}
