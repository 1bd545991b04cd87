namespace LatentMI.Estimators.Sliced;

/// <summary>An estimate of sliced mutual information by <see cref="SlicedEstimator"/>.</summary>
public sealed record SlicedEstimate : MutualInformationEstimate
{
    /// <summary>The estimate of each slice in bits, S values; their mean is <see cref="InformationEstimate.Bits"/>.</summary>
    public required IReadOnlyList<double> SliceBits { get; init; }

    /// <summary>The amplitude of the noise that was added to the projections to break ties; 0 where it was off.</summary>
    public required double TieNoise { get; init; }

    /// <summary>The settings.</summary>
    public required SlicedOptions Options { get; init; }

    /// <summary>
    /// The standard error of the mean over slices in bits: what other random directions would change. It says nothing of other rows. NaN for one slice.
    /// </summary>
    public double SliceStandardErrorBits
    {
        get
        {
            double squares = SliceBits.Sum(bits => (bits - Bits) * (bits - Bits));
            return SliceBits.Count == 1 ? double.NaN : Math.Sqrt(squares / (SliceBits.Count - 1) / SliceBits.Count);
        }
    }
}
