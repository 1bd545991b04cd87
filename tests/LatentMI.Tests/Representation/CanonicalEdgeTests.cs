using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Representation;

public sealed class CanonicalEdgeTests
{
    private const int Rows = 800;
    private const int Columns = 120;

    // Of 40 samples of independent columns: the Tracy-Widom law has a mean of -1.21, a standard deviation of 1.27, and is above 3.3 once in a thousand times.
    [Fact]
    public void The_largest_correlations_of_independent_columns_follow_the_law_of_Tracy_and_Widom()
    {
        double[] deviations = [.. Enumerable.Range(0, 40).Select(seed => Deviations(LargestOfAll(Cross(rho: 0, (ulong)seed))))];

        // Three standard errors of the mean of 40.
        Assert.Equal(-1.21, deviations.Average(), 3 * 1.27 / Math.Sqrt(40));
        Assert.All(deviations, deviation => Assert.InRange(deviation, -6, 4.5));
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void A_correlation_above_the_edge_is_told_without_its_excess(double rho)
    {
        double square = rho * rho;
        Assert.True(square > CanonicalEdge.LeastSquare(Rows, Columns, Columns));
        var errors = new List<double>();
        for (ulong seed = 0; seed < 10; seed++)
        {
            MatrixView cross = Cross(rho, seed);
            double sample = CanonicalEdge.LargestSquare(cross, Rows);
            Assert.Equal(LargestOfAll(cross), sample, 1e-4);
            SpikedCorrelation spike = CanonicalEdge.Spike(sample, Rows, Columns, Columns);
            Assert.True(sample > square);
            Assert.True(Deviations(sample) > 3.3);
            errors.Add((GaussianInformation.Nats([Math.Sqrt(spike.Square)]) - GaussianInformation.Nats([rho])) / spike.NatsDeviation);
        }

        // The mean of ten is within three of its standard errors, and the spread is what is stated.
        Assert.InRange(errors.Average(), -3 / Math.Sqrt(10), 3 / Math.Sqrt(10));
        Assert.All(errors, error => Assert.InRange(error, -4, 4));
    }

    [Fact]
    public void A_correlation_below_the_edge_is_none()
    {
        double square = CanonicalEdge.LeastSquare(Rows, Columns, Columns);

        // The edge itself by both formulas: the sample correlation of a pair at the edge is that of chance.
        double edge = Math.Pow(2 * Math.Sqrt((double)Columns / Rows * (1 - ((double)Columns / Rows))), 2);
        Assert.Equal(0, CanonicalEdge.Spike(edge - 0.001, Rows, Columns, Columns).Square);
        Assert.Equal(square, CanonicalEdge.Spike(edge + 1e-9, Rows, Columns, Columns).Square, 1e-3);
    }

    [Fact]
    public void Few_columns_leave_a_correlation_as_it_is() =>
        Assert.Equal(0.5, CanonicalEdge.Spike(0.5, 1_000_000, 1, 1).Square, 1e-5);

    private static double Deviations(double sample) => CanonicalEdge.Deviations(sample, Rows, Columns, Columns);

    private static double LargestOfAll(MatrixView cross) => Math.Pow(SingularValues.Of(cross.ToDense()).Values[0] / Rows, 2);

    // The products of white features of normal columns, of which one pair is correlated.
    private static MatrixView Cross(double rho, ulong seed)
    {
        using Compute compute = new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
        MatrixView x = NormalMatrix.Create(Rows, Columns, stream: 2 * seed);
        MatrixView y = NormalMatrix.Create(Rows, Columns, stream: (2 * seed) + 1);
        for (int i = 0; i < Rows; i++)
        {
            y.Row(i)[0] = (float)((rho * x.Row(i)[0]) + (Math.Sqrt(1 - (rho * rho)) * y.Row(i)[0]));
        }

        MatrixView whiteX = compute.Multiply(x, ColumnWhitening.Find(x, compute)!.Value);
        MatrixView whiteY = compute.Multiply(y, ColumnWhitening.Find(y, compute)!.Value);
        return compute.Multiply(whiteX.Transposed, whiteY);
    }
}
