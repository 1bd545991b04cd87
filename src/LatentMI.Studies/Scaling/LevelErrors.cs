using LatentMI.Inference;
using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace LatentMI.Studies.Scaling;

/// <summary>
/// How the means of the estimates at several levels err together. Levels are of the same rows, so that what makes these typical or odd enters all of them: their covariance is measured, row by row (<see cref="RowInfluence"/>). What
/// calibration and the loss of maps may be off by is taken as common to all levels.
/// </summary>
public sealed class LevelErrors
{
    // Levels by independent normal numbers: times its transpose it is the covariance.
    private readonly Matrix<double> _factor;
    private readonly double[] _unseen;

    private LevelErrors(Matrix<double> factor, double[] unseen) => (_factor, _unseen) = (factor, unseen);

    /// <summary>How far the intervals of the highest level reach above the value beyond its standard errors, in bits.</summary>
    internal double ReachAbove { get; private init; }

    /// <summary>The same below.</summary>
    internal double ReachBelow { get; private init; }

    /// <summary>The errors of estimates.</summary>
    /// <param name="levels">For each level, from the lowest quality to the highest, what the rows add to the error of each of its estimates.</param>
    public static LevelErrors Of(IReadOnlyList<IReadOnlyList<RowInfluence>> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        Matrix<double> covariance = Matrix<double>.Build.Dense(levels.Count, levels.Count);
        for (int one = 0; one < levels.Count; one++)
        {
            for (int other = 0; other <= one; other++)
            {
                double mean = levels[one].Average(first => levels[other].Average(first.Covariance));
                (covariance[one, other], covariance[other, one]) = (mean, mean);
            }
        }

        Evd<double> eigen = covariance.Evd(Symmetricity.Symmetric);
        Matrix<double> factor = eigen.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(eigen.EigenValues.Real().PointwiseMaximum(0).PointwiseSqrt());
        return new LevelErrors(factor, [.. levels.Select(level => Math.Sqrt(level.Average(estimate => estimate.UnseenVariance)))])
        {
            ReachAbove = levels[^1].Average(estimate => estimate.ReachAbove),
            ReachBelow = levels[^1].Average(estimate => estimate.ReachBelow),
        };
    }

    /// <summary>Errors that are known by their standard errors alone, and independent.</summary>
    /// <param name="standardErrors">The standard error of the mean at each level, in bits; 0 where it is not known.</param>
    public static LevelErrors Independent(IReadOnlyList<double> standardErrors) =>
        new(Matrix<double>.Build.DiagonalOfDiagonalArray([.. standardErrors]), new double[standardErrors.Count]);

    /// <summary>Draws the errors of the levels.</summary>
    /// <param name="random">The random numbers.</param>
    internal double[] Draw(RandomStream random)
    {
        Vector<double> rows = _factor * Vector<double>.Build.Dense(_factor.ColumnCount, _ => random.NextNormal());
        double common = random.NextNormal();
        return [.. rows.Select((error, level) => error + (common * _unseen[level]))];
    }
}
