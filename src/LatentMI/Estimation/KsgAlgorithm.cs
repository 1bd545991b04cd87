namespace LatentMI;

/// <summary>The two estimators of Kraskov, Stoegbauer and Grassberger (2004).</summary>
public enum KsgAlgorithm
{
    /// <summary>The first (eq. 8): one distance for both marginals.</summary>
    One = 1,

    /// <summary>The second (eq. 9): a distance for each marginal.</summary>
    Two = 2,
}
