using LatentMI.Inference;

namespace LatentMI.Reporting.Reports;

/// <summary>A published mean beside ours.</summary>
public sealed record PublishedValueReport
{
    /// <summary>What it is: <c>early-late</c>, <c>sisters</c>, <c>early-late-shuffled</c>, <c>sisters-shuffled</c>, <c>late-cells</c>, <c>early-cells</c> or <c>rise</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>What is averaged: <c>pairings</c> or <c>cells</c>.</summary>
    public required string Over { get; init; }

    /// <summary>The published mean, in bits.</summary>
    public required double? PublishedMeanBits { get; init; }

    /// <summary>The standard deviation of what it is the mean of; null where there is none.</summary>
    public required double? PublishedSdBits { get; init; }

    /// <summary>Of how many it is the mean.</summary>
    public required int PublishedCount { get; init; }

    /// <summary>Our mean; null where there is none.</summary>
    public required double? MeanBits { get; init; }

    /// <summary>The standard deviation of what it is the mean of; null where there is none.</summary>
    public required double? SdBits { get; init; }

    /// <summary>Of how many it is the mean.</summary>
    public required int Count { get; init; }

    /// <summary>Puts a published mean beside ours.</summary>
    /// <param name="quantity">What they are.</param>
    /// <param name="over">What is averaged.</param>
    /// <param name="published">The published values; null where there are none.</param>
    /// <param name="ours">Our values.</param>
    /// <returns>Both; null where nothing is published.</returns>
    internal static PublishedValueReport? Describe(string quantity, string over, RepeatedBits? published, RepeatedBits ours) => published is null ? null : new()
    {
        Quantity = quantity,
        Over = over,
        PublishedMeanBits = Finite.OrNull(published.MeanBits),
        PublishedSdBits = Finite.OrNull(published.StandardDeviation),
        PublishedCount = published.Count,
        MeanBits = Finite.OrNull(ours.MeanBits),
        SdBits = Finite.OrNull(ours.StandardDeviation),
        Count = ours.Count,
    };
}
