namespace LatentMI.Experiments.Rechecking;

/// <summary>What is known of a stored record.</summary>
public enum RecordState
{
    /// <summary>It was made by the present sources, and not computed again.</summary>
    Claimed,

    /// <summary>It was computed again, and the same came out.</summary>
    Fresh,

    /// <summary>It was computed again, and something else came out; or the present code has no such piece of work.</summary>
    Stale,

    /// <summary>Its data are not at hand.</summary>
    Unavailable,

    /// <summary>It is of other sources, and was not computed again, as it was not drawn or the time limit was reached.</summary>
    Unchecked,
}
