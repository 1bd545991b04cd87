namespace LatentMI.Experiments.Datasets;

/// <summary>A strictly increasing function of every coordinate, which leaves the mutual information as it is.</summary>
public enum GaussianTransform
{
    /// <summary>x.</summary>
    None,

    /// <summary>x sqrt|x|, which makes the tails heavier.</summary>
    HalfCube,

    /// <summary>asinh x, which makes them lighter.</summary>
    Asinh,

    /// <summary>The normal distribution function, which makes the margins uniform.</summary>
    Uniform,
}
