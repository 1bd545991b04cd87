namespace LatentMI.Calibrating;

/// <summary>A density ratio that <see cref="IDensityRatio.Fit"/> fitted. It is called from several threads, for as many pairs as n^2.</summary>
public interface IFittedDensityRatio
{
    /// <summary>
    /// ln p(x, y) / (p(x) p(y)) in nats, finite. Factors of x alone and of y alone do not matter: they are normalized on the rows.
    /// </summary>
    /// <param name="x">The Lx latents of a row of X.</param>
    /// <param name="y">The Ly latents of a row of Y.</param>
    double LogRatio(ReadOnlySpan<float> x, ReadOnlySpan<float> y);
}
