using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Networks;

public sealed class MultilayerPerceptronTests
{
    private const int Rows = 23;
    private const int Inputs = 9;

    public static TheoryData<string, string> WidthsAndActivations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string width in Enum.GetNames<SimdWidth>())
            {
                foreach (string activation in Enum.GetNames<Activation>())
                {
                    data.Add(width, activation);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WidthsAndActivations))]
    public void Outputs_and_gradients_equal_a_plain_double_network_and_its_central_differences(string width, string activation)
    {
        using var compute = new Compute(2, SimdWidths.Parse(width), CancellationToken.None);
        var shape = Enum.Parse<Activation>(activation);
        AssertGradients(compute, [new(21, shape), new(5, shape), new(3, Activation.Identity)], dropout: false);
    }

    [Theory]
    [MemberData(nameof(SimdWidths.All), MemberType = typeof(SimdWidths))]
    public void Gradients_through_dropout_equal_those_of_the_thinned_network(string width)
    {
        using var compute = new Compute(2, SimdWidths.Parse(width), CancellationToken.None);
        AssertGradients(
            compute, [new(21, Activation.LeakyRelu, Dropout: 0.5), new(3, Activation.Identity, Dropout: 0.3)], dropout: true);
    }

    [Fact]
    public void Dropout_removes_its_share_and_keeps_the_mean()
    {
        using var compute = new Compute(2, SimdSupport.Current(), CancellationToken.None);
        var work = new DropoutWork(compute, seed: 3);
        var ones = new AlignedBuffer(200 * 500);
        ones.Span.Fill(1);
        var mask = new AlignedBuffer(ones.Length);
        var output = new AlignedBuffer(ones.Length);
        work.Apply(new MatrixView(ones, 200, 500), new MatrixView(mask, 200, 500), new MatrixView(output, 200, 500), 0.3, stream: 7);
        double removed = 0;
        double sum = 0;
        foreach (float value in output.Span)
        {
            Assert.True(value == 0 || Math.Abs(value - (1 / 0.7)) < 1e-6);
            removed += value == 0 ? 1 : 0;
            sum += value;
        }

        Assert.InRange(removed / ones.Length, 0.29, 0.31);
        Assert.InRange(sum / ones.Length, 0.985, 1.015);
        Assert.Equal(mask.Span.ToArray(), output.Span.ToArray());
    }

    [Fact]
    public void Dropout_masks_differ_from_pass_to_pass_and_from_network_to_network()
    {
        using var compute = new Compute(1, SimdSupport.Current(), CancellationToken.None);
        AlignedBuffer input = RandomBuffers.Create(Rows * 9, 100);
        LayerShape[] shapes = [new(4, Activation.Identity, Dropout: 0.5)];
        var first = new MultilayerPerceptron(compute, 9, shapes, Rows, seed: 1, identity: 0);
        RandomizeAll(first);
        var second = new MultilayerPerceptron(compute, first.Layers, Rows, seed: 1, identity: 1);
        double a = Loss(first, input, dropout: true);
        double b = Loss(first, input, dropout: true);
        double c = Loss(second, input, dropout: true);
        Assert.Equal(3, new[] { a, b, c }.Distinct().Count());
    }

    [Fact]
    public void A_batch_beyond_the_capacity_is_refused()
    {
        using var compute = new Compute(1, SimdWidth.Scalar, CancellationToken.None);
        var network = new MultilayerPerceptron(compute, 2, [new(1, Activation.Identity)], capacity: 3, seed: 0, identity: 0);
        var input = new AlignedBuffer(8);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Forward(new MatrixView(input, 4, 2), dropout: false));
    }

    [Fact]
    public void Xavier_and_fan_in_initialization_stay_within_their_bounds_and_fill_them()
    {
        var layer = new DenseLayer(50, new LayerShape(100, Activation.Relu));
        Initialization.XavierUniform(layer, new RandomStream(1, RandomPurpose.Weights));
        Assert.InRange(layer.Weights.Value.Span.ToArray().Max(MathF.Abs), 0.195f, 0.2f);
        Assert.All(layer.Bias.Value.Span.ToArray(), bias => Assert.Equal(0, bias));
        Initialization.UniformFanIn(layer, new RandomStream(1, RandomPurpose.Weights));
        Assert.InRange(layer.Weights.Value.Span.ToArray().Max(MathF.Abs), 0.135f, 0.1415f);
        Assert.InRange(layer.Bias.Value.Span.ToArray().Max(MathF.Abs), 0.1f, 0.1415f);
    }

    private static void AssertGradients(Compute compute, IReadOnlyList<LayerShape> shapes, bool dropout)
    {
        const ulong Seed = 5;
        var network = new MultilayerPerceptron(compute, Inputs, shapes, Rows, Seed, identity: 0);
        RandomizeAll(network);
        AlignedBuffer input = RandomBuffers.Create(Rows * Inputs, 100);
        AlignedBuffer inputGradient = new(input.Length);
        var plain = new PlainNetwork(compute, network.Layers, dropout ? Seed : null);

        double loss = Loss(network, input, dropout);
        network.Backward(new MatrixView(inputGradient, Rows, Inputs));

        double[] plainInput = [.. input.Span.ToArray().Select(value => (double)value)];
        Assert.Equal(plain.Loss(plainInput), loss, 1e-4);
        foreach ((double[] values, Parameter parameter) in plain.Parameters)
        {
            AssertGradient(() => plain.Loss(plainInput), values, parameter.Gradient.Span);
        }

        AssertGradient(() => plain.Loss(plainInput), plainInput, inputGradient.Span);
    }

    private static void AssertGradient(Func<double> loss, double[] values, ReadOnlySpan<float> gradient)
    {
        const double Step = 1e-6;
        double largest = 0;
        var numeric = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double original = values[i];
            values[i] = original + Step;
            double above = loss();
            values[i] = original - Step;
            numeric[i] = (above - loss()) / (2 * Step);
            values[i] = original;
            largest = Math.Max(largest, Math.Abs(numeric[i]));
        }

        Assert.True(largest > 0);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.Equal(numeric[i], gradient[i], 1e-4 * largest);
        }
    }

    /// <summary>A smooth function of the output: sum of cos(output + index); its gradient is put where the network expects it.</summary>
    private static double Loss(MultilayerPerceptron network, AlignedBuffer input, bool dropout = false)
    {
        Span<float> output = network.Forward(new MatrixView(input, Rows, input.Length / Rows), dropout).Span;
        Span<float> gradient = network.OutputGradient(Rows).Span;
        double sum = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            sum += Math.Cos(output[i] + i);
            gradient[i] = (float)-Math.Sin(output[i] + i);
        }

        return sum;
    }

    private static void RandomizeAll(MultilayerPerceptron network)
    {
        ulong stream = 0;
        foreach (DenseLayer layer in network.Layers)
        {
            Initialization.UniformFanIn(layer, new RandomStream(2, RandomPurpose.Weights, stream++));
        }
    }

    /// <summary>The same network in plain loops and double precision, with the same dropout masks.</summary>
    private sealed class PlainNetwork
    {
        private readonly IReadOnlyList<DenseLayer> _layers;
        private readonly double[][] _weights;
        private readonly double[][] _biases;
        private readonly float[][] _masks;

        public PlainNetwork(Compute compute, IReadOnlyList<DenseLayer> layers, ulong? dropoutSeed)
        {
            _layers = layers;
            _weights = [.. layers.Select(layer => Array.ConvertAll(layer.Weights.Value.Span.ToArray(), value => (double)value))];
            _biases = [.. layers.Select(layer => Array.ConvertAll(layer.Bias.Value.Span.ToArray(), value => (double)value))];
            _masks = [.. layers.Select((layer, index) => Mask(compute, layer, dropoutSeed, (ulong)index))];
        }

        public IEnumerable<(double[] Values, Parameter Parameter)> Parameters =>
            _layers.SelectMany((layer, index) => new[] { (_weights[index], layer.Weights), (_biases[index], layer.Bias) });

        public double Loss(double[] input)
        {
            double[] current = input;
            for (int l = 0; l < _layers.Count; l++)
            {
                DenseLayer layer = _layers[l];
                var next = new double[Rows * layer.Outputs];
                for (int i = 0; i < Rows; i++)
                {
                    for (int o = 0; o < layer.Outputs; o++)
                    {
                        double sum = _biases[l][o];
                        for (int j = 0; j < layer.Inputs; j++)
                        {
                            int at = (i * layer.Inputs) + j;
                            sum += _weights[l][(o * layer.Inputs) + j] * current[at] * _masks[l][at];
                        }

                        next[(i * layer.Outputs) + o] = layer.Activation switch
                        {
                            Activation.LeakyRelu => sum > 0 ? sum : 0.2 * sum,
                            Activation.Relu => Math.Max(sum, 0),
                            Activation.Softplus => Math.Log(1 + Math.Exp(sum)),
                            _ => sum,
                        };
                    }
                }

                current = next;
            }

            return current.Select((value, index) => Math.Cos(value + index)).Sum();
        }

        private static float[] Mask(Compute compute, DenseLayer layer, ulong? seed, ulong stream)
        {
            var ones = new AlignedBuffer(Rows * layer.Inputs);
            ones.Span.Fill(1);
            if (seed is { } given)
            {
                var mask = new AlignedBuffer(ones.Length);
                var view = new MatrixView(ones, Rows, layer.Inputs);
                new DropoutWork(compute, given).Apply(view, new MatrixView(mask, Rows, layer.Inputs), view, layer.Dropout, stream);
            }

            return ones.Span.ToArray();
        }
    }
}
