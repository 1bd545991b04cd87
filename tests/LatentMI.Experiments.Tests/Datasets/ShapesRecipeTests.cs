using LatentMI.Estimators.Ksg;
using LatentMI.Experiments.Datasets.Shapes;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Tests.Datasets;

public class ShapesRecipeTests
{
    [Theory]
    [InlineData("sine")]
    [InlineData("cubic")]
    [InlineData("parabola")]
    [InlineData("absolute")]
    [InlineData("scale")]
    [InlineData("product")]
    [InlineData("sign")]
    public void Information_is_integrated_to_1e_4(string shape)
    {
        var normal = (NormalShape)ShapeList.Find(shape);
        Assert.Equal(normal.Integrate(170), normal.Bits, 1e-5);
        Assert.Equal(normal.Integrate(50), normal.Bits, 1e-4);
    }

    [Fact]
    public void A_line_has_the_information_of_its_correlation()
    {
        // rho^2 = 1 / (1 + s^2) = 0.8 of s = 1/2.
        Assert.Equal(-0.5 * Math.Log2(1 - 0.8), new NoisyCurve("line", x => x, 0.5).Bits, 1e-7);

        // By other integrals in another program: the mean of -log2 p over both u and the noise, and of the scale h(log |Y|) - h(log |E|), log |Y| being X + log |E|.
        Assert.Equal(1.2430, ShapeList.Find("sine").Bits, 1e-3);
        Assert.Equal(1.2568, ShapeList.Find("cubic").Bits, 1e-3);
        Assert.Equal(1.6462, ShapeList.Find("parabola").Bits, 1e-3);
        Assert.Equal(1.0967, ShapeList.Find("absolute").Bits, 1e-3);
        Assert.Equal(1.6260, ShapeList.Find("product").Bits, 1e-3);
        Assert.Equal(0.62344, ShapeList.Find("scale").Bits, 1e-4);

        // 1 - E log2(1 + exp(-2 (1 + s e) / s^2)).
        Assert.Equal(0.9128, ShapeList.Find("sign").Bits, 1e-4);
    }

    [Theory]
    [InlineData("sine")]
    [InlineData("cubic")]
    [InlineData("parabola")]
    [InlineData("absolute")]
    [InlineData("circle")]
    [InlineData("cross")]
    [InlineData("scale")]
    [InlineData("product")]
    [InlineData("sign")]
    public void Nearest_neighbors_find_the_truth_where_there_is_no_noise(string shape)
    {
        // The mean of four estimates of 4,000 rows: its standard error is 0.01 to 0.02 bits, and KSG errs by up to 0.05 bits where Y has long tails.
        double[] bits = [.. Enumerable.Range(0, 4).Select(seed =>
        {
            Dataset data = Create(shape, 0, 4000, (ulong)seed);
            return new KsgEstimator().Estimate(data.X, data.Y, TestContext.Current.CancellationToken).Bits;
        })];
        Assert.Equal(ShapeList.Find(shape).Bits, bits.Average(), 0.08);
    }

    [Fact]
    public void Columns_of_noise_hide_the_others_at_random_places()
    {
        Dataset plain = Create("product", 0, 50, 3);
        Dataset hidden = Create("product", 6, 50, 3);
        Assert.Equal((8, 7), (hidden.X.Dimensions, hidden.Y.Dimensions));
        Assert.Equal(plain.TrueBits, hidden.TrueBits);
        int[] places = [.. Enumerable.Range(0, plain.X.Dimensions).Select(column => PlaceOf(plain.X, column, hidden.X))];
        Assert.Equal(2, places.Distinct().Count());
        int[] placesOfY = [.. Enumerable.Range(0, 20).Select(seed => PlaceOf(Create("sine", 0, 5, (ulong)seed).Y, 0, Create("sine", 6, 5, (ulong)seed).Y))];
        Assert.True(placesOfY.Distinct().Count() > 4);

        static int PlaceOf(Samples informative, int column, Samples all) =>
            Enumerable.Range(0, all.Dimensions).Single(place => Enumerable.Range(0, all.Count).All(row => all[row, place] == informative[row, column]));
    }

    [Fact]
    public void An_unknown_shape_is_refused_with_those_that_there_are()
    {
        InputException refused = Assert.Throws<InputException>(() => Create("spiral", 0, 10, 0));
        Assert.Contains("sine", refused.Message, StringComparison.Ordinal);
    }

    private static Dataset Create(string shape, int exclusive, int rows, ulong seed) =>
        new ShapesRecipe { Dependence = shape, Exclusive = exclusive, Count = rows }.Create(seed, TestContext.Current.CancellationToken);
}
