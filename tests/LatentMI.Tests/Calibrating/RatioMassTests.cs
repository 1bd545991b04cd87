using LatentMI.Calibrating;
using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

public sealed class RatioMassTests
{
    [Fact]
    public void It_is_that_of_all_pairs_of_different_rows()
    {
        using Compute compute = NewCompute();
        LatentPairs latents = LatentData.WithBlocks(LatentData.Gaussian(60, 2, 1, seed: 6), [[.. Enumerable.Range(0, 20)], [.. Enumerable.Range(20, 40)]]);
        BilinearRatio ratio = GaussianRatio.Fit(latents, compute).AsProduct()!;
        double expected = Math.Log(latents.Blocks.Average(block => block.Average(i => block.Where(j => j != i).Average(j => Math.Exp(ratio.LogRatio(i, j))))));
        Assert.Equal(expected, RatioMass.Of(ratio, latents.Blocks, compute).Nats, 1e-5);
    }

    [Fact]
    public void A_Gaussian_ratio_of_Gaussian_latents_needs_no_normalization()
    {
        using Compute compute = NewCompute();
        for (ulong seed = 0; seed < 10; seed++)
        {
            IRowRatio ratio = GaussianRatio.Fit(LatentData.Gaussian(1000, 6, 3, seed), compute);
            Assert.IsType<GaussianRatio>(ratio);
        }
    }

    [Fact]
    public void Sums_of_columns_of_two_values_look_normal_one_by_one_and_are_normalized_together()
    {
        using Compute compute = NewCompute();
        const int Rows = 2000, Columns = 12;
        (float[] x, float[] y) = ColumnsOfTwoValues.Create(Rows, Columns, 0.5, (0.15, 0.85), seed: 7);
        MatrixView rotation = Hadamard();
        int[][] blocks = [[.. Enumerable.Range(0, Rows)]];
        var latents = new LatentPairs(Mixed(x), Mixed(y), blocks, [.. Enumerable.Range(0, Rows).Select(i => i % 5)]);
        Assert.True(NormalShape.Has(latents.X) && NormalShape.Has(latents.Y));
        Assert.IsType<BilinearRatio>(GaussianRatio.Fit(latents, compute));

        MatrixView Mixed(float[] columns) => compute.Multiply(ColumnsOfTwoValues.ToMatrix(columns, Columns), rotation);

        // Orthogonal columns of a Hadamard matrix of 12 rows (Paley, with the squares modulo 11).
        static MatrixView Hadamard()
        {
            int[] squares = [1, 3, 4, 5, 9];
            var matrix = new MatrixView(new AlignedBuffer(Columns * Columns), Columns, Columns);
            for (int i = 0; i < Columns; i++)
            {
                for (int j = 0; j < Columns; j++)
                {
                    bool isSquare = squares.Contains(((j - i) % 11 + 11) % 11);
                    matrix.Row(i)[j] = i == 0 ? 1 : j == 0 ? -1 : i == j || !isSquare ? (i == j ? 1 : -1) : 1;
                }
            }

            return matrix;
        }
    }

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
}
