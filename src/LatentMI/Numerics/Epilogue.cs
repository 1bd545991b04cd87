namespace LatentMI.Numerics;

/// <summary>What happens to each element of a matrix product while it is still in the cache: x becomes f(x + bias).</summary>
/// <param name="bias">One value per column, or null.</param>
/// <param name="negativeSlope">f(x) = x for x &gt; 0, else this times x: 1 is the identity, 0 is ReLU, 0.2 is LeakyReLU.</param>
internal readonly unsafe struct Epilogue(float* bias, float negativeSlope)
{
    /// <summary>Leaves the product as it is.</summary>
    public static Epilogue None => new(null, 1);

    /// <summary>One value per column, or null.</summary>
    public float* Bias { get; } = bias;

    /// <summary>The factor of values that are not positive.</summary>
    public float NegativeSlope { get; } = negativeSlope;

    /// <summary>Whether nothing is to be done.</summary>
    public bool IsNone => Bias == null && NegativeSlope == 1;
}
