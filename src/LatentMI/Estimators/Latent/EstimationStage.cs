namespace LatentMI.Estimators.Latent;

/// <summary>The stages of an estimate of an <see cref="ILatentEstimator"/>, in their order.</summary>
public enum EstimationStage
{
    /// <summary>Columns are brought to a common scale and, with cross-fitting, to their principal components.</summary>
    Preparing,

    /// <summary>Maps from columns to latents are fitted.</summary>
    Representing,

    /// <summary>Nearest neighbors are applied to the latents and, with cross-fitting, to the surrogates that calibrate them.</summary>
    Calibrating,
}
