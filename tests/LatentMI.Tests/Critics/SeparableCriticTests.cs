using LatentMI.Critics;
using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Critics;

public sealed class SeparableCriticTests
{
    private const int Rows = 21;
    private const int ColumnsX = 5;
    private const int ColumnsY = 3;

    private static readonly SeparableCriticOptions Small = new() { HiddenWidths = [11, 7], EmbeddingWidth = 6, BatchSize = Rows };

    [Theory]
    [InlineData("Scalar", true)]
    [InlineData("Scalar", false)]
    [InlineData("Vector256", true)]
    [InlineData("Vector512", false)]
    public void Loss_and_gradients_equal_a_plain_double_critic_and_its_central_differences(string width, bool candidatesAreY)
    {
        using var compute = new Compute(2, SimdWidths.Parse(width), CancellationToken.None);
        var critic = new SeparableCritic(compute, ColumnsX, ColumnsY, Small, seed: 4);
        Parameter[] parameters = [.. critic.Parameters];
        var random = new RandomStream(8, RandomPurpose.Data);
        foreach (Parameter parameter in parameters)
        {
            foreach (ref float value in parameter.Value.Span)
            {
                value += (float)(0.3 * random.NextNormal());
            }
        }

        MatrixView x = new(RandomBuffers.Create(Rows * ColumnsX, 1), Rows, ColumnsX);
        MatrixView y = new(RandomBuffers.Create(Rows * ColumnsY, 2), Rows, ColumnsY);
        double[][] plain = [.. parameters.Select(parameter => parameter.Value.Span.ToArray().Select(value => (double)value).ToArray())];

        double loss = critic.Differentiate(x, y, candidatesAreY);

        Assert.Equal(PlainLoss(plain, x, y, candidatesAreY), loss, 5);
        for (int p = 0; p < parameters.Length; p++)
        {
            float[] gradient = parameters[p].Gradient.Span.ToArray();
            for (int i = 0; i < gradient.Length; i++)
            {
                const double Step = 1e-5;
                double value = plain[p][i];
                plain[p][i] = value + Step;
                double above = PlainLoss(plain, x, y, candidatesAreY);
                plain[p][i] = value - Step;
                double below = PlainLoss(plain, x, y, candidatesAreY);
                plain[p][i] = value;
                Assert.Equal((above - below) / (2 * Step), gradient[i], 2e-5);
            }
        }
    }

    [Fact]
    public void Two_pairs_have_the_logistic_loss()
    {
        using var compute = new Compute(1, SimdSupport.Current(), CancellationToken.None);
        var scores = new MatrixView(new AlignedBuffer(4), 2, 2);
        float[] values = [1.5f, -0.5f, 0.25f, 2];
        values.CopyTo(scores.Span);
        double loss = new AnchorLossWork(compute, 2).Differentiate(scores, scale: 1);
        double expected = (Softplus(-1.5) + Softplus(-0.5) + Softplus(0.25) + Softplus(-2)) / 4;
        Assert.Equal(expected, loss, 6);
    }

    [Fact]
    public void Scores_too_large_for_an_exponential_keep_the_loss_finite()
    {
        using var compute = new Compute(1, SimdSupport.Current(), CancellationToken.None);
        var scores = new MatrixView(new AlignedBuffer(9), 3, 3);
        float[] values = [500, 0, -500, 900, -900, 0, 0, 0, 0];
        values.CopyTo(scores.Span);
        double loss = new AnchorLossWork(compute, 3).Differentiate(scores, scale: 1);
        Assert.True(double.IsFinite(loss));
        Assert.All(scores.Span.ToArray(), gradient => Assert.True(float.IsFinite(gradient)));
    }

    [Fact]
    public void Training_finds_the_log_ratio_of_Gaussian_pairs_and_nothing_in_independent_ones()
    {
        Assert.InRange(HeldOutBits(true, threads: 2)[0], 0.75, 1.1);
        Assert.InRange(HeldOutBits(false, threads: 2)[0], -0.05, 0.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_embeddings_for_any_number_of_threads() =>
        Assert.Equal(HeldOutBits(true, threads: 1), HeldOutBits(true, threads: 3));

    private static double[] HeldOutBits(bool dependent, int threads)
    {
        const int Count = 3000;
        using var compute = new Compute(threads, SimdSupport.Current(), CancellationToken.None);
        var random = new RandomStream(5, RandomPurpose.Data);
        MatrixView x = new(new AlignedBuffer(Count * 2), Count, 2);
        MatrixView y = new(new AlignedBuffer(Count * 2), Count, 2);
        // Two pairs of half a bit each.
        double rho = dependent ? Math.Sqrt(0.5) : 0;
        for (int i = 0; i < x.Span.Length; i++)
        {
            double common = random.NextNormal();
            x.Span[i] = (float)common;
            y.Span[i] = (float)((rho * common) + (Math.Sqrt(1 - (rho * rho)) * random.NextNormal()));
        }

        var options = new SeparableCriticOptions { Dropout = 0.1 };
        var critic = new SeparableCritic(compute, 2, 2, options, seed: 2);
        int[] training = [.. Enumerable.Range(0, 1600)];
        int[] validation = [.. Enumerable.Range(1600, 400)];
        SeparableCriticTraining trained = new SeparableCriticTrainer(compute, critic, options, seed: 2).Train(x, y, training, validation);
        Assert.Equal(trained.ValidationLosses.Min(), trained.ValidationLosses[trained.BestEpoch]);
        float[] f = critic.EmbedX(x);
        float[] g = critic.EmbedY(y);
        double[] bits = new double[Count - 2000];
        for (int i = 0; i < bits.Length; i++)
        {
            int row = (2000 + i) * critic.EmbeddingWidth;
            for (int e = 0; e < critic.EmbeddingWidth; e++)
            {
                bits[i] += f[row + e] * g[row + e] / Math.Log(2);
            }
        }

        return [bits.Average(), .. bits];
    }

    private static double Softplus(double value) => Math.Log(1 + Math.Exp(value));

    private static double PlainLoss(double[][] parameters, MatrixView x, MatrixView y, bool candidatesAreY)
    {
        double[][] f = PlainEmbed(parameters[..6], x);
        double[][] g = PlainEmbed(parameters[6..], y);
        double total = 0;
        for (int i = 0; i < Rows; i++)
        {
            double withOwn = Rows - 1;
            double withoutOwn = Rows - 1;
            for (int j = 0; j < Rows; j++)
            {
                double ratio = Math.Exp(candidatesAreY ? PlainScore(f[i], g[j]) : PlainScore(f[j], g[i]));
                withOwn += j == (i + 1) % Rows ? 0 : ratio;
                withoutOwn += j == i ? 0 : ratio;
            }

            double own = PlainScore(f[i], g[i]);
            total -= 0.5 * (own - Math.Log(withOwn) + Math.Log((Rows - 1) / withoutOwn));
        }

        return total / Rows;
    }

    private static double PlainScore(double[] f, double[] g) => f.Zip(g, (a, b) => a * b).Sum() / Math.Sqrt(f.Length);

    private static double[][] PlainEmbed(double[][] parameters, MatrixView rows)
    {
        var result = new double[rows.Rows][];
        for (int i = 0; i < rows.Rows; i++)
        {
            double[] current = [.. rows.Row(i).ToArray().Select(value => (double)value)];
            for (int layer = 0; layer < parameters.Length / 2; layer++)
            {
                double[] weights = parameters[2 * layer];
                double[] bias = parameters[(2 * layer) + 1];
                var next = new double[bias.Length];
                for (int o = 0; o < bias.Length; o++)
                {
                    double sum = bias[o];
                    for (int j = 0; j < current.Length; j++)
                    {
                        sum += weights[(o * current.Length) + j] * current[j];
                    }

                    next[o] = sum > 0 || layer == (parameters.Length / 2) - 1 ? sum : 0.2 * sum;
                }

                current = next;
            }

            result[i] = current;
        }

        return result;
    }
}
