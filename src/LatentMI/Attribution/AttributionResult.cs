namespace LatentMI.Attribution;

/// <summary>What <see cref="ColumnAttribution"/> found.</summary>
/// <param name="X">The columns of X, predicted from the latents of Y.</param>
/// <param name="Y">The columns of Y, predicted from the latents of X.</param>
/// <param name="Rows">The number of rows that were predicted: those that have a pointwise value.</param>
/// <param name="Options">The settings.</param>
public sealed record AttributionResult(AttributedSide X, AttributedSide Y, int Rows, AttributionOptions Options);
