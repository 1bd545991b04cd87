using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Representation;

public sealed class ModulatedExpansionTests
{
    [Fact]
    public void Products_are_those_with_polynomials_of_the_size_less_their_means()
    {
        const int Rows = 300;
        int[] used = [4, 1];
        using var compute = new Compute(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
        MatrixView components = NormalMatrix.Create(Rows, 6, stream: 5);
        (ModulatedExpansion expansion, MatrixView expanded) = ModulatedExpansion.Fit(components, used, degrees: 3, compute);
        double[] sizes = [.. Enumerable.Range(0, Rows).Select(i => Size(components.Row(i)))];
        double mean = sizes.Average();
        double deviation = Math.Sqrt(sizes.Average(size => (size - mean) * (size - mean)));

        // Hermite's polynomials: s, s^2 - 1, s^3 - 3 s.
        Func<double, double>[] polynomials = [s => s, s => (s * s) - 1, s => (s * s * s) - (3 * s)];
        Assert.Equal(8, expansion.Columns);
        MatrixView again = new(new AlignedBuffer(Rows * 8), Rows, 8);
        expansion.Expand(components, again, compute);
        for (int c = 0; c < used.Length; c++)
        {
            for (int degree = 1; degree <= 3; degree++)
            {
                double[] products = [.. sizes.Select((size, i) => components.Row(i)[used[c]] * polynomials[degree - 1]((size - mean) / deviation))];
                double meanProduct = products.Average();
                for (int i = 0; i < Rows; i++)
                {
                    Assert.Equal(components.Row(i)[used[c]], expanded.Row(i)[c]);
                    Assert.Equal(products[i] - meanProduct, expanded.Row(i)[(degree * used.Length) + c], 1e-4);
                    Assert.Equal(expanded.Row(i)[(degree * used.Length) + c], again.Row(i)[(degree * used.Length) + c], 1e-5);
                }
            }
        }
    }

    private static double Size(ReadOnlySpan<float> row) => Math.Log(row.ToArray().Average(value => (double)value * value));
}
