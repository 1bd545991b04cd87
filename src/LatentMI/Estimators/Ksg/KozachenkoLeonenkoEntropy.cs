using System.Numerics;
using LatentMI.Neighbors;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Ksg;

/// <summary>
/// Estimates differential entropy from distances to nearest neighbors: L. F. Kozachenko, N. N. Leonenko, "Sample estimate of the entropy of a
/// random vector", Problems of Information Transmission 23 (1987), for k neighbors in the Chebyshev metric.
/// </summary>
/// <remarks>
/// H = (psi(n) - psi(k) + d ln 2 + (d / n) sum over i of ln eps_i) / ln 2 bits, eps_i being the distance of row i to its k-th nearest neighbor. Where
/// columns are standardized first, the logarithms of their standard deviations are added: the entropy is that of the columns in their own units.
/// </remarks>
public sealed class KozachenkoLeonenkoEntropy
{
    private readonly SearchSpace _space;

    /// <summary>Creates an estimator with the default settings.</summary>
    public KozachenkoLeonenkoEntropy()
        : this(new KsgOptions())
    {
    }

    /// <summary>Creates an estimator.</summary>
    /// <param name="options">The settings; <see cref="KsgOptions.Algorithm"/> does not concern entropies.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public KozachenkoLeonenkoEntropy(KsgOptions options)
        : this(options, SimdSupport.Current(), method: null)
    {
    }

    /// <summary>Creates an estimator that works in a given way.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="width">The width of the vectors.</param>
    /// <param name="method">How to search; null to choose what is fastest.</param>
    internal KozachenkoLeonenkoEntropy(KsgOptions options, SimdWidth width, NeighborSearchMethod? method)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _space = new SearchSpace(options, width, method);
    }

    /// <summary>The settings.</summary>
    public KsgOptions Options => _space.Options;

    /// <summary>Estimates the differential entropy in bits.</summary>
    /// <param name="samples">n rows of d columns.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The samples cannot be used: too few rows, NaN or infinite values, or nothing but constant columns.</exception>
    public EntropyEstimate Estimate(Samples samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        KsgOptions options = _space.Options;
        PairedSamples.ValidateSide(samples, "X", options.LeastRows, options.RowsNeed);
        cancellationToken.ThrowIfCancellationRequested();
        using var team = new WorkerTeam(options.ThreadsHere);
        NeighborCounts found = _space.UsesFloat32(samples)
            ? Search<float>(samples, team, cancellationToken)
            : Search<double>(samples, team, cancellationToken);
        double logarithms = found.Distances.Sum(Math.Log);
        var psi = new DigammaTable(samples.Count);
        double ln2 = Math.Log(2);
        double nats = psi[samples.Count] - psi[options.Neighbors]
            + (samples.Dimensions * (ln2 + (logarithms / samples.Count)));
        return new EntropyEstimate
        {
            Bits = (nats / ln2) + (options.Standardize ? ColumnScaling.Measure(samples).Log2Deviations : 0),
            SampleCount = samples.Count,
            Dimensions = samples.Dimensions,
            Neighbors = options.Neighbors,
            TieNoise = options.TieNoise ? TieNoise.Amplitude : 0,
            Warnings = _space.FindTies(found, options.Neighbors),
        };
    }

    private NeighborCounts Search<T>(Samples samples, WorkerTeam team, CancellationToken cancellationToken)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The joint space of X and nothing is X.
        T[] values = _space.Load<T>(samples, "X", RandomPurpose.TieNoiseX, scalingSource: null, team);
        var points = new PairedPoints<T>(values, samples.Dimensions, [], 0, samples.Count);
        return _space.Search(new NeighborQuery<T>(points, _space.Options.Neighbors, CountRadius.InsideJoint), team, cancellationToken);
    }
}
