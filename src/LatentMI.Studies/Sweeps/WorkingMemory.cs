using LatentMI.Estimators;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Sweeps;

/// <summary>How much memory an estimate takes beside its samples: what was measured, rounded up. docs/sweeps.md shows the measurements.</summary>
internal static class WorkingMemory
{
    /// <summary>The memory in bytes.</summary>
    /// <param name="shape">The size of the data.</param>
    /// <param name="measurement">What is done with them.</param>
    public static long Of(DatasetShape shape, IMeasurement measurement)
    {
        var size = new DataSize(shape.Rows, shape.DimensionsX, shape.DimensionsY);
        return MeasuredEstimators.DescriptorOf(measurement)?.Bytes(measurement.Parameters, size) ?? EstimatorDescriptor.BytesOfSamples(size);
    }
}
