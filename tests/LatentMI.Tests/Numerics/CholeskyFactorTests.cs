using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class CholeskyFactorTests
{
    [Fact]
    public void A_factor_gives_determinants_and_solutions()
    {
        // L = [2 0 0; 1 3 0; 4 5 6], A = L L'.
        double[][] lower = [[4], [2, 10], [8, 19, 77]];
        CholeskyFactor? factor = CholeskyFactor.TryFactor(lower, 0, TestContext.Current.CancellationToken, out int dependent);

        Assert.NotNull(factor);
        Assert.Equal((-1, 3), (dependent, factor.Size));
        Assert.Equal(Math.Log(4), factor.LogDeterminant(1), 1e-14);
        Assert.Equal(Math.Log(36 * 36), factor.LogDeterminant(3), 1e-14);
        double[] vector = [2, 7, 32];
        factor.Solve(vector);
        Assert.Equal([1, 2, 3], vector, (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Fact]
    public void The_first_dependent_row_is_named()
    {
        double[][] lower = [[4], [2, 1], [8, 4, 77]];
        Assert.Null(CholeskyFactor.TryFactor(lower, 1e-10, TestContext.Current.CancellationToken, out int dependent));
        Assert.Equal(1, dependent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(11)]
    public void Inner_products_have_every_element(int length)
    {
        double[] a = [.. Enumerable.Range(1, length).Select(i => (double)i)];
        Assert.Equal(a.Sum(value => value * value), CholeskyFactor.Dot(a, a));
    }
}
