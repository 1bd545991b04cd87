using System.Diagnostics;
using LatentMI.Estimators.Ksg;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Sliced;

/// <summary>
/// Sliced mutual information (Z. Goldfeld, K. Greenewald, "Sliced mutual information: a scalable measure of statistical dependence", NeurIPS 2021):
/// the mean of I(a'X; b'Y) over random directions a and b, each estimated by KSG.
/// </summary>
/// <remarks>
/// The directions are uniform on the unit spheres of X's and of Y's columns, S independent pairs of them. The pointwise value of a row is its mean
/// over slices. This is another quantity than I(X;Y), never larger, and far smaller in many dimensions; it is 0 exactly where X and Y are
/// independent. It depends on the scale of the columns, which are therefore standardized
/// first unless the options say otherwise. Swapping X and Y draws other directions.
/// </remarks>
public sealed class SlicedEstimator : IMutualInformationEstimator
{
    private const int RowsTogether = 256;

    /// <summary>Creates an estimator with the default settings.</summary>
    public SlicedEstimator()
        : this(new SlicedOptions())
    {
    }

    /// <summary>Creates an estimator.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public SlicedEstimator(SlicedOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
    }

    /// <summary>The settings.</summary>
    public SlicedOptions Options { get; }

    /// <inheritdoc cref="IMutualInformationEstimator.Estimate"/>
    public SlicedEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        long start = Stopwatch.GetTimestamp();
        KsgOptions ksg = Options.Ksg;
        PairedSamples.Validate(x, y, ksg.LeastRows, ksg.RowsNeed);
        cancellationToken.ThrowIfCancellationRequested();
        using var team = new WorkerTeam(ksg.ThreadsHere);

        double[] valuesX = Load(x, "X", RandomPurpose.TieNoiseX, team);
        double[] valuesY = Load(y, "Y", RandomPurpose.TieNoiseY, team);
        var estimator = new KsgEstimator(ksg with { Standardize = false });
        var sliceBits = new double[Options.Slices];
        var pointwise = new double[x.Count];
        var tied = new List<EstimateWarning>();
        for (int slice = 0; slice < sliceBits.Length; slice++)
        {
            Samples projectedX = Project(valuesX, x, Direction(x.Dimensions, RandomPurpose.SliceDirectionsX, slice), team, cancellationToken);
            Samples projectedY = Project(valuesY, y, Direction(y.Dimensions, RandomPurpose.SliceDirectionsY, slice), team, cancellationToken);
            KsgEstimate estimate = estimator.EstimateValidated(projectedX, projectedY, cancellationToken);
            sliceBits[slice] = estimate.Bits;
            tied.AddRange(estimate.Warnings);
            for (int i = 0; i < pointwise.Length; i++)
            {
                pointwise[i] += estimate.PointwiseBits[i] / sliceBits.Length;
            }
        }

        return new SlicedEstimate
        {
            Estimator = "sliced",
            Bits = pointwise.Sum() / pointwise.Length,
            SampleCount = x.Count,
            DimensionsX = x.Dimensions,
            DimensionsY = y.Dimensions,
            PointwiseBits = pointwise,
            Seed = ksg.Seed,
            Threads = team.Threads,
            Elapsed = Stopwatch.GetElapsedTime(start),
            Warnings = [.. EstimateWarning.Join(tied, sliceBits.Length, "slices"), .. ScaleDifferences.Find(ksg.Standardize, ("X", x), ("Y", y))],
            SliceBits = sliceBits,
            TieNoise = ksg.TieNoise ? TieNoise.Amplitude : 0,
            Options = Options,
        };
    }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, cancellationToken);

    /// <summary>
    /// The values of a side, standardized or only freed of their means, which a projection would mix into all columns. Noise is added to the projections,
    /// where ties matter, and not to the columns.
    /// </summary>
    private double[] Load(Samples samples, string side, RandomPurpose noise, WorkerTeam team)
    {
        var columns = new SearchSpace(Options.Ksg with { TieNoise = false }, SimdSupport.Current(), ForcedMethod: null);
        double[] values = columns.Load<double>(samples, side, noise, scalingSource: null, team);
        if (!Options.Ksg.Standardize)
        {
            ColumnScaling.Measure(samples).Center(values, samples.Count, team);
        }

        return values;
    }

    /// <summary>A direction uniform on the unit sphere: independent normal numbers, scaled to length 1.</summary>
    private double[] Direction(int dimensions, RandomPurpose purpose, int slice)
    {
        var random = new RandomStream(Options.Ksg.Seed, purpose, (ulong)slice);
        var direction = new double[dimensions];
        for (int c = 0; c < dimensions; c++)
        {
            direction[c] = random.NextNormal();
        }

        double length = Math.Sqrt(CholeskyFactor.Dot(direction, direction));
        return Array.ConvertAll(direction, value => value / length);
    }

    private static Samples Project(double[] values, Samples samples, double[] direction, WorkerTeam team, CancellationToken cancellationToken)
    {
        var projected = new double[samples.Count];
        team.Run((projected.Length + RowsTogether - 1) / RowsTogether, part =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = part * RowsTogether; i < Math.Min(projected.Length, (part + 1) * RowsTogether); i++)
            {
                projected[i] = CholeskyFactor.Dot(values.AsSpan(i * direction.Length, direction.Length), direction);
            }
        });
        return Samples.Create(projected, projected.Length, 1);
    }
}
