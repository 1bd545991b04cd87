namespace LatentMI.Attribution;

/// <summary>What <see cref="ColumnAttribution"/> found.</summary>
public sealed class AttributionResult
{
    /// <summary>The columns of X, predicted from the latents of Y.</summary>
    public required AttributedSide X { get; init; }

    /// <summary>The columns of Y, predicted from the latents of X.</summary>
    public required AttributedSide Y { get; init; }

    /// <summary>The number of rows that were predicted: those that have a pointwise value.</summary>
    public required int Rows { get; init; }

    /// <summary>The settings.</summary>
    public required AttributionOptions Options { get; init; }
}
