using LatentMI.Numerics;
using LatentMI.Representation;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Tests.Representation;

public sealed class GaussianInformationTests
{
    [Fact]
    public void Information_is_that_of_the_correlations()
    {
        Assert.Equal(-0.5 * Math.Log(0.64 * 0.75), GaussianInformation.Nats([0.6, -0.5]), 1e-12);
        Assert.Equal(0, GaussianInformation.Nats([]));
        Assert.True(double.IsFinite(GaussianInformation.Nats([1])));
    }

    [Theory]
    [InlineData(40, 3, 2)]
    [InlineData(25, 6, 8)]
    [InlineData(30, 1, 1)]
    public void The_bias_is_the_mean_excess_of_simulated_data(int rows, int dimensionsX, int dimensionsY)
    {
        const int Simulations = 500;
        var random = new RandomStream(1, RandomPurpose.Data);
        var excess = new double[Simulations];
        for (int simulation = 0; simulation < Simulations; simulation++)
        {
            var data = DenseMatrix.Create(rows, dimensionsX + dimensionsY, (_, _) => random.NextNormal());
            var means = data.ColumnSums() / rows;
            var centered = DenseMatrix.Create(rows, data.ColumnCount, (i, j) => data[i, j] - means[j]);
            var square = (DenseMatrix)centered.TransposeThisAndMultiply(centered);
            excess[simulation] = 0.5 * Math.Log(
                square.SubMatrix(0, dimensionsX, 0, dimensionsX).Determinant()
                * square.SubMatrix(dimensionsX, dimensionsY, dimensionsX, dimensionsY).Determinant()
                / square.Determinant());
        }

        double mean = excess.Average();
        double standardError = Math.Sqrt(excess.Average(value => (value - mean) * (value - mean)) / Simulations);
        Assert.Equal(mean, GaussianInformation.Bias(rows, dimensionsX, dimensionsY), 3 * standardError);
    }
}
