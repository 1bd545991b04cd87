namespace LatentMI.IO.Formats;

/// <summary>How files are read, whatever is read of them.</summary>
public sealed class ReadingOptions
{
    /// <summary>The default of <see cref="MostExpansion"/>.</summary>
    public const int DefaultExpansion = 256;

    private readonly int _mostExpansion = DefaultExpansion;

    /// <summary>The defaults.</summary>
    public static ReadingOptions Default { get; } = new();

    /// <summary>The decimal mark of numbers in text. Other formats do not regard it.</summary>
    public DecimalMark Decimal { get; init; }

    /// <summary>
    /// How many times the size of a file what is read of it may take in memory, where that is more than 512 MB. Data of measurements compress less;
    /// a file that expands further is damaged or malicious, or holds almost nothing but zeros.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MostExpansion
    {
        get => _mostExpansion;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _mostExpansion = value;
        }
    }
}
