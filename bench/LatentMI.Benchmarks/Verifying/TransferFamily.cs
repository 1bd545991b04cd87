namespace LatentMI.Benchmarks.Verifying;

/// <summary>The series of <c>transfer</c>.</summary>
internal enum TransferFamily
{
    /// <summary>Y follows X, both autoregressive: one column each.</summary>
    Pair,

    /// <summary>The same with five columns each, of which two of X drive two of Y, mixed.</summary>
    Five,

    /// <summary>The same with twenty columns each.</summary>
    Twenty,

    /// <summary>Two independent series with a strong memory.</summary>
    Independent,

    /// <summary>X and Y follow a third series, Y a row later.</summary>
    Driver,

    /// <summary>Y follows the square of X two rows before.</summary>
    Square,

    /// <summary>Two chains of zeros and ones, of which X drives Y.</summary>
    Chains,
}
