using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Representation;

public sealed class ColumnWhiteningTests
{
    private const int Rows = 500;
    private const int Columns = 40;

    // The last column is the first but for noise of this size: 1 is nothing in common, and 3e-3 a variance of 1e-5 of its own.
    [Theory]
    [InlineData(1)]
    [InlineData(3e-3)]
    public void Columns_become_uncorrelated(float noise)
    {
        using Compute compute = NewCompute();
        MatrixView white = compute.Multiply(Data(noise), ColumnWhitening.Find(Data(noise), compute)!.Value);
        MatrixView products = compute.Multiply(white.Transposed, white);
        for (int i = 0; i < Columns; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                Assert.Equal(i == j ? 1 : 0, products.Row(i)[j] / Rows, 2e-3f);
            }
        }
    }

    [Fact]
    public void A_copy_of_a_column_and_a_constant_one_add_nothing()
    {
        using Compute compute = NewCompute();
        MatrixView data = Data(noise: 0);
        for (int i = 0; i < Rows; i++)
        {
            data.Row(i)[3] = 0;
        }

        MatrixView white = compute.Multiply(data, ColumnWhitening.Find(data, compute)!.Value);
        Assert.InRange(Variance(white, 3), 0, 1e-12);
        Assert.InRange(Variance(white, Columns - 1), 0, 1.01);
        Assert.InRange(Variance(white, 0), 0.99, 1.01);
    }

    private static double Variance(MatrixView data, int column) => Enumerable.Range(0, Rows).Sum(i => Math.Pow(data.Row(i)[column], 2)) / Rows;

    private static MatrixView Data(float noise)
    {
        MatrixView data = NormalMatrix.Create(Rows, Columns, stream: 1);
        float rest = MathF.Sqrt(1 - (noise * noise));
        for (int i = 0; i < Rows; i++)
        {
            data.Row(i)[Columns - 1] = (rest * data.Row(i)[0]) + (noise * data.Row(i)[Columns - 1]);
        }

        return data;
    }

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
}
