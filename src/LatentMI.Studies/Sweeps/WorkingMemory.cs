using LatentMI.Studies.Measuring;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Sweeps;

/// <summary>How much memory an estimate takes beside its samples: what was measured, rounded up. docs/sweeps.md shows the measurements.</summary>
internal static class WorkingMemory
{
    private const long Base = 40L << 20;
    private const long BytesPerRow = 4096;
    private const long BytesPerValue = 24;
    private const long BytesPerValueOfNeighbors = 64;

    // Weights, their gradients, two moments of Adam, and what the layers pass on.
    private const long BytesPerWeight = 40;
    private const long NetworkWidth = 1024;

    /// <summary>The memory in bytes.</summary>
    /// <param name="shape">The size of the data.</param>
    /// <param name="measurement">What is done with them.</param>
    public static long Of(DatasetShape shape, IMeasurement measurement)
    {
        long columns = (long)shape.DimensionsX + shape.DimensionsY;
        long values = shape.Rows * columns;
        long perValue = measurement.Name is "ksg" or "sliced" ? BytesPerValueOfNeighbors : BytesPerValue;
        return Base + (values * perValue) + (shape.Rows * BytesPerRow) + (Weights(measurement.Parameters, columns) * BytesPerWeight);
    }

    /// <summary>The weights of two encoders and two decoders, where these are trained on a single split.</summary>
    private static long Weights(ParameterSet settings, long columns)
    {
        if (!settings.Contains("preset") || settings.Text("preset") == "default")
        {
            return 0;
        }

        // Where the user gives no width, it follows the columns beyond 2048.
        long width = (long)(settings.TryGetNumber("hidden_width") ?? Math.Max(NetworkWidth, columns / 2));
        return 2 * ((columns * width) + (5 * width * width / 4));
    }
}
