namespace LatentMI.IO.Arrays;

/// <summary>The lengths of an array's axes.</summary>
internal sealed class ArrayShape
{
    private readonly int[] _axes;

    private ArrayShape(int[] axes, long length)
    {
        _axes = axes;
        Length = length;
    }

    /// <summary>The lengths of the axes, the slowest first; none for a single number.</summary>
    public ReadOnlySpan<int> Axes => _axes;

    /// <summary>The number of values, the product of <see cref="Axes"/>.</summary>
    public long Length { get; }

    /// <summary>The length of the first axis: the number of rows of samples.</summary>
    public int Rows => _axes.Length == 0 ? 1 : _axes[0];

    /// <summary>The product of all axes after the first: the number of columns of samples.</summary>
    public long Columns => Rows == 0 ? 0 : Length / Rows;

    /// <summary>Checks lengths that a file claims.</summary>
    /// <param name="axes">The claimed lengths.</param>
    /// <param name="address">How messages call the array.</param>
    /// <exception cref="InputException">A length is negative, or the array is larger than any file.</exception>
    public static ArrayShape Create(ReadOnlySpan<long> axes, string address)
    {
        var lengths = new int[axes.Length];
        Int128 length = 1;
        for (int i = 0; i < axes.Length; i++)
        {
            if (axes[i] is < 0 or > int.MaxValue)
            {
                throw new InputException($"{address}: axis {i + 1} has the length {axes[i]}; 0 to {int.MaxValue} are possible.");
            }

            lengths[i] = (int)axes[i];

            // Not more than 2^62 at any time, so the product cannot overflow.
            length *= axes[i];
            if (length > long.MaxValue / 2)
            {
                throw new InputException($"{address}: the header claims more values than any file holds; it is damaged.");
            }
        }

        return new ArrayShape(lengths, (long)length);
    }

    /// <summary>The shape as NumPy prints it, such as <c>(100, 28, 28)</c>.</summary>
    public override string ToString() => _axes.Length == 1 ? $"({_axes[0]},)" : $"({string.Join(", ", _axes)})";
}
