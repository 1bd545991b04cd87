using System.Diagnostics;
using LatentMI.IO.Formats;

namespace LatentMI.IO.Arrays;

/// <summary>An array of any shape from a file, row-major, in float32 or float64.</summary>
internal sealed class NumericArray
{
    /// <summary>Wraps float32 values.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="values">As many values as the shape has.</param>
    public NumericArray(ArrayShape shape, float[] values)
    {
        Debug.Assert(values.LongLength == shape.Length, "The values fill the shape.");
        Shape = shape;
        Singles = values;
    }

    /// <summary>Wraps float64 values.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="values">As many values as the shape has.</param>
    public NumericArray(ArrayShape shape, double[] values)
    {
        Debug.Assert(values.LongLength == shape.Length, "The values fill the shape.");
        Shape = shape;
        Doubles = values;
    }

    /// <summary>The shape.</summary>
    public ArrayShape Shape { get; }

    /// <summary>The values where they are float32; otherwise null.</summary>
    public float[]? Singles { get; }

    /// <summary>The values where they are float64; otherwise null.</summary>
    public double[]? Doubles { get; }

    /// <summary>What the numbers mean, by their type in the file.</summary>
    public ColumnKind Kind { get; init; }

    /// <summary>The array as samples: the first axis is the rows, all others together are the columns.</summary>
    /// <param name="address">What the user wrote.</param>
    /// <param name="format">The format's short name.</param>
    /// <exception cref="InputException">The array has no axis or no values.</exception>
    public SampleSource ToSource(string address, string format)
    {
        RequireMatrix(Shape, address);
        int columns = (int)Shape.Columns;
        Samples samples = Singles is not null ? Samples.Create(Singles, Shape.Rows, columns) : Samples.Create(Doubles!, Shape.Rows, columns);
        return new SampleSource(samples.WithKind(Kind), address, format) { Notes = FlatteningNotes(Shape) };
    }

    /// <summary>Makes sure that an array of this shape can be samples.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="address">How messages call the array.</param>
    /// <exception cref="InputException">The array has no axis, no values, or too many columns.</exception>
    public static void RequireMatrix(ArrayShape shape, string address)
    {
        if (shape.Axes.IsEmpty)
        {
            throw new InputException($"{address}: holds a single number; samples need an array with rows.");
        }

        if (shape.Length == 0)
        {
            throw new InputException($"{address}: holds no values; its shape is {shape}.");
        }

        if (shape.Columns > int.MaxValue)
        {
            throw new InputException($"{address}: {shape.Columns} columns are too many; at most {int.MaxValue} are possible.");
        }
    }

    /// <summary>Says how axes after the second were flattened; nothing where there are none.</summary>
    /// <param name="shape">The shape.</param>
    public static string[] FlatteningNotes(ArrayShape shape) =>
        shape.Axes.Length <= 2 ? [] : [$"an array of shape {shape} was read as {OneLine.Count(shape.Rows, "row")} of {OneLine.Count(shape.Columns, "column")}"];
}
