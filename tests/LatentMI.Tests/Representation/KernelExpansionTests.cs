using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Representation;

public sealed class KernelExpansionTests
{
    private const int Rows = 400;
    private const int Components = 5;

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void Values_are_those_of_a_scalar_loop(string width)
    {
        using var compute = new Compute(2, SimdWidths.Parse(width), TestContext.Current.CancellationToken);
        MatrixView components = NormalMatrix.Create(Rows, Components, stream: 1);
        KernelExpansion expansion = Fit(components, compute);
        MatrixView values = New(Rows, expansion.Columns);
        expansion.Expand(components, values, compute);
        for (int i = 0; i < Rows; i++)
        {
            for (int l = 0; l < expansion.Columns; l++)
            {
                // Means are of float32 numbers; squares of distances cancel to some units of 1e-6.
                Assert.Equal(Kernel(components.Row(i), expansion.Landmarks.Row(l), expansion.Width) - expansion.Means[l], values.Row(i)[l], 1e-5);
            }
        }
    }

    [Fact]
    public void Columns_have_mean_0_and_half_of_the_rows_are_landmarks_up_to_500()
    {
        using Compute compute = NewCompute();
        foreach ((int rows, int landmarks) in new[] { (Rows, 200), (1200, 500) })
        {
            MatrixView components = NormalMatrix.Create(rows, Components, stream: 2);
            KernelExpansion expansion = Fit(components, compute);
            Assert.Equal((landmarks, Components), (expansion.Landmarks.Rows, expansion.Landmarks.Columns));
            MatrixView values = New(rows, landmarks);
            expansion.Expand(components, values, compute);
            for (int l = 0; l < landmarks; l++)
            {
                Assert.Equal(0, Enumerable.Range(0, rows).Average(i => values.Row(i)[l]), 1e-6);
            }
        }
    }

    [Fact]
    public void The_width_is_seven_tenths_of_the_median_distance()
    {
        using Compute compute = NewCompute();
        KernelExpansion expansion = Fit(NormalMatrix.Create(Rows, Components, stream: 3), compute);
        MatrixView landmarks = expansion.Landmarks;
        double[] distances =
        [
            .. Enumerable.Range(0, landmarks.Rows).SelectMany(a => Enumerable.Range(0, a).Select(b => SquaredDistance(landmarks.Row(a), landmarks.Row(b)))).Order(),
        ];
        Assert.Equal(0.7 * Math.Sqrt(distances[distances.Length / 2]), expansion.Width, 1e-6);
    }

    [Fact]
    public void Landmarks_at_the_same_place_do_not_count_for_the_width()
    {
        using Compute compute = NewCompute();
        MatrixView components = New(Rows, 1);
        for (int i = 0; i < Rows; i++)
        {
            components.Row(i)[0] = i * 2 / Rows;
        }

        KernelExpansion expansion = Fit(components, compute);
        Assert.Equal(0.7, expansion.Width, 1e-12);
        AssertProductsAreTheKernel(expansion, compute);
    }

    [Fact]
    public void Rows_that_are_all_the_same_have_no_kernel_features()
    {
        using Compute compute = NewCompute();
        Assert.Null(Fit(New(Rows, 1), compute));
    }

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void Products_of_normalized_columns_are_the_kernel_between_landmarks(string width)
    {
        using var compute = new Compute(2, SimdWidths.Parse(width), TestContext.Current.CancellationToken);
        AssertProductsAreTheKernel(Fit(NormalMatrix.Create(Rows, Components, stream: 4), compute), compute);
    }

    [Fact]
    public void Rows_that_are_very_far_out_have_the_kernel_too()
    {
        using Compute compute = NewCompute();

        // Quotients of normal numbers: of a thousand, some are a thousand times as far out as most, and near each other beside that.
        MatrixView components = NormalMatrix.Create(Rows, Components, stream: 5), divisors = NormalMatrix.Create(Rows, 1, stream: 6);
        for (int i = 0; i < Rows; i++)
        {
            float divisor = divisors.Row(i)[0] * (i % 40 < 2 ? 1e-5f : 1);
            float shift = i % 40 == 1 ? 1e-5f : 0;
            for (int c = 0; c < Components; c++)
            {
                components.Row(i)[c] = i % 40 == 1 ? components.Row(i - 1)[c] * (1 + shift) : components.Row(i)[c] / divisor;
            }
        }

        KernelExpansion expansion = Fit(components, compute);
        AssertProductsAreTheKernel(expansion, compute);
        MatrixView values = New(Rows, expansion.Columns);
        expansion.Expand(components, values, compute);
        for (int i = 0; i < Rows; i++)
        {
            for (int l = 0; l < expansion.Columns; l++)
            {
                Assert.Equal(Kernel(components.Row(i), expansion.Landmarks.Row(l), expansion.Width) - expansion.Means[l], values.Row(i)[l], 1e-4);
            }
        }
    }

    private static void AssertProductsAreTheKernel(KernelExpansion fitted, Compute compute)
    {
        MatrixView landmarks = fitted.Landmarks;
        var uncentered = new KernelExpansion(landmarks, fitted.Width, new float[fitted.Columns]);
        MatrixView values = New(landmarks.Rows, uncentered.Columns);
        uncentered.Expand(landmarks, values, compute);
        MatrixView normalized = PrincipalComponents.Product(values, uncentered.Normalization(compute), compute);
        MatrixView products = PrincipalComponents.Product(normalized, normalized.Transposed, compute);
        for (int a = 0; a < landmarks.Rows; a++)
        {
            for (int b = 0; b < landmarks.Rows; b++)
            {
                // Of the ridge.
                Assert.Equal(Kernel(landmarks.Row(a), landmarks.Row(b), fitted.Width), products.Row(a)[b], 1e-3);
            }
        }
    }

    private static KernelExpansion Fit(MatrixView components, Compute compute) =>
        KernelExpansion.Fit(components, KernelSize.Default.Landmarks, new RandomStream(1, RandomPurpose.ComponentsX), compute)!;

    private static double Kernel(ReadOnlySpan<float> row, ReadOnlySpan<float> landmark, double width) =>
        Math.Exp(-SquaredDistance(row, landmark) / (2 * width * width));

    private static double SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int c = 0; c < a.Length; c++)
        {
            sum += ((double)a[c] - b[c]) * ((double)a[c] - b[c]);
        }

        return sum;
    }

    private static MatrixView New(int rows, int columns) => new(new AlignedBuffer(rows * columns), rows, columns);

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
}
