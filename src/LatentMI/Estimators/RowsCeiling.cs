namespace LatentMI.Estimators;

/// <summary>What a number of rows can show.</summary>
internal static class RowsCeiling
{
    /// <summary>
    /// How many bits below log2 of the number of rows an estimate from neighbors is still sure: among n rows some n / 2^I are like a given one where I bits are
    /// shared, and 3 bits below log2 n these are 8, about as many as the neighbors that an estimate looks at.
    /// </summary>
    public const double BitsBelow = 3;
}
