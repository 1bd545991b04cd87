using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Networks;

public sealed class AdamOptimizerTests
{
    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void Follows_the_published_formula_with_decoupled_weight_decay(string width)
    {
        const double Rate = 0.01, Decay = 0.1;
        using var compute = new Compute(2, SimdWidths.Parse(width), CancellationToken.None);
        var parameter = new Parameter(7, 2501);
        var random = new RandomStream(1, RandomPurpose.Data);
        int length = parameter.Value.Length;
        var expected = new double[length];
        for (int i = 0; i < length; i++)
        {
            parameter.Value.Span[i] = (float)random.NextNormal();
            expected[i] = parameter.Value.Span[i];
        }

        var first = new double[length];
        var second = new double[length];
        var optimizer = new AdamOptimizer(compute, [parameter], Rate, Decay);
        for (int step = 1; step <= 5; step++)
        {
            for (int i = 0; i < length; i++)
            {
                double g = parameter.Gradient.Span[i] = (float)random.NextNormal();
                first[i] = (0.9 * first[i]) + (0.1 * g);
                second[i] = (0.999 * second[i]) + (0.001 * g * g);
                double mean = first[i] / (1 - Math.Pow(0.9, step));
                double square = second[i] / (1 - Math.Pow(0.999, step));
                expected[i] = (expected[i] * (1 - (Rate * Decay))) - (Rate * mean / (Math.Sqrt(square) + 1e-7));
            }

            optimizer.Step();
        }

        for (int i = 0; i < length; i++)
        {
            Assert.Equal(expected[i], parameter.Value.Span[i], 2e-6);
        }
    }

    [Fact]
    public void The_first_step_is_halved_where_the_gradient_is_epsilon()
    {
        using var compute = new Compute(1, SimdWidth.Scalar, CancellationToken.None);
        var parameter = new Parameter(1, 1);
        parameter.Gradient.Span[0] = 1e-8f;
        new AdamOptimizer(compute, [parameter], learningRate: 0.1, weightDecay: 0, epsilon: 1e-8).Step();
        Assert.Equal(-0.05, parameter.Value.Span[0], 1e-6);
    }
}
