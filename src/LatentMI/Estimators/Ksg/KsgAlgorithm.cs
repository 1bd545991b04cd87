namespace LatentMI.Estimators.Ksg;

/// <summary>The two estimators of Kraskov, Stögbauer and Grassberger (2004).</summary>
public enum KsgAlgorithm
{
    /// <summary>Their equation 8: one radius for both marginals, strictly inside of which neighbors are counted. Less variance; the usual choice.</summary>
    One = 1,

    /// <summary>Their equation 9: a radius of its own for each marginal, up to and including which neighbors are counted. Less bias.</summary>
    Two = 2,
}
