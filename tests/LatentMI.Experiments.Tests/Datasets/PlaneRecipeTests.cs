using LatentMI.Estimators.Ksg;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class PlaneRecipeTests
{
    private const int Trials = 20;

    [Fact]
    public void The_information_of_the_circle_is_integrated_to_1e_4()
    {
        double bits = Circle(0, 10).TrueBits;
        Assert.Equal(CircleRecipe.IntegrateBits(2000), bits, 2e-5);
        Assert.Equal(CircleRecipe.IntegrateBits(500), bits, 1e-4);

        // The mean over 1.5 million random points of log2 p(x,y) / (p(x) p(y)), computed by another program: 0.7141 with standard error 0.0006.
        Assert.Equal(0.7141, bits, 0.0018);
    }

    [Fact]
    public void The_information_of_the_cross_is_integrated_to_1e_9()
    {
        double bits = Cross(0, 10).TrueBits;
        Assert.Equal(CrossRecipe.IntegrateBits(400), bits, 1e-9);

        // The same mean for the cross: 0.5895 with standard error 0.0009.
        Assert.Equal(0.5895, bits, 0.0027);
    }

    [Fact]
    public void Ksg_agrees_with_the_integrals()
    {
        // Twenty estimates of 1,000 rows: four standard errors of their mean, and 0.02 bits for the bias of KSG, which is of this order at
        // 1,000 rows of densities with edges.
        AssertAgrees(Enumerable.Range(0, Trials).Select(i => Circle(0, 1000, (ulong)i)));
        AssertAgrees(Enumerable.Range(0, Trials).Select(i => Cross(0, 1000, (ulong)i)));

        static void AssertAgrees(IEnumerable<Dataset> sets)
        {
            Dataset[] all = [.. sets];
            double[] bits = [.. all.Select(data => new KsgEstimator().Estimate(data.X, data.Y, TestContext.Current.CancellationToken).Bits)];
            double mean = bits.Average();
            double standardError = Math.Sqrt(bits.Sum(value => (value - mean) * (value - mean)) / (Trials - 1) / Trials);
            Assert.Equal(all[0].TrueBits, mean, (4 * standardError) + 0.02);
        }
    }

    [Fact]
    public void Points_of_the_circle_are_within_its_ring_and_those_of_the_cross_have_half_of_each_sign()
    {
        Dataset circle = Circle(0, 2000);
        Assert.All(Enumerable.Range(0, 2000), i =>
        {
            // Nearest and farthest corners of the square of noise around a point of the circle.
            double radius = Math.Sqrt((circle.X[i, 0] * circle.X[i, 0]) + (circle.Y[i, 0] * circle.Y[i, 0]));
            Assert.InRange(radius, 1 - (0.25 * Math.Sqrt(2)), 1 + (0.25 * Math.Sqrt(2)) + 1e-6);
        });
        Dataset cross = Cross(0, 2001);
        int near = Enumerable.Range(0, 2001).Count(i => IsNear(cross.X[i, 0], cross.Y[i, 0]));
        int nearMirrored = Enumerable.Range(0, 2001).Count(i => IsNear(cross.X[i, 0], -cross.Y[i, 0]));

        // x - y has variance 0.2 in one half and 3.8 in the other: within 0.5 lie 0.736 and 0.202 of them, together 0.469 of all.
        Assert.InRange(near / 2001.0, 0.469 - 0.04, 0.469 + 0.04);
        Assert.InRange(nearMirrored / 2001.0, 0.469 - 0.04, 0.469 + 0.04);

        static bool IsNear(double a, double b) => Math.Abs(a - b) < 0.5;
    }

    [Fact]
    public void Exclusive_columns_are_uniform_and_change_neither_the_pairs_nor_the_truth()
    {
        foreach ((Dataset plain, Dataset wide) in ((Dataset, Dataset)[])[(Circle(0, 500), Circle(3, 500)), (Cross(0, 500), Cross(3, 500))])
        {
            Assert.Equal((4, 4), (wide.X.Dimensions, wide.Y.Dimensions));
            Assert.Equal(plain.TrueBits, wide.TrueBits);
            Assert.All(Enumerable.Range(0, 500), i => Assert.Equal((plain.X[i, 0], plain.Y[i, 0]), (wide.X[i, 0], wide.Y[i, 0])));
            double[] columns = [.. Enumerable.Range(0, 500).SelectMany(i => (double[])[wide.X[i, 1], wide.X[i, 3], wide.Y[i, 1], wide.Y[i, 3]])];
            Assert.All(columns, value => Assert.InRange(value, 0, 1));

            // 2,000 values of standard deviation 0.289: four standard errors.
            Assert.Equal(0.5, columns.Average(), 0.026);
            Assert.Equal(columns.Length, columns.Distinct().Count(), 2.0);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_values_and_another_seed_others()
    {
        Assert.Equal(Values(Circle(1, 50, 7)), Values(Circle(1, 50, 7)));
        Assert.NotEqual(Values(Circle(1, 50, 7)), Values(Circle(1, 50, 8)));
        Assert.Equal(Values(Cross(1, 50, 7)), Values(Cross(1, 50, 7)));
        Assert.NotEqual(Values(Cross(1, 50, 7)), Values(Cross(1, 50, 8)));

        static double[] Values(Dataset data) =>
            [.. Enumerable.Range(0, 50).SelectMany(i => (double[])[data.X[i, 0], data.X[i, 1], data.Y[i, 0], data.Y[i, 1]])];
    }

    [Fact]
    public void Parameters_are_the_exclusive_columns_and_the_rows()
    {
        Assert.Equal("exclusive=2 n=30", new CircleRecipe { Exclusive = 2, Count = 30 }.Parameters.ToString());
        Assert.Equal("exclusive=2 n=30", new CrossRecipe { Exclusive = 2, Count = 30 }.Parameters.ToString());
    }

    private static Dataset Circle(int exclusive, int count, ulong seed = 4) =>
        new CircleRecipe { Exclusive = exclusive, Count = count }.Create(seed, TestContext.Current.CancellationToken);

    private static Dataset Cross(int exclusive, int count, ulong seed = 4) =>
        new CrossRecipe { Exclusive = exclusive, Count = count }.Create(seed, TestContext.Current.CancellationToken);
}
