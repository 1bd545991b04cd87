using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>
/// KSG on held-out latents, its bias measured on re-paired surrogates of known information:
/// KSG(data) + mean over surrogates of [mean ln r(i, s(i)) - KSG(surrogate)], ln r normalized.
/// </summary>
internal sealed class CalibratedKsg
{
    private static readonly double Ln2 = Math.Log(2);

    // KSG's bias on the surrogates is its bias on the data as far as the ratio is right. Of an excess beyond chance, for which it is not, a third is taken to be
    // the error.
    private const double UnknownShare = 1 / 3.0;
    private const double ChanceErrors = 2;

    // An excess of this many standard errors shows dependence that the ratio does not know; of more where held-out rows showed none at all.
    private const double SignificantErrors = 3;
    private const double SurprisingErrors = 5;

    // Halving the number of neighbors looks at distances as small as those of twice the rows. Where that adds so many bits, the value grows with the rows; of
    // dependence with noise that the rows resolve it adds 0.1 or less.
    private const double MostBitsPerHalving = 0.17;

    // Copies of rows do the same where nothing is shared: only what held-out rows show, and no more than this many times as much, is certain; and it must be at
    // least this much.
    private const double HeldOutFactor = 2;
    private const double LeastUnresolvedBits = 1;

    private double? _largestPartBits;

    private CalibratedKsg()
    {
    }

    /// <summary>KSG with the options' k, in bits.</summary>
    public required double RawBits { get; init; }

    /// <summary>The calibrated value, the mean of <see cref="PointwiseBits"/>; the raw one without surrogates.</summary>
    public required double Bits { get; init; }

    /// <summary>The largest of the values of parts that were estimated one by one; <see cref="Bits"/> where there was one.</summary>
    public double LargestPartBits => _largestPartBits ?? Bits;

    /// <summary>The calibrated pointwise value of each row.</summary>
    public required double[] PointwiseBits { get; init; }

    /// <summary>KSG of the data less its mean on surrogates, in bits: 0 in the mean where the ratio is right.</summary>
    public required double Excess { get; init; }

    /// <summary>The standard error of <see cref="Excess"/>.</summary>
    public required double ExcessError { get; init; }

    /// <summary>
    /// The variance of the value over data sets, in bits^2: that of ln r over rows by their number, <see cref="NeighborVariance"/>, and <see cref="UnknownVariance"/>.
    /// </summary>
    public required double Variance { get; init; }

    /// <summary>The part of <see cref="Variance"/> that is the noise of nearest neighbors: that of mean ln r - KSG over surrogates.</summary>
    public double NeighborVariance { get; private init; }

    /// <summary>The part of <see cref="Variance"/> that no row shows: the square of what the excess may be off by.</summary>
    public double UnknownVariance { get; private init; }

    /// <summary>
    /// For each block its surrogates: the row of Y that each row is paired with, none without surrogates; null for counts, and for a sum over parts, each of which has its own.
    /// </summary>
    public required int[][][]? Surrogates { get; init; }

    /// <summary>
    /// A value that is certainly shared, where X and Y depend on each other more closely than the rows are to each other: the value then grows with their
    /// number. Null where the rows resolve the dependence.
    /// </summary>
    public double? UnresolvedBits { get; private init; }

    /// <summary>What KSG warned of.</summary>
    public required IReadOnlyList<EstimateWarning> Warnings { get; init; }

    /// <summary>The sum over parts of the latents that are independent of each other.</summary>
    /// <param name="parts">The parts.</param>
    public static CalibratedKsg Sum(IReadOnlyList<CalibratedKsg> parts) => new()
    {
        RawBits = parts.Sum(part => part.RawBits),
        Bits = parts.Sum(part => part.Bits),
        _largestPartBits = parts.Max(part => part.Bits),
        PointwiseBits = [.. Enumerable.Range(0, parts[0].PointwiseBits.Length).Select(row => parts.Sum(part => part.PointwiseBits[row]))],
        Excess = parts.Sum(part => part.Excess),
        ExcessError = Math.Sqrt(parts.Sum(part => part.ExcessError * part.ExcessError)),
        Variance = parts.Sum(part => part.Variance),
        NeighborVariance = parts.Sum(part => part.NeighborVariance),
        UnknownVariance = parts.Sum(part => part.UnknownVariance),
        UnresolvedBits = parts.Any(part => part.UnresolvedBits is not null) ? parts.Sum(part => part.UnresolvedBits ?? part.Bits) : null,
        Surrogates = null,
        Warnings = [.. parts.SelectMany(part => part.Warnings).DistinctBy(warning => warning.Id)],
    };

    /// <summary>The value of rows that are counted, without neighbors.</summary>
    /// <param name="plugInBits">The value of the counts as they are, in bits.</param>
    /// <param name="pointwiseBits">The value of each row, without the bias of the counts.</param>
    /// <param name="variance">The variance of their mean over data sets, in bits^2.</param>
    public static CalibratedKsg Counted(double plugInBits, double[] pointwiseBits, double variance) => new()
    {
        RawBits = plugInBits,
        Bits = pointwiseBits.Average(),
        PointwiseBits = pointwiseBits,
        Excess = 0,
        ExcessError = 0,
        Variance = variance,
        Surrogates = null,
        Warnings = [],
    };

    /// <summary>Estimates.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="ratio">The density ratio.</param>
    /// <param name="settings">k and the number of surrogates.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static CalibratedKsg Estimate(
        LatentPairs latents, FittedRatio ratio, CalibrationSettings settings, Compute compute, CancellationToken cancellationToken)
    {
        int[][] own = latents.Blocks;
        var warnings = new List<EstimateWarning>();
        PairingKsg[] blocks = [.. own.Select(block => new PairingKsg(latents, block, settings, compute))];
        double[] raw = Ksg(own, settings.Neighbors, warnings);
        double rawBits = raw.Average();
        double sampling = SamplingVariance(ratio.HeldOutNats, latents.Groups) / Ln2 / Ln2;
        if (settings.Surrogates == 0)
        {
            return new CalibratedKsg
            {
                RawBits = rawBits,
                Bits = rawBits,
                PointwiseBits = raw,
                Excess = double.NaN,
                ExcessError = double.NaN,
                Variance = SamplingVariance(raw, latents.Groups),
                Surrogates = Array.ConvertAll(own, _ => Array.Empty<int[]>()),
                Warnings = EstimateWarning.Join(warnings, own.Length, "parts"),
            };
        }

        int[][][] drawn = [.. own.Select((_, b) => SurrogatePairings.Draw(ratio.Ratio, latents, b, settings.Surrogates, settings.Seed, compute))];
        Compared compared = Compare(settings.CalibrationNeighbors);
        double? unresolved = null;
        double errors = ratio.Ratio is NoRatio ? SurprisingErrors : SignificantErrors;
        if (settings.Neighbors < settings.CalibrationNeighbors && Math.Abs(compared.Excess) > errors * StudentErrors.Factor(errors, settings.Surrogates) * compared.ExcessError)
        {
            // More neighbors are less noisy, but blur what the ratio does not know.
            Compared blurred = compared;
            compared = Compare(settings.Neighbors);
            double certain = Math.Min(blurred.Bits - (ConfidenceInterval.StandardErrors * Math.Sqrt(sampling + blurred.Variance)), HeldOutFactor * ratio.HeldOutBits);
            unresolved = certain >= LeastUnresolvedBits && IsUnresolved(compared) ? certain : null;
        }

        double unknown = Math.Pow(UnknownShare * Math.Max(0, Math.Abs(compared.Excess) - (ChanceErrors * compared.ExcessError)), 2);
        return new CalibratedKsg
        {
            RawBits = rawBits,
            Bits = compared.Bits,
            PointwiseBits = compared.Pointwise,
            Excess = compared.Excess,
            ExcessError = compared.ExcessError,
            Variance = sampling + compared.Variance + unknown,
            NeighborVariance = compared.Variance,
            UnknownVariance = unknown,
            UnresolvedBits = unresolved,
            Surrogates = drawn,
            Warnings = EstimateWarning.Join(warnings, own.Length, "parts"),
        };

        bool IsUnresolved(Compared with)
        {
            double halvings = Math.Log2(settings.Neighbors);
            if (halvings == 0)
            {
                return false;
            }

            Compared nearest = Compare(neighbors: 1);
            double gain = nearest.Bits - with.Bits;
            double error = Math.Sqrt((nearest.ExcessError * nearest.ExcessError) + (with.ExcessError * with.ExcessError));
            return gain > MostBitsPerHalving * halvings && gain > SignificantErrors * error;
        }

        Compared Compare(int neighbors)
        {
            double[] pointwise = Ksg(own, neighbors, []);
            double data = pointwise.Average();
            var means = new double[settings.Surrogates];
            var differences = new double[settings.Surrogates];
            for (int surrogate = 0; surrogate < settings.Surrogates; surrogate++)
            {
                int[][] partners = [.. drawn.Select(block => block[surrogate])];
                double[] ksg = Ksg(partners, neighbors, []);
                means[surrogate] = ksg.Average();
                for (int b = 0; b < own.Length; b++)
                {
                    for (int position = 0; position < own[b].Length; position++)
                    {
                        int i = own[b][position];
                        double difference = (ratio.Normalized(i, partners[b][position]) / Ln2) - ksg[i];
                        differences[surrogate] += difference / latents.Count;
                        pointwise[i] += difference / settings.Surrogates;
                    }
                }
            }

            // Parts of a series are drawn one by one, and yet nearly the same rows: together they tell no more than one of them.
            double factor = latents.Block * (1 + (1.0 / settings.Surrogates));
            return new Compared(
                pointwise,
                data - means.Average(),
                Math.Sqrt(ClusteredMean.VarianceOfOne(means) * factor),
                ClusteredMean.VarianceOfOne(differences) * factor * Math.Pow(StudentErrors.Factor(ConfidenceInterval.StandardErrors, settings.Surrogates), 2));
        }

        // The pointwise values of all rows, for each row of each block the row of Y that it is paired with.
        double[] Ksg(int[][] partners, int neighbors, List<EstimateWarning> found)
        {
            var bits = new double[latents.Count];
            for (int b = 0; b < blocks.Length; b++)
            {
                double[] pointwise = blocks[b].PointwiseBits(partners[b], neighbors, found, cancellationToken);
                for (int i = 0; i < pointwise.Length; i++)
                {
                    bits[own[b][i]] = pointwise[i];
                }
            }

            return bits;
        }
    }

    /// <summary>The variance of a mean over rows; of few of them, or few groups, one whose normal interval covers as that of Student's t does.</summary>
    private static double SamplingVariance(double[] values, int[]? groups) =>
        ClusteredMean.Variance(values, groups) * Math.Pow(StudentErrors.Factor(ConfidenceInterval.StandardErrors, ClusteredMean.Count(values.Length, groups)), 2);

    /// <summary>KSG of the latents as they are paired, in bits, not calibrated.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="settings">k and the noise against ties.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static double RawKsg(LatentPairs latents, CalibrationSettings settings, Compute compute, CancellationToken cancellationToken)
    {
        double sum = 0;
        foreach (int[] block in latents.Blocks)
        {
            sum += new PairingKsg(latents, block, settings, compute).PointwiseBits(block, settings.Neighbors, [], cancellationToken).Sum();
        }

        return sum / latents.Count;
    }

    /// <summary>KSG of the data against KSG of the surrogates, with some number of neighbors.</summary>
    private sealed record Compared(double[] Pointwise, double Excess, double ExcessError, double Variance)
    {
        public double Bits { get; } = Pointwise.Average();
    }
}
