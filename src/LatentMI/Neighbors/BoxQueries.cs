namespace LatentMI.Neighbors;

/// <summary>One marginal of a block of query points: their values as the kernel reads them, and the box around them.</summary>
internal sealed class BoxQueries
{
    private readonly int _together;
    private readonly int _dimensions;
    private readonly float[] _values;

    /// <summary>Makes the buffers.</summary>
    /// <param name="most">The most points of a block.</param>
    /// <param name="together">How many points the kernel takes together.</param>
    /// <param name="dimensions">The number of columns.</param>
    public BoxQueries(int most, int together, int dimensions)
    {
        _together = together;
        _dimensions = dimensions;

        // One more, so that there is a first value even of no columns.
        _values = new float[(most * dimensions) + 1];
        Box = new BoundingBox(dimensions);
    }

    /// <summary>The box around the points.</summary>
    public BoundingBox Box { get; }

    /// <summary>The values of some points that the kernel takes together, column after column.</summary>
    /// <param name="first">The first of them.</param>
    public ref readonly float Interleaved(int first) => ref _values[first * _dimensions];

    /// <summary>Takes up points from neighboring places.</summary>
    /// <param name="points">All query points.</param>
    /// <param name="place">The place of the first.</param>
    /// <param name="count">How many.</param>
    public void Take(BoxedPoints points, int place, int count)
    {
        Box.Clear();
        for (int i = 0; i < count; i++)
        {
            int panel = (place + i) / points.Lanes;
            int source = (panel * points.Lanes * _dimensions) + ((place + i) % points.Lanes);
            Span<float> destination = _values.AsSpan(i / _together * _together * _dimensions);
            for (int c = 0; c < _dimensions; c++)
            {
                float value = points.Values[source + (c * points.Lanes)];
                destination[(c * _together) + (i % _together)] = value;
                Box.Include(c, value);
            }
        }
    }
}
