using LatentMI.Estimators.Ksg;

namespace LatentMI.Estimators.Sliced;

/// <summary>The settings of <see cref="SlicedEstimator"/>.</summary>
public sealed record SlicedOptions
{
    /// <summary>
    /// The number of pairs of random directions, S; at least 1. The error that comes from them falls with its square root;
    /// <see cref="SlicedEstimate.SliceStandardErrorBits"/> tells how large it is. Default: 100, a choice of this library.
    /// </summary>
    public int Slices { get; init; } = 100;

    /// <summary>
    /// The KSG estimator of each slice, with the seed of the directions and the threads. <see cref="KsgOptions.Standardize"/> brings the columns to
    /// mean 0 and standard deviation 1 before they are projected; the projections keep their scales. The default is KSG's.
    /// </summary>
    public KsgOptions Ksg { get; init; } = new();

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Slices, 1);
        ArgumentNullException.ThrowIfNull(Ksg);
        Ksg.Validate();
    }
}
