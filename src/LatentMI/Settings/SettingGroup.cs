namespace LatentMI.Settings;

/// <summary>The settings that help shows together.</summary>
public enum SettingGroup
{
    /// <summary>What many estimates set; help shows these first.</summary>
    Common,

    /// <summary>How the default preset of latent mutual information encodes, calibrates and tests.</summary>
    CrossFitting,

    /// <summary>How nearest neighbors are found and counted.</summary>
    Neighbors,

    /// <summary>How networks and critics are trained.</summary>
    Training,

    /// <summary>Which rows are used, and which belong together.</summary>
    Rows,

    /// <summary>What is done to the values before anything else.</summary>
    Normalization,
}
