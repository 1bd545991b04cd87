namespace LatentMI.Calibrating;

/// <summary>
/// The ratio r(x, y) = p(x, y) / (p(x) p(y)) of latents of numbered rows. By its formula it has mean 1 over independent x and y, unless it is an
/// <see cref="IUnscaledRatio"/>.
/// </summary>
internal interface IRowRatio
{
    /// <summary>Its family.</summary>
    RatioKind Kind { get; }

    /// <summary>The name in results.</summary>
    string Name => Kind.ToString().ToLowerInvariant();

    /// <summary>ln r, by a model that was fitted without the fold of row i.</summary>
    /// <param name="i">A row of X.</param>
    /// <param name="j">A row of Y in the same block.</param>
    double LogRatio(int i, int j);

    /// <summary>The same up to factors of x alone and of y alone, as a product of what is known of each row; null where it is none.</summary>
    BilinearRatio? AsProduct() => null;
}
