namespace LatentMI.Calibrating;

/// <summary>ln r of parts of the latents that are independent of each other: the sum of theirs.</summary>
/// <param name="parts">The ratios of the parts, each normalized.</param>
internal sealed class SumOfRatios(IReadOnlyList<FittedRatio> parts) : IDensityRatio
{
    /// <summary>The name of all of them, or that they differ.</summary>
    public RatioKind Kind => parts.Select(part => part.Kind).Distinct().Count() == 1 ? parts[0].Kind : RatioKind.Several;

    /// <inheritdoc/>
    public double LogRatio(int i, int j)
    {
        double sum = 0;
        foreach (FittedRatio part in parts)
        {
            sum += part.Normalized(i, j);
        }

        return sum;
    }
}
