namespace LatentMI.Numerics;

/// <summary>What happens to each element of a matrix product while it is still in the cache: x becomes f(x + bias).</summary>
/// <param name="Bias">One value per column, or null.</param>
/// <param name="NegativeSlope">f(x) = x for x &gt; 0, else this times x: 1 is the identity, 0 is ReLU, 0.2 is LeakyReLU.</param>
internal readonly record struct Epilogue(AlignedBuffer? Bias, float NegativeSlope)
{
    /// <summary>Leaves the product as it is.</summary>
    public static Epilogue None => new(null, 1);

    /// <summary>Whether nothing is to be done.</summary>
    public bool IsNone => Bias is null && NegativeSlope == 1;
}
