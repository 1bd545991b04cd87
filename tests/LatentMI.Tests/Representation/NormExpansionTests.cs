using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Representation;

public sealed class NormExpansionTests
{
    [Fact]
    public void It_is_the_standardized_logarithm_of_the_mean_square()
    {
        using var compute = new Compute(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
        MatrixView components = NormalMatrix.Create(400, 7, stream: 3);
        MatrixView sizes = NewColumn(400);
        NormExpansion expansion = NormExpansion.Fit(components, sizes, compute);
        double[] logarithms = [.. Enumerable.Range(0, 400).Select(i => Math.Log(components.Row(i).ToArray().Average(value => (double)value * value)))];
        double mean = logarithms.Average();
        double deviation = Math.Sqrt(logarithms.Average(value => (value - mean) * (value - mean)));
        Assert.Equal(mean, expansion.Mean, 1e-6);
        Assert.Equal(deviation, expansion.Deviation, 1e-6);

        MatrixView again = NewColumn(400);
        expansion.Expand(components, again, compute);
        for (int i = 0; i < 400; i++)
        {
            Assert.Equal((logarithms[i] - mean) / deviation, sizes.Row(i)[0], 1e-5);
            Assert.Equal(sizes.Row(i)[0], again.Row(i)[0], 1e-5);
        }
    }

    [Fact]
    public void Rows_of_zeros_have_a_finite_size()
    {
        using var compute = new Compute(1, SimdSupport.Current(), TestContext.Current.CancellationToken);
        MatrixView components = NormalMatrix.Create(20, 3, stream: 3);
        components.Row(4).Clear();
        MatrixView sizes = NewColumn(20);
        NormExpansion.Fit(components, sizes, compute);
        Assert.All(sizes.Span.ToArray(), size => Assert.True(float.IsFinite(size)));
        Assert.Equal(sizes.Span.ToArray().Min(), sizes.Row(4)[0]);
    }

    private static MatrixView NewColumn(int rows) => new(new AlignedBuffer(rows), rows, 1);
}
