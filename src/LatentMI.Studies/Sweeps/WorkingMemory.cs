using LatentMI.Estimators;
using LatentMI.IO.Selecting;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Sweeps;

/// <summary>How much memory an estimate takes beside its samples: what was measured, rounded up. docs/sweeps.md shows the measurements.</summary>
internal static class WorkingMemory
{
    // Normalized values are made in float64, and kept in the type of the samples, which may be the same; rows that are chosen are copied.
    private const int BytesOfNormalized = 2 * sizeof(double);
    private const int BytesOfChosen = sizeof(double);

    /// <summary>The memory in bytes.</summary>
    /// <param name="shape">The size of the data.</param>
    /// <param name="sides">The groups: X, Y and maybe Z.</param>
    /// <param name="measurement">What is done with them.</param>
    public static long Of(DatasetShape shape, IReadOnlyList<SweepGroup> sides, IMeasurement measurement)
    {
        var pair = measurement as PairMeasurement;
        int further = sides.Skip(2).Sum(side => side.Dimensions);
        var size = new DataSize(pair?.RowsUsed(shape.Rows) ?? shape.Rows, shape.DimensionsX, shape.DimensionsY + further);
        long estimate = MeasuredEstimators.DescriptorOf(measurement)?.Bytes(measurement.Parameters, size) ?? EstimatorDescriptor.BytesOfSamples(size);
        return pair is null ? estimate : estimate + sides.Sum(side => Copies(side, pair.Request));
    }

    private static long Copies(SweepGroup side, PairRequest request)
    {
        NormalizationSteps steps = side.Rows.Normalization.On(request.Normalization);
        return (long)side.Count * side.Dimensions * ((steps.IsEmpty ? 0 : BytesOfNormalized) + (request.ChoosesRows ? BytesOfChosen : 0));
    }
}
