using LatentMI.Numerics;

namespace LatentMI.Networks;

/// <summary>How the weights of a linear layer start.</summary>
internal static class Initialization
{
    /// <summary>Uniform on +-sqrt(6 / (inputs + outputs)), biases 0 (Glorot and Bengio 2010, eq. 16).</summary>
    public static void XavierUniform(DenseLayer layer, RandomStream random)
    {
        Fill(layer.Weights.Value.Span, Math.Sqrt(6.0 / (layer.Inputs + layer.Outputs)), random);
        layer.Bias.Value.Span.Clear();
    }

    /// <summary>Weights and biases uniform on +-1/sqrt(inputs).</summary>
    public static void UniformFanIn(DenseLayer layer, RandomStream random)
    {
        double bound = 1 / Math.Sqrt(layer.Inputs);
        Fill(layer.Weights.Value.Span, bound, random);
        Fill(layer.Bias.Value.Span, bound, random);
    }

    private static void Fill(Span<float> values, double bound, RandomStream random)
    {
        foreach (ref float value in values)
        {
            value = (float)(bound * ((2 * random.NextUniform()) - 1));
        }
    }
}
