namespace LatentMI;

/// <summary>
/// What estimates of information between X and Y have in common, with all that is needed to repeat and to judge them: of I(X;Y),
/// <see cref="MutualInformationEstimate"/>, and of I(X;Y|Z), <see cref="ConditionalMiEstimate"/>.
/// </summary>
public abstract record InformationEstimate
{
    private protected InformationEstimate()
    {
    }

    /// <summary>The estimator's short name, as on the command line, such as <c>lmi</c> or <c>ksg</c>.</summary>
    public required string Estimator { get; init; }

    /// <summary>The estimated information in bits: the mean of the pointwise values. It may be negative; nothing is clamped.</summary>
    public required double Bits { get; init; }

    /// <summary>The number of paired rows given, n.</summary>
    public required int SampleCount { get; init; }

    /// <summary>The number of columns of X.</summary>
    public required int DimensionsX { get; init; }

    /// <summary>The number of columns of Y.</summary>
    public required int DimensionsY { get; init; }

    /// <summary>The pointwise information of every row in bits; NaN where the estimator has none for a row. Length <see cref="SampleCount"/>.</summary>
    public required IReadOnlyList<double> PointwiseBits { get; init; }

    /// <summary>The number of rows that have a pointwise value and so entered the mean.</summary>
    public int EstimatedCount => PointwiseBits.Count(bits => !double.IsNaN(bits));

    /// <summary>The seed of every random number that was drawn.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The number of threads used. It does not change the numbers.</summary>
    public required int Threads { get; init; }

    /// <summary>The time the estimate took, without reading files.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What a reader should know before trusting the estimate; empty where nothing was found.</summary>
    public required IReadOnlyList<EstimateWarning> Warnings { get; init; }
}
