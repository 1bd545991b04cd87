using System.Runtime.Intrinsics;

namespace LatentMI.Numerics;

/// <summary>The width of the vectors that a kernel works with.</summary>
internal enum SimdWidth
{
    /// <summary>One number at a time: the reference for the others.</summary>
    Scalar = 0,

    /// <summary>128 bits (SSE, NEON).</summary>
    Vector128 = 128,

    /// <summary>256 bits (AVX2).</summary>
    Vector256 = 256,

    /// <summary>512 bits (AVX-512).</summary>
    Vector512 = 512,
}

/// <summary>Chooses the vector width of this process.</summary>
internal static class SimdSupport
{
    /// <summary>The environment variable that forces a width: 512, 256, 128 or scalar.</summary>
    public const string EnvironmentVariable = "LATENTMI_SIMD";

    /// <summary>The width in use: the one that the environment variable forces, else the widest that the processor has.</summary>
    /// <exception cref="InputException">The environment variable has another value.</exception>
    public static SimdWidth Current() => Parse(Environment.GetEnvironmentVariable(EnvironmentVariable));

    /// <summary>Reads a forced width.</summary>
    /// <param name="forced">The variable's value; null or empty where it is not set.</param>
    /// <exception cref="InputException">The value is none of 512, 256, 128, scalar.</exception>
    public static SimdWidth Parse(string? forced) => forced switch
    {
        null or "" => Widest(),
        "512" => SimdWidth.Vector512,
        "256" => SimdWidth.Vector256,
        "128" => SimdWidth.Vector128,
        "scalar" => SimdWidth.Scalar,
        _ => throw new InputException(
            $"The environment variable {EnvironmentVariable} is '{forced}'; set it to 512, 256, 128 or scalar, or unset it."),
    };

    private static SimdWidth Widest() =>
        Vector512.IsHardwareAccelerated ? SimdWidth.Vector512
        : Vector256.IsHardwareAccelerated ? SimdWidth.Vector256
        : Vector128.IsHardwareAccelerated ? SimdWidth.Vector128
        : SimdWidth.Scalar;
}
