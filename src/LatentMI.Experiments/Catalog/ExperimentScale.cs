namespace LatentMI.Experiments.Catalog;

/// <summary>How much of an experiment is done.</summary>
public enum ExperimentScale
{
    /// <summary>Minutes: enough to see the result's shape.</summary>
    Quick,

    /// <summary>Some 200 data sets or fewer: enough for scores.</summary>
    Standard,

    /// <summary>What the paper did; of what it has not, enough for precise scores.</summary>
    Full,
}
