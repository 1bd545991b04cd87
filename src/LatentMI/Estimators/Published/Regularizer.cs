namespace LatentMI.Estimators.Published;

/// <summary>The part of the training loss that makes the latents of X and of Y predict each other.</summary>
public enum Regularizer
{
    /// <summary>Cross-prediction: a decoder of X's latents predicts Y and the reverse, by mean squared error (Gowri et al. 2024, eq. 4).</summary>
    Cross,

    /// <summary>The Donsker-Varadhan bound of MINE (Belghazi et al. 2018) between the latents.</summary>
    Mine,

    /// <summary>The InfoNCE bound (van den Oord et al. 2018) between the latents.</summary>
    InfoNce,
}
