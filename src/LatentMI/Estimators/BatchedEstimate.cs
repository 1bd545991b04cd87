namespace LatentMI.Estimators;

/// <summary>An estimate of mutual information by <see cref="BatchedEstimator"/>.</summary>
public sealed record BatchedEstimate : MutualInformationEstimate
{
    /// <summary>The largest number of rows of a batch.</summary>
    public required int BatchRows { get; init; }

    /// <summary>The estimates of the batches.</summary>
    public required IReadOnlyList<MutualInformationEstimate> Batches { get; init; }
}
