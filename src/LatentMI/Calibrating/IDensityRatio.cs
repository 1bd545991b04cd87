namespace LatentMI.Calibrating;

/// <summary>The ratio r(x, y) = p(x, y) / (p(x) p(y)) of latents, up to factors of x alone and of y alone.</summary>
internal interface IDensityRatio
{
    /// <summary>What it is called: <c>none</c>, <c>gaussian</c>, <c>critic</c>.</summary>
    string Name { get; }

    /// <summary>ln r, by a model that was fitted without the fold of row i.</summary>
    /// <param name="i">A row of X.</param>
    /// <param name="j">A row of Y in the same block.</param>
    double LogRatio(int i, int j);
}

/// <summary>r = 1: nothing is known to be shared.</summary>
internal sealed class NoRatio : IDensityRatio
{
    /// <inheritdoc/>
    public string Name => "none";

    /// <inheritdoc/>
    public double LogRatio(int i, int j) => 0;
}
