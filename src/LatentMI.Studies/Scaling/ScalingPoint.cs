namespace LatentMI.Studies.Scaling;

/// <summary>One estimate of a scaling study.</summary>
/// <param name="Level">The level as it is set: rows, share of the counts, standard deviations of noise, columns.</param>
/// <param name="Quality">What a law is a function of: rows, mean counts per row, 1/σ², columns.</param>
/// <param name="Repeat">Which of the repeats at the level, from 0.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Bits">The estimate, in bits.</param>
/// <param name="AtLeastBits">The lower bound in its place, where the rows can show no more; otherwise null.</param>
/// <param name="Interval">Its 95 % interval; null where the estimator has none.</param>
public sealed record ScalingPoint(double Level, double Quality, int Repeat, int Rows, double Bits, double? AtLeastBits, ConfidenceInterval? Interval)
{
    /// <summary>The lower bound where there is one, else the estimate.</summary>
    public double ShownBits => AtLeastBits ?? Bits;
}
