namespace LatentMI.Calibrating;

/// <summary>ln r of parts of the latents that are independent of each other: the sum of theirs.</summary>
/// <param name="parts">The ratios of the parts, each normalized.</param>
internal sealed class SumOfRatios(IReadOnlyList<FittedRatio> parts) : IRowRatio
{
    /// <summary>The family of all of them, or that they differ.</summary>
    public RatioKind Kind => AreAlike ? parts[0].Kind : RatioKind.Several;

    /// <inheritdoc/>
    public string Name => AreAlike ? parts[0].Name : nameof(RatioKind.Several).ToLowerInvariant();

    private bool AreAlike => parts.Select(part => part.Name).Distinct().Count() == 1;

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
