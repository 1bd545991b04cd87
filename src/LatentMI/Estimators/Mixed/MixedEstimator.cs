using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using LatentMI.Estimators.Ksg;
using LatentMI.Neighbors;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Mixed;

/// <summary>
/// Estimates the mutual information of a label and vectors from distances to nearest neighbors: B. C. Ross, "Mutual information between discrete and
/// continuous data sets", PLoS ONE 9, e87357 (2014).
/// </summary>
/// <remarks>
/// <para>
/// With N_i the number of rows that have the label of row i, k_i the smaller of k and N_i - 1, and eps_i the Chebyshev distance of row i to its k_i-th
/// nearest neighbor among those rows, the pointwise value is psi(N) - psi(N_i) + psi(k_i) - psi(m_i), divided by ln 2, where m_i is 1 + the number of
/// other rows of any label strictly closer than eps_i. The estimate is the mean.
/// </para>
/// <para>
/// Rows whose label no other row has are left out, as scikit-learn leaves them out; they have no pointwise value, and N does not count them. The side
/// of the labels is that of <see cref="MixedOptions.Labels"/>, else the one with at most 32 different rows, or at most the square root of their number;
/// where neither has so few, a single column of whole numbers that are met five times or more on average. It does not matter which side it is.
/// Sound for vectors of up to some ten columns; for many take latent mutual information.
/// </para>
/// </remarks>
public sealed class MixedEstimator : IMutualInformationEstimator
{
    private const int RowsPerPart = 64;

    private readonly SearchSpace _space;

    /// <summary>Creates an estimator with the default settings.</summary>
    public MixedEstimator()
        : this(new MixedOptions())
    {
    }

    /// <summary>Creates an estimator.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public MixedEstimator(MixedOptions options)
        : this(options, SimdSupport.Current(), method: null)
    {
    }

    /// <summary>Creates an estimator that works in a given way.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="width">The width of the vectors.</param>
    /// <param name="method">How to search; null to choose what is fastest.</param>
    internal MixedEstimator(MixedOptions options, SimdWidth width, NeighborSearchMethod? method)
    {
        ArgumentNullException.ThrowIfNull(options);
        KsgOptions ksg = options.Ksg;
        ksg.Validate();
        if (options.Labels is not (null or LabelSides.X or LabelSides.Y))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Labels, "The label is X or Y.");
        }

        Options = options;
        _space = new SearchSpace(ksg, width, method);
    }

    /// <summary>The settings.</summary>
    public MixedOptions Options { get; }

    /// <inheritdoc cref="IMutualInformationEstimator.Estimate"/>
    /// <exception cref="InputException">Neither side is a label, or both are, or no two labels have more than one row.</exception>
    public MixedEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        long start = Stopwatch.GetTimestamp();
        cancellationToken.ThrowIfCancellationRequested();
        PairedSamples.Validate(x, y, 4, "two labels of two rows each");
        RowLabels labelsX = RowLabels.Find(x, cancellationToken);
        RowLabels labelsY = RowLabels.Find(y, cancellationToken);
        bool labelsAreX = Options.Labels is { } given ? given == LabelSides.X : FindLabelSide(x, labelsX, y, labelsY);
        (RowLabels labels, Samples vectors) = labelsAreX ? (labelsX, y) : (labelsY, x);
        int[][] classes = [.. Enumerable.Range(0, x.Count).GroupBy(row => labels.OfRow[row]).Select(rows => rows.ToArray()).Where(rows => rows.Length > 1)];
        if (classes.Length < 2)
        {
            throw new InputException(
                $"{(labelsAreX ? "X" : "Y")} has {OneLine.Count(classes.Length, "label")} of more than one row; information needs two of them, so give more rows or coarser labels.");
        }

        using var team = new WorkerTeam(_space.Options.ThreadsHere);
        string side = labelsAreX ? "Y" : "X";
        RandomPurpose noise = labelsAreX ? RandomPurpose.TieNoiseY : RandomPurpose.TieNoiseX;
        (int[] rows, double[] bits, NeighborCounts found) = _space.UsesFloat32(vectors)
            ? Search(_space.Load<float>(vectors, side, noise, scalingSource: null, team), vectors.Dimensions, classes, team, cancellationToken)
            : Search(_space.Load<double>(vectors, side, noise, scalingSource: null, team), vectors.Dimensions, classes, team, cancellationToken);
        double[] pointwise = PointwiseRows.Scatter(x.Count, rows, bits);
        double mean = bits.Sum() / bits.Length;
        return new MixedEstimate
        {
            Estimator = "mixed",
            Bits = mean,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = pointwise,
            Seed = Options.Seed,
            Threads = team.Threads,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings =
            [
                .. _space.FindTies(found, Options.Neighbors),
                .. FindRare(x.Count, rows.Length, classes, labelsAreX),
                .. ScaleDifferences.Find(Options.Standardize, (side, vectors)),
            ],
            Interval = ConfidenceInterval.Around(mean, Math.Sqrt(bits.Sum(value => (value - mean) * (value - mean)) / bits.Length / bits.Length)),
            LabelsAreX = labelsAreX,
            Labels = classes.Length,
            LabelEntropyBits = -classes.Sum(members => (double)members.Length / rows.Length * Math.Log2((double)members.Length / rows.Length)),
            Options = Options,
            Neighbors = Options.Neighbors,
            TieNoise = Options.TieNoise ? TieNoise.Amplitude : 0,
            Standardized = Options.Standardize,
        };
    }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, cancellationToken);

    private static bool FindLabelSide(Samples x, RowLabels labelsX, Samples y, RowLabels labelsY)
    {
        if (x.AreLabels && y.AreLabels)
        {
            throw new InputException("X and Y are both labels, so that neither is a vector; use the estimator lmi or discrete.");
        }

        (bool isX, bool isY) = x.AreLabels || y.AreLabels
            ? (x.AreLabels, y.AreLabels)
            : (LabelDetection.AreFew(labelsX), LabelDetection.AreFew(labelsY));
        if (!isX && !isY)
        {
            (isX, isY) = LabelDetection.FindSides(x, labelsX, y, labelsY);
        }

        return (isX, isY) switch
        {
            (true, true) => throw new InputException(
                "X and Y both have few different rows, so that neither is a vector; use the estimator lmi or discrete, or say which side is the label."),
            (false, false) => throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"Neither X nor Y is a label: both have more than {LabelDetection.MostLabels(x.Count)} different rows, and neither is a column of fewer whole numbers than a fifth of the rows; ")
                + "say which side is the label, or use the estimator ksg or lmi."),
            _ => isX,
        };
    }

    private IEnumerable<EstimateWarning> FindRare(int all, int used, int[][] classes, bool labelsAreX)
    {
        string side = labelsAreX ? "X" : "Y";
        if (used < all)
        {
            yield return new EstimateWarning("single-labels", string.Create(
                CultureInfo.InvariantCulture, $"{all - used} of {all} rows {(all - used == 1 ? "has" : "have")} a unique label in {side} and {(all - used == 1 ? "was" : "were")} left out."));
        }

        int small = classes.Count(rows => rows.Length <= Options.Neighbors);
        if (small > 0)
        {
            yield return new EstimateWarning("small-labels", string.Create(
                CultureInfo.InvariantCulture,
                $"{small} of {classes.Length} labels of {side} {(small == 1 ? "has" : "have")} {Options.Neighbors} rows or fewer; these rows use fewer neighbors, which is noisy."));
        }
    }

    private (int[] Rows, double[] Bits, NeighborCounts Found) Search<T>(
        T[] values, int dimensions, int[][] classes, WorkerTeam team, CancellationToken cancellationToken)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int[] rows = [.. classes.SelectMany(members => members)];
        T[] points = Gather(values, dimensions, rows);
        var psi = new DigammaTable(rows.Length);
        var found = new NeighborCounts(rows.Length);
        var bits = new double[rows.Length];
        int first = 0;
        foreach (int[] members in classes)
        {
            // The joint space of the vectors and nothing is that of the vectors.
            int neighbors = Math.Min(Options.Neighbors, members.Length - 1);
            var own = new PairedPoints<T>(Gather(values, dimensions, members), dimensions, [], 0, members.Length);
            _space.Search(new NeighborQuery<T>(own, neighbors, CountRadius.InsideJoint), team, cancellationToken).Distances.CopyTo(found.Distances, first);
            bits.AsSpan(first, members.Length).Fill(psi[rows.Length] - psi[members.Length] + psi[neighbors]);
            first += members.Length;
        }

        IRangeCounter<T> counter = dimensions == 1 ? new SortedColumn<T>(points) : new KdTree<T>(points, rows.Length, dimensions, team);
        team.Run((rows.Length + RowsPerPart - 1) / RowsPerPart, part =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = part * RowsPerPart; i < Math.Min(rows.Length, (part + 1) * RowsPerPart); i++)
            {
                // The point itself is inside every radius but 0.
                int inside = counter.CountInside(points.AsSpan(i * dimensions, dimensions), T.CreateChecked(found.Distances[i]));
                bits[i] = (bits[i] - psi[Math.Max(1, inside)]) / Math.Log(2);
            }
        });
        return (rows, bits, found);
    }

    private static T[] Gather<T>(T[] values, int dimensions, int[] rows)
    {
        T[] gathered = GC.AllocateUninitializedArray<T>(rows.Length * dimensions);
        for (int i = 0; i < rows.Length; i++)
        {
            values.AsSpan(rows[i] * dimensions, dimensions).CopyTo(gathered.AsSpan(i * dimensions));
        }

        return gathered;
    }
}
