namespace LatentMI.Estimators.Latent;

/// <summary>An array of a model, in float32 or float64.</summary>
public sealed class ModelArray
{
    /// <summary>Wraps float32 values.</summary>
    /// <param name="name">The name.</param>
    /// <param name="shape">The lengths of the axes.</param>
    /// <param name="values">The values, row-major.</param>
    public ModelArray(string name, IReadOnlyList<int> shape, float[] values) => (Name, Shape, Singles) = (name, shape, values);

    /// <summary>Wraps float64 values.</summary>
    /// <param name="name">The name.</param>
    /// <param name="shape">The lengths of the axes.</param>
    /// <param name="values">The values, row-major.</param>
    public ModelArray(string name, IReadOnlyList<int> shape, double[] values) => (Name, Shape, Doubles) = (name, shape, values);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The lengths of the axes.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The values where they are float32; otherwise null.</summary>
    public float[]? Singles { get; }

    /// <summary>The values where they are float64; otherwise null.</summary>
    public double[]? Doubles { get; }
}
