using System.Diagnostics;
using System.Numerics;
using LatentMI.Estimators.Ksg;
using LatentMI.Neighbors;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Conditional;

/// <summary>
/// Estimates conditional mutual information I(X;Y|Z) from distances to nearest neighbors: S. Frenzel, B. Pompe, "Partial mutual information for
/// coupling analysis of multivariate time series", Physical Review Letters 99, 204101 (2007).
/// </summary>
/// <remarks>
/// <para>
/// With eps_i the Chebyshev distance of row i to its k-th nearest neighbor in the joint space of X, Y and Z, the pointwise value is
/// psi(k) - psi(nxz_i + 1) - psi(nyz_i + 1) + psi(nz_i + 1), divided by ln 2, where nxz_i is the number of other rows strictly closer than eps_i in
/// the space of X and Z, nyz_i in that of Y and Z, nz_i in that of Z: the conventions of algorithm 1 of <see cref="KsgEstimator"/>. The estimate is
/// the mean.
/// </para>
/// <para>
/// Sound for a few columns in all. With more it is biased towards 0, from either side, and even a Z that is not involved brings that bias. Precision
/// is as with <see cref="KsgEstimator"/>: float32 only where all three are and no noise is added.
/// </para>
/// </remarks>
public sealed class ConditionalKsgEstimator
{
    private static readonly double Ln2 = Math.Log(2);

    private readonly SearchSpace _space;

    /// <summary>Creates an estimator with the default settings.</summary>
    public ConditionalKsgEstimator()
        : this(new KsgOptions())
    {
    }

    /// <summary>Creates an estimator.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range, or asks for algorithm 2, which is not defined here.</exception>
    public ConditionalKsgEstimator(KsgOptions options)
        : this(options, SimdSupport.Current(), method: null)
    {
    }

    /// <summary>Creates an estimator that works in a given way.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="width">The width of the vectors.</param>
    /// <param name="method">How to search; null to choose what is fastest.</param>
    internal ConditionalKsgEstimator(KsgOptions options, SimdWidth width, NeighborSearchMethod? method)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Algorithm != KsgAlgorithm.One)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Algorithm, "Conditional information is defined for algorithm 1 only.");
        }

        _space = new SearchSpace(options, width, method);
    }

    /// <summary>The settings.</summary>
    public KsgOptions Options => _space.Options;

    /// <summary>Estimates I(X;Y|Z) in bits.</summary>
    /// <param name="x">n rows of dx columns.</param>
    /// <param name="y">n rows of dy columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="z">n rows of dz columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The samples cannot be used: different numbers of rows, too few, NaN or infinite values, a constant side.</exception>
    public ConditionalKsgEstimate Estimate(Samples x, Samples y, Samples z, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(z);
        ConditionalSamples.Validate(x, y, z, Options.LeastRows, Options.RowsNeed);
        ConditionalKsgEstimate estimate = EstimateValidated(x, y, z, cancellationToken);
        return estimate with { Warnings = [.. estimate.Warnings, .. ScaleDifferences.Find(Options.Standardize, ("X", x), ("Y", y), ("Z", z))] };
    }

    /// <summary>Estimates from samples that are known to be paired, numerous enough and finite; a constant side is no error here.</summary>
    internal ConditionalKsgEstimate EstimateValidated(Samples x, Samples y, Samples z, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        cancellationToken.ThrowIfCancellationRequested();
        using var team = new WorkerTeam(Options.ThreadsHere);
        (NeighborCounts joint, NeighborCounts condition) = _space.UsesFloat32(x, y, z)
            ? Search<float>(x, y, z, team, cancellationToken)
            : Search<double>(x, y, z, team, cancellationToken);
        var psi = new DigammaTable(x.Count);
        var bits = new double[x.Count];
        for (int i = 0; i < bits.Length; i++)
        {
            double ofBoth = psi[joint.CountsX[i] + 1] + psi[joint.CountsY[i] + 1];
            bits[i] = (psi[Options.Neighbors] + psi[condition.CountsX[i] + 1] - ofBoth) / Ln2;
        }

        return new ConditionalKsgEstimate
        {
            Estimator = "ksg",
            Bits = bits.Sum() / bits.Length,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            DimensionsZ = z.Dimensions,
            PointwiseBits = bits,
            Seed = Options.Seed,
            Threads = team.Threads,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings = _space.FindTies(joint, Options.Neighbors),
            Options = Options,
            Neighbors = Options.Neighbors,
            TieNoise = Options.TieNoise ? TieNoise.Amplitude : 0,
            Standardized = Options.Standardize,
        };
    }

    /// <summary>The counts in XZ and in YZ, and, as those of X, the counts in Z.</summary>
    private (NeighborCounts Joint, NeighborCounts Condition) Search<T>(
        Samples x, Samples y, Samples z, WorkerTeam team, CancellationToken cancellationToken)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = x.Count;
        T[] valuesX = _space.Load<T>(x, "X", RandomPurpose.TieNoiseX, scalingSource: null, team);
        T[] valuesY = _space.Load<T>(y, "Y", RandomPurpose.TieNoiseY, scalingSource: null, team);
        T[] valuesZ = _space.Load<T>(z, "Z", RandomPurpose.TieNoiseZ, scalingSource: null, team);

        // Z on both sides changes no joint distance, and makes the counts of the sides those of XZ and of YZ.
        var both = new PairedPoints<T>(
            Join(valuesX, valuesZ, count), x.Dimensions + z.Dimensions, Join(valuesY, valuesZ, count), y.Dimensions + z.Dimensions, count);
        var condition = new PairedPoints<T>(valuesZ, z.Dimensions, Join(valuesX, valuesY, count), x.Dimensions + y.Dimensions, count);
        return (Search(both), Search(condition));

        NeighborCounts Search(PairedPoints<T> points) =>
            _space.Search(new NeighborQuery<T>(points, Options.Neighbors, CountRadius.InsideJoint), team, cancellationToken);
    }

    private static T[] Join<T>(T[] first, T[] second, int count)
    {
        int firstColumns = first.Length / count, secondColumns = second.Length / count;
        T[] joined = GC.AllocateUninitializedArray<T>(checked(first.Length + second.Length));
        for (int i = 0; i < count; i++)
        {
            Span<T> row = joined.AsSpan(i * (firstColumns + secondColumns));
            first.AsSpan(i * firstColumns, firstColumns).CopyTo(row);
            second.AsSpan(i * secondColumns, secondColumns).CopyTo(row[firstColumns..]);
        }

        return joined;
    }
}
