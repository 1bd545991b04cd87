using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Tests.Representation;

public sealed class CorrelationShrinkageTests
{
    private const int FeaturesX = 20, FeaturesY = 30, Rows = 1000;

    [Fact]
    public void Noise_is_shrunk_to_nothing()
    {
        double[] values = SingularValues.Of(Noise()).Values;
        Assert.InRange(values[0], 0.2, 0.35);
        Assert.All(CorrelationShrinkage.Separate(values, FeaturesX, FeaturesY, Rows), value => Assert.Equal(0, value));

        // The sum of 600 squares of noise differs from its mean by 6 % in the standard deviation, and so at most by some 12 %.
        Assert.All(CorrelationShrinkage.Proportional(values, FeaturesX, FeaturesY, Rows), value => Assert.InRange(value, 0, 0.12 * values[0]));
    }

    [Fact]
    public void One_strong_pair_is_kept_by_itself()
    {
        DenseMatrix cross = Noise();
        cross[0, 0] += 0.8;
        double[] values = SingularValues.Of(cross).Values;
        double[] separate = CorrelationShrinkage.Separate(values, FeaturesX, FeaturesY, Rows);
        Assert.InRange(separate[0], 0.7, 0.8);
        Assert.All(separate.Skip(1), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Many_rows_leave_strong_values_nearly_as_they_are()
    {
        double[] values = [0.9, 0.6, 0.5];
        foreach (double[] shrunk in new[]
            { CorrelationShrinkage.Separate(values, 3, 5, 5000), CorrelationShrinkage.Proportional(values, 3, 5, 5000) })
        {
            Assert.All(shrunk.Zip(values), pair => Assert.InRange(pair.First, pair.Second - 0.01, pair.Second));
        }
    }

    [Fact]
    public void Proportional_shrinkage_takes_the_noise_from_the_sum_of_squares()
    {
        // N = 0.01, S + N = 0.25.
        Assert.Equal(0.5 * 0.24 / 0.25, CorrelationShrinkage.Proportional([0.5], 1, 1, 100)[0], 1e-12);
        Assert.Equal(0, CorrelationShrinkage.Proportional([0.05], 1, 1, 100)[0]);
    }

    [Fact]
    public void No_value_becomes_1()
    {
        Assert.InRange(CorrelationShrinkage.Proportional([1.2], 1, 1, 1_000_000)[0], 0.99, 0.9999);
        Assert.InRange(CorrelationShrinkage.Separate([1.2], 1, 1, 1_000_000)[0], 0.99, 0.9999);
    }

    private static DenseMatrix Noise() => (DenseMatrix)(NormalMatrix.Create(FeaturesX, FeaturesY, stream: 4).ToDense() / Math.Sqrt(Rows));
}
