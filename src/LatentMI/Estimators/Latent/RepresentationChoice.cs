namespace LatentMI.Estimators.Latent;

/// <summary>The maps from columns to latents that <see cref="LatentMiEstimator"/> may use.</summary>
public enum RepresentationChoice
{
    /// <summary>The simplest that no other exceeds by two standard errors of its bits on held-out rows.</summary>
    Auto,

    /// <summary>Canonical variates of the leading principal components.</summary>
    Linear,

    /// <summary>Canonical variates of principal components and of folded scores, which tell how far a value is from the column's median.</summary>
    Folded,

    /// <summary>Canonical variates of kernel features: how near a row is to each of some landmarks, which are rows of the data.</summary>
    Kernel,

    /// <summary>Embeddings of two networks trained to tell true pairs from re-paired ones.</summary>
    Network,

    /// <summary>The scores of the columns themselves, of at most 64 columns a side; tried by <see cref="Auto"/> up to three, which nearest neighbors resolve.</summary>
    Columns,

    /// <summary>None but <see cref="LatentMiOptions.OwnRepresentations"/>.</summary>
    Own,
}
