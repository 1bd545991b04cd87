namespace LatentMI.Estimators.Latent;

/// <summary>How <see cref="LatentMiEstimator"/> uses the rows.</summary>
public enum LatentMiMethod
{
    /// <summary>Every row is encoded by maps that were fitted without it, and the estimate is calibrated on surrogates of known information.</summary>
    CrossFitted,

    /// <summary>The published method: one part of the rows trains, KSG runs on the other.</summary>
    SingleSplit,
}
