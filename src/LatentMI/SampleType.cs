namespace LatentMI;

/// <summary>The precision in which <see cref="Samples"/> hold their values: that of their source.</summary>
public enum SampleType
{
    /// <summary>IEEE 754 binary32; also for sources of 8-bit and 16-bit integers, which it holds exactly.</summary>
    Float32,

    /// <summary>IEEE 754 binary64; also for sources of 32-bit and 64-bit integers.</summary>
    Float64,
}
