namespace LatentMI.Estimators.Latent;

/// <summary>How much time an estimate may take.</summary>
public enum Effort
{
    /// <summary>No networks where others may be chosen, and the ratio of the chosen maps as it is: a third of the time or less, and fewer bits of what is not linear.</summary>
    Quick,

    /// <summary>All representations, and the ratio of the chosen one refined and stacked with those of the others.</summary>
    Default,

    /// <summary>Larger networks as well, which train for longer: up to ten times the time. <see cref="LatentMiEstimate.EffortGain"/> tells what they find.</summary>
    Thorough,
}
