using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Networks;

public sealed class SquaredErrorWorkTests
{
    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void Is_the_mean_over_rows_and_columns_with_its_gradient(string width)
    {
        const int Rows = 37, Columns = 29;
        const double Weight = 1.5;
        using var compute = new Compute(2, SimdWidths.Parse(width), CancellationToken.None);
        var random = new RandomStream(1, RandomPurpose.Data);
        var prediction = new AlignedBuffer(Rows * Columns);
        var target = new AlignedBuffer(Rows * Columns);
        var gradient = new AlignedBuffer(Rows * Columns);
        double sum = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            prediction.Span[i] = (float)random.NextNormal();
            target.Span[i] = (float)random.NextNormal();
            sum += Math.Pow(prediction.Span[i] - (double)target.Span[i], 2);
        }

        double mean = new SquaredErrorWork(compute).Evaluate(
            new MatrixView(prediction, Rows, Columns), new MatrixView(target, Rows, Columns), new MatrixView(gradient, Rows, Columns), Weight);

        Assert.Equal(sum / prediction.Length, mean, 1e-6);
        for (int i = 0; i < gradient.Length; i++)
        {
            Assert.Equal(2 * Weight / prediction.Length * (prediction.Span[i] - target.Span[i]), gradient.Span[i], 1e-8);
        }
    }
}
