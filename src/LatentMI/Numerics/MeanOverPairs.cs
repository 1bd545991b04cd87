namespace LatentMI.Numerics;

/// <summary>The mean of a function of a row of X and another of Y over all pairs of different rows.</summary>
/// <param name="Value">The mean.</param>
/// <param name="Error">Its standard error, by the spread of the means of rows of X and of rows of Y.</param>
internal readonly record struct MeanOverPairs(double Value, double Error)
{
    /// <summary>From sums over the other side.</summary>
    /// <param name="ofX">For each row of X the sum over the other rows of Y.</param>
    /// <param name="ofY">For each row of Y the sum over the other rows of X.</param>
    public static MeanOverPairs Of(double[] ofX, double[] ofY)
    {
        double others = ofX.Length - 1;
        double sum = ofX.Average();
        double variance = (ofX.Sum(of => Math.Pow(of - sum, 2)) + ofY.Sum(of => Math.Pow(of - sum, 2))) / others / ofX.Length;
        return new MeanOverPairs(sum / others, Math.Sqrt(variance) / others);
    }
}
