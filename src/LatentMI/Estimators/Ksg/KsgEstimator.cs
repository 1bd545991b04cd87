using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using LatentMI.Neighbors;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Ksg;

/// <summary>
/// Estimates mutual information from distances to nearest neighbors: A. Kraskov, H. Stögbauer, P. Grassberger, "Estimating mutual information",
/// Physical Review E 69, 066138 (2004).
/// </summary>
/// <remarks>
/// <para>
/// Distances are Chebyshev distances, in each marginal and in the joint space. With eps_i the joint distance of row i to its k-th nearest
/// neighbor, algorithm 1 (their equation 8) is pMI_i = psi(k) + psi(n) - psi(nx_i) - psi(ny_i), where nx_i is 1 + the number of other rows
/// strictly closer than eps_i in X. Algorithm 2 (their equation 9) is pMI_i = psi(k) - 1/k + psi(n) - psi(mx_i) - psi(my_i), where mx_i is the
/// number of other rows not farther in X than the farthest of the k neighbors is in X. Both are divided by ln 2, and the estimate is their mean.
/// </para>
/// <para>
/// Sound for up to some ten columns a side; biased towards 0 beyond, and for strong dependence, which needs samples in number exponential in the
/// mutual information (Gao, Ver Steeg, Galstyan, 2015). float64 samples are compared in float64; float32 samples in float32, but with tie noise,
/// or beside float64 samples, in float64. Columns are standardized first unless <see cref="KsgOptions.Standardize"/> is off, as in the published form.
/// Time: see docs/performance.md.
/// </para>
/// </remarks>
public sealed class KsgEstimator : IMutualInformationEstimator
{
    private static readonly double Ln2 = Math.Log(2);

    private readonly SearchSpace _space;

    /// <summary>Creates an estimator with the default settings.</summary>
    public KsgEstimator()
        : this(new KsgOptions())
    {
    }

    /// <summary>Creates an estimator.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public KsgEstimator(KsgOptions options)
        : this(options, SimdSupport.Current(), method: null)
    {
    }

    /// <summary>Creates an estimator that works in a given way.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="width">The width of the vectors.</param>
    /// <param name="method">How to search; null to choose what is fastest.</param>
    internal KsgEstimator(KsgOptions options, SimdWidth width, NeighborSearchMethod? method)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _space = new SearchSpace(options, width, method);
    }

    /// <summary>The settings.</summary>
    public KsgOptions Options => _space.Options;

    /// <inheritdoc cref="IMutualInformationEstimator.Estimate"/>
    public KsgEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        PairedSamples.Validate(x, y, Options.LeastRows, Options.RowsNeed);
        KsgEstimate estimate = EstimateValidated(x, y, cancellationToken);
        return estimate with { Warnings = [.. estimate.Warnings, .. ScaleDifferences.Find(Options.Standardize, ("X", x), ("Y", y))] };
    }

    /// <summary>Estimates from samples that are known to be paired, numerous enough and finite; a constant side is no error here.</summary>
    internal KsgEstimate EstimateValidated(Samples x, Samples y, CancellationToken cancellationToken)
    {
        using var team = new WorkerTeam(Options.ThreadsHere);
        return EstimateValidated(x, y, team, cancellationToken);
    }

    /// <summary>The same on threads that exist, for one estimate after another.</summary>
    internal KsgEstimate EstimateValidated(Samples x, Samples y, WorkerTeam team, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        NeighborCounts found = _space.UsesFloat32(x, y)
            ? Search<float>(x, y, team, cancellationToken)
            : Search<double>(x, y, team, cancellationToken);
        double[] bits = Options.Algorithm == KsgAlgorithm.One
            ? PointwiseOne(found, Options.Neighbors, includedSelf: 1, x.Count)
            : PointwiseTwo(found, x.Count);
        return new KsgEstimate
        {
            Estimator = "ksg",
            Bits = bits.Sum() / bits.Length,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = bits,
            Seed = Options.Seed,
            Threads = team.Threads,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings = _space.FindTies(found, Options.Neighbors),
            Options = Options,
            Neighbors = Options.Neighbors,
            Algorithm = Options.Algorithm,
            TieNoise = Options.TieNoise ? TieNoise.Amplitude : 0,
            Standardized = Options.Standardize,
            Search = found.Method,
        };
    }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, cancellationToken);

    /// <summary>
    /// The pointwise mutual information of new pairs, in bits, against n observed ones: the value of algorithm 1 that the pair would have as one more
    /// observed row, psi(k) + psi(n + 1) - psi(nx + 1) - psi(ny + 1), with nx and ny the numbers of observed rows strictly closer than the k-th nearest
    /// observed pair.
    /// </summary>
    /// <remarks>
    /// A new pair and the observed ones are n + 1 draws of which any might be the new one, so that the mean over new pairs is the mean of
    /// <see cref="Estimate"/> over samples of n + 1 rows: 0 where X and Y are independent. With <see cref="KsgOptions.ReferenceScores"/> the distance is that
    /// to the (k + 1)-th nearest observed pair, and the value psi(k) + psi(n) - psi(nx) - psi(ny): too low by some 1 / k nats, 0.48 bits at k = 3.
    /// </remarks>
    /// <param name="observedX">n rows of dx columns.</param>
    /// <param name="observedY">n rows of dy columns.</param>
    /// <param name="newX">m rows of dx columns.</param>
    /// <param name="newY">m rows of dy columns.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// m values; NaN for a pair that k observed pairs coincide with, which are tied; in the form of the reference for one that has no observed row
    /// strictly inside in X or in Y. Where the options ask to standardize, the new rows are scaled by the observed rows' means and standard deviations.
    /// </returns>
    /// <exception cref="InvalidOperationException">The options ask for algorithm 2, which is not defined for new pairs.</exception>
    /// <exception cref="InputException">The samples cannot be used.</exception>
    public IReadOnlyList<double> ScorePointwise(
        Samples observedX, Samples observedY, Samples newX, Samples newY, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(observedX);
        ArgumentNullException.ThrowIfNull(observedY);
        ArgumentNullException.ThrowIfNull(newX);
        ArgumentNullException.ThrowIfNull(newY);
        if (Options.Algorithm != KsgAlgorithm.One)
        {
            throw new InvalidOperationException("New pairs can be scored by algorithm 1 only.");
        }

        PairedSamples.Validate(observedX, observedY, Options.LeastRows, Options.RowsNeed);
        ValidateNew(newX, observedX, "X");
        ValidateNew(newY, observedY, "Y");
        PairedSamples.ValidateCounts(newX, newY);
        cancellationToken.ThrowIfCancellationRequested();
        using var team = new WorkerTeam(Options.ThreadsHere);
        NeighborCounts found = _space.UsesFloat32(observedX, observedY, newX, newY)
            ? Search<float>(observedX, observedY, newX, newY, team, cancellationToken)
            : Search<double>(observedX, observedY, newX, newY, team, cancellationToken);
        if (Options.ReferenceScores)
        {
            return PointwiseOne(found, Options.Neighbors, includedSelf: 0, observedX.Count);
        }

        double[] bits = PointwiseOne(found, Options.Neighbors, includedSelf: 1, observedX.Count + 1);
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = found.Distances[i] > 0 ? bits[i] : double.NaN;
        }

        return bits;
    }

    /// <summary>
    /// The pointwise values in bits of pairs of an observed row of X with another's row of Y, each against all rows but these two, as far as these are not
    /// neighbors of the pair.
    /// </summary>
    /// <param name="x">n rows, finite and paired with those of <paramref name="y"/>.</param>
    /// <param name="y">n rows.</param>
    /// <param name="partners">For each row of X another row of Y.</param>
    /// <param name="team">Who does the work.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>n values; NaN where k observed pairs coincide with a pair.</returns>
    internal double[] ScoreRepaired(Samples x, Samples y, int[] partners, WorkerTeam team, CancellationToken cancellationToken)
    {
        return _space.UsesFloat32(x, y) ? Score<float>() : Score<double>();

        double[] Score<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            PairedPoints<T> observed = LoadPairs<T>(x, y, null, null, team);
            var repaired = new T[observed.Y.Length];
            for (int i = 0; i < partners.Length; i++)
            {
                observed.Y.AsSpan(partners[i] * y.Dimensions, y.Dimensions).CopyTo(repaired.AsSpan(i * y.Dimensions));
            }

            // The two rows themselves are always inside, one in X and one in Y, which makes the numbers nx + 1 and ny + 1 of the others. That each is a
            // pair of its own, and may be a neighbor, is neglected.
            var queries = new PairedPoints<T>(observed.X, x.Dimensions, repaired, y.Dimensions, x.Count);
            NeighborCounts found = _space.Search(
                new NeighborQuery<T>(observed, queries, Options.Neighbors, CountRadius.InsideJoint), team, cancellationToken);
            return PointwiseOne(found, Options.Neighbors, includedSelf: 0, x.Count - 1);
        }
    }

    /// <summary>The pointwise values of algorithm 1, in bits.</summary>
    /// <param name="found">What was found for each point.</param>
    /// <param name="neighbors">k.</param>
    /// <param name="includedSelf">What the numbers of near points lack of nx and ny: 1 where points were left out of their own.</param>
    /// <param name="observed">n, the point itself included.</param>
    internal static double[] PointwiseOne(NeighborCounts found, int neighbors, int includedSelf, int observed)
    {
        // A pair of two rows may have both of them, and so one more than n, inside.
        var psi = new DigammaTable(Math.Max(observed + 1, neighbors));
        double both = psi[neighbors] + psi[observed];
        var bits = new double[found.CountsX.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            double marginals = psi[found.CountsX[i] + includedSelf] + psi[found.CountsY[i] + includedSelf];
            bits[i] = (both - marginals) / Ln2;
        }

        return bits;
    }

    private static void ValidateNew(Samples added, Samples observed, string side)
    {
        if (added.Dimensions != observed.Dimensions)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"The new rows of {side} have {OneLine.Count(added.Dimensions, "column")} and the observed ones have {observed.Dimensions}; give the same columns."));
        }

        PairedSamples.ValidateFinite(added, side);
    }

    private NeighborCounts Search<T>(Samples x, Samples y, WorkerTeam team, CancellationToken cancellationToken)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CountRadius radius = Options.Algorithm == KsgAlgorithm.One ? CountRadius.InsideJoint : CountRadius.UpToMarginal;
        return _space.Search(new NeighborQuery<T>(LoadPairs<T>(x, y, null, null, team), Options.Neighbors, radius), team, cancellationToken);
    }

    private NeighborCounts Search<T>(
        Samples observedX, Samples observedY, Samples newX, Samples newY, WorkerTeam team, CancellationToken cancellationToken)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        PairedPoints<T> observed = LoadPairs<T>(observedX, observedY, null, null, team);
        PairedPoints<T> added = LoadPairs<T>(newX, newY, observedX, observedY, team);
        int neighbors = Options.ReferenceScores ? Options.Neighbors + 1 : Options.Neighbors;
        var query = new NeighborQuery<T>(observed, added, neighbors, CountRadius.InsideJoint);
        return _space.Search(query, team, cancellationToken);
    }

    private PairedPoints<T> LoadPairs<T>(Samples x, Samples y, Samples? scalingX, Samples? scalingY, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new(
            _space.Load<T>(x, "X", RandomPurpose.TieNoiseX, scalingX, team),
            x.Dimensions,
            _space.Load<T>(y, "Y", RandomPurpose.TieNoiseY, scalingY, team),
            y.Dimensions,
            x.Count);

    private double[] PointwiseTwo(NeighborCounts found, int observed)
    {
        var psi = new DigammaTable(observed);
        double both = psi[Options.Neighbors] - (1.0 / Options.Neighbors) + psi[observed];
        var bits = new double[observed];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = (both - (psi[found.CountsX[i]] + psi[found.CountsY[i]])) / Ln2;
        }

        return bits;
    }
}
