namespace LatentMI.Calibrating;

/// <summary>r = 1: nothing is known to be shared.</summary>
internal sealed class NoRatio : IDensityRatio
{
    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public double LogRatio(int i, int j) => 0;
}
