using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class MatrixProductTests
{
    private static readonly (int M, int N, int K)[] Shapes =
    [
        (1, 1, 1), (1, 17, 3), (5, 1, 40), (6, 16, 256), (7, 33, 257), (13, 100, 19), (97, 31, 300), (64, 64, 1), (12, 300, 513), (200, 5, 70), (3, 8, 0),
    ];

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void Equals_the_plain_triple_loop_for_every_shape_and_transposition(string width)
    {
        using var team = new WorkerTeam(2);
        MatrixProduct product = MatrixProduct.Create(team, SimdWidths.Parse(width));
        ulong stream = 0;
        foreach ((int m, int n, int k) in Shapes)
        {
            foreach ((bool transposeA, bool transposeB) in new[] { (false, false), (false, true), (true, false), (true, true) })
            {
                AlignedBuffer a = RandomBuffers.Create(m * k, stream++);
                AlignedBuffer b = RandomBuffers.Create(k * n, stream++);
                AlignedBuffer c = RandomBuffers.Create(m * n, stream++);
                AlignedBuffer bias = RandomBuffers.Create(n, stream++);
                MatrixView viewA = transposeA ? new MatrixView(a, k, m).Transposed : new MatrixView(a, m, k);
                MatrixView viewB = transposeB ? new MatrixView(b, n, k).Transposed : new MatrixView(b, k, n);
                product.Multiply(viewA, viewB, new MatrixView(c, m, n), new Epilogue(bias, 0.2f));
                for (int i = 0; i < m; i++)
                {
                    for (int j = 0; j < n; j++)
                    {
                        double sum = bias.Span[j];
                        for (int p = 0; p < k; p++)
                        {
                            sum += (double)a.Span[transposeA ? (p * m) + i : (i * k) + p] * b.Span[transposeB ? (j * k) + p : (p * n) + j];
                        }

                        Assert.Equal(sum > 0 ? sum : 0.2 * sum, c.Span[(i * n) + j], 1e-5 * Math.Sqrt(k + 1));
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void Writes_nothing_outside_of_the_result(string width)
    {
        const int M = 19, N = 37, K = 50, Stride = 41;
        using var team = new WorkerTeam(1);
        AlignedBuffer a = RandomBuffers.Create(M * K, 1);
        AlignedBuffer b = RandomBuffers.Create(K * N, 2);
        var c = new AlignedBuffer((M + 1) * Stride);
        c.Span.Fill(-7);
        MatrixView target = new MatrixView(c, M + 1, Stride).Block(0, 0, M, N);
        MatrixProduct.Create(team, SimdWidths.Parse(width)).Multiply(new MatrixView(a, M, K), new MatrixView(b, K, N), target, Epilogue.None);

        for (int i = 0; i < c.Length; i++)
        {
            bool inside = i / Stride < M && i % Stride < N;
            Assert.Equal(!inside, c.Span[i] == -7);
        }
    }

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void Is_the_same_to_the_bit_for_any_number_of_threads(string width)
    {
        const int M = 130, N = 530, K = 600;
        AlignedBuffer a = RandomBuffers.Create(M * K, 1);
        AlignedBuffer b = RandomBuffers.Create(K * N, 2);
        float[]? first = null;
        foreach (int threads in new[] { 1, 2, 3, 5 })
        {
            using var team = new WorkerTeam(threads);
            var c = new AlignedBuffer(M * N);
            MatrixProduct.Create(team, SimdWidths.Parse(width))
                .Multiply(new MatrixView(a, M, K), new MatrixView(b, K, N), new MatrixView(c, M, N), Epilogue.None);
            first ??= c.Span.ToArray();
            Assert.Equal(first, c.Span.ToArray());
        }
    }

    [Fact]
    public void Refuses_shapes_that_do_not_fit()
    {
        using var team = new WorkerTeam(1);
        var buffer = new AlignedBuffer(12);
        MatrixProduct product = MatrixProduct.Create(team, SimdWidth.Scalar);
        Assert.Throws<ArgumentException>(
            () => product.Multiply(new MatrixView(buffer, 3, 4), new MatrixView(buffer, 3, 4), new MatrixView(buffer, 3, 4), Epilogue.None));
    }
}
