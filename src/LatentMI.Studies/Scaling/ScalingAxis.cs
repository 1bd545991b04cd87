namespace LatentMI.Studies.Scaling;

/// <summary>What a scaling study changes from level to level.</summary>
public enum ScalingAxis
{
    /// <summary>The number of rows: random subsamples.</summary>
    Rows,

    /// <summary>The sequencing depth: a share of the counts is kept by binomial thinning.</summary>
    Depth,

    /// <summary>Gaussian noise that is added to the columns.</summary>
    Noise,

    /// <summary>The number of columns: random subsets.</summary>
    Columns,
}
