using LatentMI.Critics;
using LatentMI.Numerics;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Critics;

public sealed class ObjectiveTests
{
    private const int ColumnsX = 4;
    private const int ColumnsY = 3;

    // Units that fill no tile, and rows that fill no vector, part or block.
    private const int Units = 11;
    private const int Rows = 37;

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void The_gradient_of_infonce_equals_central_differences(string width)
    {
        using var compute = new Compute(2, SimdWidths.Parse(width), CancellationToken.None);
        Critic critic = Create();
        MatrixView x = Normal(Rows, ColumnsX, 1);
        MatrixView y = Normal(Rows, ColumnsY, 2);
        new InfoNceObjective(compute, critic, Rows).Differentiate(x, y);
        PlainCritic plain = PlainCritic.Of(critic);
        AssertGradients(plain.Differences(() => -plain.InfoNce(x, y).Average()), PlainCritic.Gradients(critic));
    }

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void The_gradient_of_mine_equals_central_differences_with_the_smoothed_denominator(string width)
    {
        const int Count = 150;
        using var compute = new Compute(2, SimdWidths.Parse(width), CancellationToken.None);
        Critic critic = Create();
        var objective = new MineObjective(compute, critic, Count);
        PlainCritic plain = PlainCritic.Of(critic);
        double denominator = 0;
        for (ulong batch = 0; batch < 3; batch++)
        {
            MatrixView x = Normal(Count, ColumnsX, 10 + batch);
            MatrixView y = Normal(2 * Count, ColumnsY, 20 + batch);
            objective.Differentiate(x, y);
            denominator = (0.9 * denominator) + (0.1 * plain.MeanExponential(x, y, i => Count + i));
            Assert.Equal(Math.Log(denominator), objective.LogDenominator, 1e-5);
            AssertGradients(
                plain.Differences(() => (plain.MeanExponential(x, y, i => Count + i) / denominator) - plain.MeanOfPairs(x, y)),
                PlainCritic.Gradients(critic));
        }
    }

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void The_test_of_infonce_equals_a_double_loop_over_all_pairs(string width)
    {
        const int Count = 531;
        using var compute = new Compute(2, SimdWidths.Parse(width), CancellationToken.None);
        Critic critic = Create();
        MatrixView x = Normal(Count, ColumnsX, 3);
        MatrixView y = Normal(Count, ColumnsY, 4);
        var pointwise = new double[Count];
        new InfoNceObjective(compute, critic, Rows).Test(x, y, [], pointwise);
        Assert.Equal(PlainCritic.Of(critic).InfoNce(x, y), pointwise, (a, b) => Math.Abs(a - b) < 2e-6);
    }

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void The_test_of_mine_equals_its_formula(string width)
    {
        const int Count = 531;
        using var compute = new Compute(2, SimdWidths.Parse(width), CancellationToken.None);
        Critic critic = Create();
        MatrixView x = Normal(Count, ColumnsX, 3);
        MatrixView y = Normal(Count, ColumnsY, 4);
        int[] partners = new RandomStream(5, RandomPurpose.Data).NextPermutation(Count);
        var pointwise = new double[Count];
        new MineObjective(compute, critic, Rows).Test(x, y, partners, pointwise);
        PlainCritic plain = PlainCritic.Of(critic);
        double logMean = Math.Log(plain.MeanExponential(x, y, i => partners[i]));
        Assert.Equal(
            Enumerable.Range(0, Count).Select(i => plain.Score(x.Row(i), y.Row(i)) - logMean), pointwise, (a, b) => Math.Abs(a - b) < 2e-6);
    }

    [Fact]
    public void The_denominator_of_mine_moves_by_a_tenth_and_never_overflows()
    {
        Assert.Equal(Math.Log(0.1 * 5), MineObjective.Smooth(double.NegativeInfinity, Math.Log(5)), 1e-12);
        Assert.Equal(Math.Log((0.9 * 2) + (0.1 * 5)), MineObjective.Smooth(Math.Log(2), Math.Log(5)), 1e-12);
        Assert.Equal(5000 + Math.Log(0.1), MineObjective.Smooth(0, 5000), 1e-9);
    }

    [Fact]
    public void A_sum_of_exponentials_in_chunks_does_not_overflow()
    {
        var sum = default(LogSumExp);
        Assert.Equal(double.NegativeInfinity, sum.Value);
        sum.Add([1, 2]);
        sum.Add([1000, 1001]);
        sum.Add([3]);
        Assert.Equal(1000 + Math.Log(1 + Math.E), sum.Value, 1e-6);
        sum.Add([float.NaN]);
        Assert.True(double.IsNaN(sum.Value));
    }

    private static Critic Create()
    {
        var critic = new Critic(ColumnsX, ColumnsY, Units);
        critic.Initialize(7);
        return critic;
    }

    private static MatrixView Normal(int rows, int columns, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var matrix = new MatrixView(new AlignedBuffer(rows * columns), rows, columns);
        foreach (ref float value in matrix.Span)
        {
            value = (float)random.NextNormal();
        }

        return matrix;
    }

    private static void AssertGradients(double[] expected, float[] computed)
    {
        double largest = expected.Max(Math.Abs);
        Assert.True(largest > 0.01, "The gradient is too small to compare.");
        Assert.Equal(expected, computed.Select(value => (double)value), (a, b) => Math.Abs(a - b) < 2e-5 * Math.Max(1, largest));
    }
}
