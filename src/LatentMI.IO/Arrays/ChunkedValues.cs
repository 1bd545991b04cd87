namespace LatentMI.IO.Arrays;

/// <summary>A list of values whose number is not known beforehand; it grows by whole chunks, so nothing is copied until the end.</summary>
internal sealed class ChunkedValues
{
    private const int ChunkLength = 1 << 16;
    private readonly List<double[]> _full = [];
    private double[] _chunk = new double[ChunkLength];
    private int _filled;

    /// <summary>The number of values.</summary>
    public long Count => ((long)_full.Count * ChunkLength) + _filled;

    /// <summary>Adds a value at the end.</summary>
    /// <param name="value">The value.</param>
    public void Add(double value)
    {
        if (_filled == ChunkLength)
        {
            _full.Add(_chunk);
            _chunk = new double[ChunkLength];
            _filled = 0;
        }

        _chunk[_filled++] = value;
    }

    /// <summary>All values in one array.</summary>
    public double[] ToArray()
    {
        var values = new double[checked((int)Count)];
        Span<double> rest = values;
        foreach (double[] chunk in _full)
        {
            chunk.CopyTo(rest);
            rest = rest[ChunkLength..];
        }

        _chunk.AsSpan(0, _filled).CopyTo(rest);
        return values;
    }
}
