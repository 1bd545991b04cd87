namespace LatentMI.Calibrating;

/// <summary>r = 1: nothing is known to be shared.</summary>
internal sealed class NoRatio : IRowRatio
{
    /// <inheritdoc/>
    public RatioKind Kind => RatioKind.None;

    /// <inheritdoc/>
    public double LogRatio(int i, int j) => 0;
}
