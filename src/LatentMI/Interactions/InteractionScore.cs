namespace LatentMI.Interactions;

/// <summary>How pairs of proteins that the model was not trained on are scored; both are pointwise mutual information in bits.</summary>
public enum InteractionScore
{
    /// <summary>The log density ratio that critics learn from the model's held-out latents: smooth, without ties.</summary>
    Ratio,

    /// <summary>Nearest neighbors among the model's latents, <see cref="LatentModel.ScorePointwise"/>, as in the published study.</summary>
    Ksg,
}
