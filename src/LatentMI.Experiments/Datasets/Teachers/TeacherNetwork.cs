using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Teachers;

/// <summary>A random network of two layers from m latents to d columns: B a(A z + c), with 16 m units between.</summary>
/// <remarks>
/// Weights and biases are normal: those of A with variance 2 / m, of B with variance 1 / (16 m), the biases c with variance 1. The columns give the latents away,
/// in two steps.
/// The units give them away: tanh and softplus have inverses, and A has more rows than columns. Of max(0, v), a unit is at work with probability 1/2, the units that are
/// show themselves and hold linear equations, of which m are enough: fewer than m of 16 m units are at work with probability 2^-16 for m = 1, 8e-9 for m = 2, and less for
/// more latents.
/// The columns give the units away: the units lie on a set of m dimensions, and almost every B with more than 2 m rows is one-to-one on such a set (T. Sauer, J. A. Yorke, M. Casdagli,
/// "Embedology", Journal of Statistical Physics 65, 579, 1991).
/// </remarks>
internal sealed class TeacherNetwork
{
    private const int UnitsPerLatent = 16;
    private const double InputVariance = 2;

    private readonly TeacherActivation _activation;
    private readonly float[] _first;
    private readonly float[] _biases;
    private readonly float[] _second;

    /// <summary>Draws a network.</summary>
    /// <param name="latents">m.</param>
    /// <param name="dimensions">d; more than 2 m.</param>
    /// <param name="activation">a.</param>
    /// <param name="random">The random numbers.</param>
    public TeacherNetwork(int latents, int dimensions, TeacherActivation activation, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, LeastDimensions(latents));
        int units = UnitsPerLatent * latents;
        _activation = activation;
        _first = Draw(checked(latents * units), InputVariance / latents, random);
        _biases = Draw(units, 1, random);
        _second = Draw(checked(units * dimensions), 1.0 / units, random);
    }

    /// <summary>The fewest columns that give the latents away.</summary>
    /// <param name="latents">m.</param>
    public static long LeastDimensions(long latents) => (2 * latents) + 1;

    /// <summary>Computes the columns of a row.</summary>
    /// <param name="latents">The m latents.</param>
    /// <param name="row">Receives the d columns.</param>
    public void Compute(ReadOnlySpan<float> latents, Span<float> row)
    {
        float[] units = [.. _biases];
        RowProduct.Add(latents, _first, units);
        TeacherActivations.Apply(_activation, units);
        row.Clear();
        RowProduct.Add(units, _second, row);
    }

    private static float[] Draw(int count, double variance, RandomStream random)
    {
        var weights = new float[count];
        double deviation = Math.Sqrt(variance);
        foreach (ref float weight in weights.AsSpan())
        {
            weight = (float)(deviation * random.NextNormal());
        }

        return weights;
    }
}
