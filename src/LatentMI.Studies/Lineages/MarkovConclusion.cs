namespace LatentMI.Studies.Lineages;

/// <summary>What a <see cref="MarkovTest"/> implies.</summary>
public enum MarkovConclusion
{
    /// <summary>There are too few clones to conclude anything.</summary>
    TooFewClones,

    /// <summary>The estimator has no standard error over clones, so that nothing tells a difference from chance.</summary>
    NoStandardError,

    /// <summary>
    /// Sisters share more than the early cell tells of a late one: the early profile as measured does not determine what they inherit. Hidden heritable
    /// state and noise of the early measurement both do that.
    /// </summary>
    SistersShareMore,

    /// <summary>Sisters do not share more: nothing speaks against an early profile that determines what they inherit.</summary>
    NoEvidence,
}
