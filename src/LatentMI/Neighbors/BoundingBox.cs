namespace LatentMI.Neighbors;

/// <summary>The smallest box around some points.</summary>
/// <param name="dimensions">The number of columns.</param>
internal sealed class BoundingBox(int dimensions)
{
    private readonly float[] _lower = new float[dimensions];
    private readonly float[] _upper = new float[dimensions];

    /// <summary>The least value of each column.</summary>
    public ReadOnlySpan<float> Lower => _lower;

    /// <summary>The largest value of each column.</summary>
    public ReadOnlySpan<float> Upper => _upper;

    /// <summary>The largest magnitude of any value in it; 0 where there are no columns.</summary>
    public float Magnitude
    {
        get
        {
            float magnitude = 0;
            for (int c = 0; c < _lower.Length; c++)
            {
                magnitude = Math.Max(magnitude, Math.Max(-_lower[c], _upper[c]));
            }

            return magnitude;
        }
    }

    /// <summary>Makes it a box around nothing.</summary>
    public void Clear()
    {
        _lower.AsSpan().Fill(float.PositiveInfinity);
        _upper.AsSpan().Fill(float.NegativeInfinity);
    }

    /// <summary>Widens the box until it holds a value.</summary>
    /// <param name="column">The value's column.</param>
    /// <param name="value">The value.</param>
    public void Include(int column, float value)
    {
        _lower[column] = value < _lower[column] ? value : _lower[column];
        _upper[column] = value > _upper[column] ? value : _upper[column];
    }
}
