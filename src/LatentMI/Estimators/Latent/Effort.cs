namespace LatentMI.Estimators.Latent;

/// <summary>How much time an estimate may take.</summary>
public enum Effort
{
    /// <summary>
    /// No networks unless <see cref="RepresentationChoice.Network"/> asks for them, and the ratio of the chosen maps as it is: up to 40 % less time, and fewer bits or
    /// a wider interval of what is not linear.
    /// </summary>
    Quick,

    /// <summary>All representations, and the ratio of the chosen one refined and stacked with those of the others.</summary>
    Default,

    /// <summary>
    /// Two larger networks as well, which train for longer, and, of more than 1,024 rows, larger kernel maps: two to three times the time. <see cref="LatentMiEstimate.EffortGain"/> tells what they find.
    /// <see cref="LatentMiOptions.MaxEpochs"/> and <see cref="LatentMiOptions.Patience"/> do not limit them.
    /// </summary>
    Thorough,
}
