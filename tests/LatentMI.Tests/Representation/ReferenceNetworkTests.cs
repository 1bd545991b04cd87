using System.Text.Json;
using LatentMI.Estimators.Published;
using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Tests.Fixtures;

namespace LatentMI.Tests.Representation;

/// <summary>Losses, latents, gradients and ten Adam steps against the reference implementation in PyTorch, from the same initial weights.</summary>
public sealed class ReferenceNetworkTests
{
    private const int Latents = 3;

    public static TheoryData<string, string> NetworksAndWidths
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string width in Enum.GetNames<SimdWidth>())
            {
                data.Add("AECross", width);
                data.Add("AEMINE", width);
                data.Add("AEInfoNCE", width);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(NetworksAndWidths))]
    public void Losses_latents_gradients_and_ten_steps_equal_the_reference(string name, string width)
    {
        using var compute = new Compute(2, Enum.Parse<SimdWidth>(width), CancellationToken.None);
        MatrixView x = Matrix("net_x.npy");
        MatrixView y = Matrix("net_y.npy");
        double[] partners = NpyFixture.Load(SharedFiles.Path("fixtures/latentmi/net_AEMINE_shuffle.npy")).Values;
        var options = PublishedLmiOptions.Mended with
        {
            Regularizer = name switch { "AEMINE" => Regularizer.Mine, "AEInfoNCE" => Regularizer.InfoNce, _ => Regularizer.Cross },
            LatentDimensions = Latents,
            HiddenWidth = 32,
            CrossDropout = 0,
        };
        var network = new LatentNetwork(compute, options, x.Columns, y.Columns, x.Rows, rows =>
        {
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = (int)partners[i];
            }
        });
        Parameter[] parameters = [.. network.Parameters];
        string[] names = [.. ParameterNames(name)];
        Assert.Equal(names.Length, parameters.Length);
        Load(name, "initial", (parameter, values) => values.CopyTo(parameters[parameter].Value.Span));

        JsonElement expected = JsonDocument.Parse(File.ReadAllText(SharedFiles.Path("fixtures/latentmi/net_expected.json"))).RootElement;
        double[] losses = [.. expected.GetProperty($"{name}_losses").EnumerateArray().Select(loss => loss.GetDouble())];
        var optimizer = new AdamOptimizer(compute, parameters, options.LearningRate, options.WeightDecay);
        for (int step = 0; step < losses.Length; step++)
        {
            double loss = network.Evaluate(x, y, dropout: true);
            Assert.Equal(losses[step], loss, 1e-4 * losses[step]);
            network.Backward();
            if (step == 0)
            {
                Dictionary<string, NpyFixture> latents = NpyFixture.LoadNpz(SharedFiles.Path($"fixtures/latentmi/net_{name}_latent0.npz"));
                AssertRelative(latents["zx"].Singles, network.EncoderX.Forward(x, dropout: false).Span, 1e-4);
                AssertRelative(latents["zy"].Singles, network.EncoderY.Forward(y, dropout: false).Span, 1e-4);
                Load(name, "grad0", (parameter, values) => AssertRelative(values, parameters[parameter].Gradient.Span, 1e-4));
            }

            optimizer.Step();
        }

        Load(name, "after10", (parameter, values) =>
        {
            // MINE's bound does not change with the critic's last bias: its gradient is rounding error, which Adam makes into steps of full size.
            if (names[parameter] == "T_func.2.bias")
            {
                return;
            }

            for (int i = 0; i < values.Length; i++)
            {
                Assert.Equal(values[i], parameters[parameter].Value.Span[i], 1e-5);
            }
        });

        void Load(string network, string kind, Action<int, float[]> use)
        {
            Dictionary<string, NpyFixture> arrays = NpyFixture.LoadNpz(SharedFiles.Path($"fixtures/latentmi/net_{network}_{kind}.npz"));
            Assert.Equal(names.Order(), arrays.Keys.Order());
            for (int i = 0; i < names.Length; i++)
            {
                use(i, arrays[names[i]].Singles);
            }
        }
    }

    /// <summary>PyTorch's names in the order of <see cref="LatentNetwork.Parameters"/>.</summary>
    private static IEnumerable<string> ParameterNames(string network)
    {
        (string Name, int[] Layers)[] term = network switch
        {
            "AEMINE" => [("T_func", [0, 2])],
            "AEInfoNCE" => [("F_func", [0, 2])],
            _ => [("xy_decoder", [1, 4, 7, 10]), ("yx_decoder", [1, 4, 7, 10])],
        };
        int[] plain = [0, 2, 4, 6];
        (string Name, int[] Layers)[] all = [("x_encoder", plain), ("y_encoder", plain), ("xx_decoder", plain), ("yy_decoder", plain), .. term];
        return all.SelectMany(part => part.Layers.SelectMany(layer => new[] { $"{part.Name}.{layer}.weight", $"{part.Name}.{layer}.bias" }));
    }

    private static MatrixView Matrix(string file)
    {
        NpyFixture array = NpyFixture.Load(SharedFiles.Path($"fixtures/latentmi/{file}"));
        var data = new AlignedBuffer(array.Values.Length);
        array.Singles.CopyTo(data.Span);
        return new MatrixView(data, array.Shape[0], array.Shape[1]);
    }

    /// <summary>
    /// The largest difference, relative to the largest expected magnitude of the array; gradients that are 0 but for rounding, as that of MINE's
    /// last bias, are compared with an absolute tolerance.
    /// </summary>
    private static void AssertRelative(float[] expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Max(MathF.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(Math.Abs(expected[i] - actual[i]), 0, (tolerance * scale) + 1e-6);
        }
    }
}
