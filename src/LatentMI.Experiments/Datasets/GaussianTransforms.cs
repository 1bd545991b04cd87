using MathNet.Numerics.Distributions;

namespace LatentMI.Experiments.Datasets;

/// <summary>The formulas and names of <see cref="GaussianTransform"/>.</summary>
public static class GaussianTransforms
{
    /// <summary>The name as it is written in files and on the command line.</summary>
    /// <param name="transform">The transform.</param>
    public static string Name(GaussianTransform transform) => transform switch
    {
        GaussianTransform.None => "none",
        GaussianTransform.HalfCube => "half-cube",
        GaussianTransform.Asinh => "asinh",
        GaussianTransform.Uniform => "uniform",
        _ => throw new ArgumentOutOfRangeException(nameof(transform), transform, "There is no such transform."),
    };

    /// <summary>Transforms every value in place.</summary>
    /// <param name="transform">The transform.</param>
    /// <param name="values">The values.</param>
    public static void Apply(GaussianTransform transform, Span<float> values)
    {
        if (transform == GaussianTransform.None)
        {
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            values[i] = (float)(transform switch
            {
                GaussianTransform.HalfCube => value * Math.Sqrt(Math.Abs(value)),
                GaussianTransform.Asinh => Math.Asinh(value),
                GaussianTransform.Uniform => Normal.CDF(0, 1, value),
                _ => throw new ArgumentOutOfRangeException(nameof(transform), transform, "There is no such transform."),
            });
        }
    }
}
