using System.Diagnostics;
using System.Globalization;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Gaussian;

/// <summary>
/// The mutual information of the Gaussian distribution fitted to the samples: -1/2 sum over i of log2(1 - rho_i^2), rho_i the canonical
/// correlations of X and Y (H. Hotelling, "Relations between two sets of variates", Biometrika 28, 1936), freed of its bias.
/// </summary>
/// <remarks>
/// <para>
/// Computed as 1/2 log2(det Sx det Sy / det Sxy), S the sample covariances, by Cholesky factors in double. For Gaussian data of n rows the
/// expectation of ln det S of p columns is ln det Sigma + sum over i = 1..p of psi((n - i) / 2) + p ln(2 / (n - 1)) (T. W. Anderson, "An
/// Introduction to Multivariate Statistical Analysis", section 7.5), so that the bias is known exactly and is subtracted.
/// </para>
/// <para>
/// The pointwise value of a row is the log ratio of the fitted densities, log2 p(x,y) / (p(x) p(y)), less the same bias: the mean of the
/// log ratios is that of the fitted Gaussian exactly, and so the mean of the pointwise values is the estimate.
/// </para>
/// <para>
/// Exact in expectation for Gaussian data, blind to every dependence that does not show in correlations, and unable to handle as many columns as
/// rows. The samples may be swapped, and each side transformed linearly, without a change but in the last digits.
/// </para>
/// </remarks>
public sealed class GaussianEstimator : IMutualInformationEstimator
{
    // A column of which the others explain more than all but this share of the variance is taken to follow from them.
    private const double SmallestUnexplainedShare = 1e-10;
    private const int RowsTogether = 256;

    /// <summary>Creates an estimator with the default settings.</summary>
    public GaussianEstimator()
        : this(new GaussianOptions())
    {
    }

    /// <summary>Creates an estimator.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public GaussianEstimator(GaussianOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
    }

    /// <summary>The settings.</summary>
    public GaussianOptions Options { get; }

    /// <inheritdoc cref="IMutualInformationEstimator.Estimate"/>
    /// <exception cref="InputException">Also where n is at most dx + dy + 1, or columns depend linearly on each other.</exception>
    public GaussianEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        long start = Stopwatch.GetTimestamp();
        PairedSamples.Validate(x, y, 3, "correlations");
        int dimensions = x.Dimensions + y.Dimensions;
        if (x.Count <= dimensions + 1)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"X and Y have {OneLine.Count(x.Count, "row")}, too few for the covariance of {dimensions} columns; at least {dimensions + 2} are needed, or use the estimator lmi."));

        }

        cancellationToken.ThrowIfCancellationRequested();
        using var team = new WorkerTeam(Compute.ResolveThreads(Options.Threads));
        double[][] columnsX = StandardColumns(x, "X");
        double[][] columnsY = StandardColumns(y, "Y");
        double[][] columns = [.. columnsX, .. columnsY];
        double[][] correlations = Correlate(columns, team, cancellationToken);
        CholeskyFactor joint = FactorJoint(correlations, x, y, cancellationToken);
        CholeskyFactor marginalY = FactorY(correlations, x.Dimensions, cancellationToken);
        double fitted = (joint.LogDeterminant(x.Dimensions) + marginalY.LogDeterminant(y.Dimensions) - joint.LogDeterminant(dimensions)) / 2;
        double bias = GaussianInformation.Bias(x.Count, x.Dimensions, y.Dimensions);
        double[] pointwise = Pointwise(columns, joint, marginalY, fitted - bias, team, cancellationToken);
        return new GaussianEstimate
        {
            Estimator = "gaussian",
            Bits = (fitted - bias) / Math.Log(2),
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = pointwise,
            Seed = 0,
            Threads = team.Threads,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings = [.. HeavyTails.Find(x, "X", columnsX), .. HeavyTails.Find(y, "Y", columnsY)],
            BiasBits = bias / Math.Log(2),
        };
    }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, cancellationToken);

    /// <summary>The columns with mean 0 and sum of squares 1, so that inner products are correlations.</summary>
    private static double[][] StandardColumns(Samples samples, string side)
    {
        var columns = new double[samples.Dimensions][];
        for (int c = 0; c < columns.Length; c++)
        {
            columns[c] = new double[samples.Count];
        }

        var row = new double[samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            for (int c = 0; c < columns.Length; c++)
            {
                columns[c][i] = row[c];
            }
        }

        for (int c = 0; c < columns.Length; c++)
        {
            double[] column = columns[c];
            if (Array.TrueForAll(column, value => value == column[0]))
            {
                throw new InputException($"{side}: {samples.DescribeColumn(c)} is constant and has no correlations; leave it out.");
            }

            // Differences from a value of the column, so that an offset costs no digits; 1 or less, so that neither their sum nor their squares can overflow.
            double origin = column[0];
            double largest = column.Max(value => Math.Abs(value - origin));
            double mean = column.Sum(value => (value - origin) / largest) / column.Length;
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = ((column[i] - origin) / largest) - mean;
            }

            double norm = Math.Sqrt(CholeskyFactor.Dot(column, column));
            for (int i = 0; i < column.Length; i++)
            {
                column[i] /= norm;
            }
        }

        return columns;
    }

    /// <summary>The lower triangle of the matrix of correlations.</summary>
    private static double[][] Correlate(double[][] columns, WorkerTeam team, CancellationToken cancellationToken)
    {
        var lower = new double[columns.Length][];
        team.Run(columns.Length, i =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                lower[i][j] = CholeskyFactor.Dot(columns[i], columns[j]);
            }
        });
        return lower;
    }

    private static CholeskyFactor FactorJoint(double[][] correlations, Samples x, Samples y, CancellationToken cancellationToken)
    {
        double[][] copy = [.. correlations.Select(row => (double[])row.Clone())];
        if (CholeskyFactor.TryFactor(copy, SmallestUnexplainedShare, cancellationToken, out int dependent) is { } factor)
        {
            return factor;
        }

        string what = dependent < x.Dimensions
            ? $"X: {x.DescribeColumn(dependent)} is a linear combination of the preceding columns of X"
            : $"Y: {y.DescribeColumn(dependent - x.Dimensions)} is a linear combination of X and the preceding columns of Y";
        throw new InputException($"{what}, so no Gaussian density can be fitted; leave it out, or use the estimator lmi.");
    }

    private static CholeskyFactor FactorY(double[][] correlations, int dimensionsX, CancellationToken cancellationToken)
    {
        double[][] block = [.. correlations.Skip(dimensionsX).Select(row => row[dimensionsX..])];

        // What the joint matrix has not, its block has not either: the columns of Y leave more unexplained by themselves than X and they do.
        return CholeskyFactor.TryFactor(block, smallestPivot: 0, cancellationToken, out _)
            ?? throw new UnreachableException("A block of a positive definite matrix was found not to be positive definite.");
    }

    /// <summary>
    /// 1/2 (y' Sy^-1 y - (z' Sz^-1 z - x' Sx^-1 x)) plus the mean, in bits: the last difference is the tail of the vector that the joint factor
    /// whitens, since X comes first in it.
    /// </summary>
    private static double[] Pointwise(
        double[][] columns, CholeskyFactor joint, CholeskyFactor marginalY, double mean, WorkerTeam team, CancellationToken cancellationToken)
    {
        int count = columns[0].Length;
        int dimensionsY = marginalY.Size;
        var bits = new double[count];
        team.Run((count + RowsTogether - 1) / RowsTogether, part =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var both = new double[columns.Length];
            var sideY = new double[dimensionsY];
            for (int i = part * RowsTogether; i < Math.Min(count, (part + 1) * RowsTogether); i++)
            {
                for (int c = 0; c < both.Length; c++)
                {
                    both[c] = columns[c][i];
                }

                both.AsSpan(^dimensionsY).CopyTo(sideY);
                joint.Solve(both);
                marginalY.Solve(sideY);
                ReadOnlySpan<double> tail = both.AsSpan(^dimensionsY);

                // Columns have sum of squares 1 where the covariance has divisor n - 1.
                double difference = (count - 1) * (CholeskyFactor.Dot(sideY, sideY) - CholeskyFactor.Dot(tail, tail));
                bits[i] = (mean + (difference / 2)) / Math.Log(2);
            }
        });
        return bits;
    }
}
