namespace LatentMI.Experiments.Datasets.Teachers;

/// <summary>What a unit of a teacher does to its sum.</summary>
public enum TeacherActivation
{
    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>ln(1 + e^v).</summary>
    Softplus,

    /// <summary>max(0, v).</summary>
    Relu,
}
