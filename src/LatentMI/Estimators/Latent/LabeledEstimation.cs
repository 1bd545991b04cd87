using System.Diagnostics;
using System.Globalization;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Mixed;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// What becomes of a cross-fitted estimate where sides are labels. Labels on both sides are counted, where counts can know. Of a label and a few columns,
/// the nearest neighbors of B. C. Ross take the place of the latents where neighbors tell the label of held-out rows better. And no value is above the
/// entropy of a label side. Latents and model stay as they are.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="width">The vector width.</param>
internal sealed class LabeledEstimation(LatentMiOptions options, SimdWidth width)
{
    // Chance shows less than this share of what the labels could: counts are right to some hundredths of a bit, whatever the labels are.
    private const double LittleChance = 0.1;

    // Counts of few rows a pair of labels must show more than the latents by so many standard errors.
    private const double CertainErrors = 3;

    // Nearest neighbors among more columns lose more than maps do.
    private const int MostColumns = 16;

    // How much lower the loss of neighbors must be, in standard errors of a difference that is taken as if it were not paired.
    private const double WorthwhileErrors = 2;

    // Vectors of many columns lie near a surface of few dimensions, and maps that still learn lose as much.
    private const int MostBorderDimensions = 3;

    // Neighbors need two rows of a label, in each half.
    private const int FewestRowsOfHalves = 4;

    // A value this many standard errors above an entropy is no chance.
    private const double ImpossibleErrors = 3;

    /// <summary>The estimate with the value that labels give it.</summary>
    /// <param name="estimate">The estimate on latents.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public LatentMiEstimate Apply(LatentMiEstimate estimate, Samples x, Samples y, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        RowLabels labelsX = RowLabels.Find(x, cancellationToken);
        RowLabels labelsY = RowLabels.Find(y, cancellationToken);
        LatentMiEstimate result = options is { Representation: RepresentationChoice.Auto, Groups: null, TimeSeriesBlock: null or 1 }
            ? Count(estimate, x, y, labelsX, labelsY, start) ?? Neighbors(estimate, x, y, labelsX, labelsY, cancellationToken)
            : estimate with
            {
                // Neither counts nor neighbors know groups, series, or a representation that was chosen.
                Warnings =
                [
                    .. estimate.Warnings,
                    .. AreNames(x, LabelSides.X) ? ManyWarnings(labelsX, "X") : [],
                    .. AreNames(y, LabelSides.Y) ? ManyWarnings(labelsY, "Y") : [],
                ],
            };
        result = Bound(Bound(result, "X", x, labelsX), "Y", y, labelsY);
        return result with { Elapsed = estimate.Elapsed + Stopwatch.GetElapsedTime(start) };
    }

    private LatentMiEstimate? Count(LatentMiEstimate estimate, Samples x, Samples y, RowLabels labelsX, RowLabels labelsY, long start)
    {
        // Latents of names are made of the order of their numbers, which means nothing.
        bool areNames = AreNames(x, LabelSides.X) && AreNames(y, LabelSides.Y);

        // Most rows of continuous data are different: pairing all of them would take its time for nothing.
        if (!areNames && Math.Max(labelsX.Counts.Length, labelsY.Counts.Length) > x.Count / 2)
        {
            return null;
        }

        var counted = CountedInformation.Of(labelsX, labelsY);
        (RepresentationScore score, double error) = counted.Score();
        double certain = score.HeldOutBits - (counted.IsSparse ? CertainErrors * error : 0);
        return areNames || counted.ChanceShare <= LittleChance || certain > ChosenBits(estimate)
            ? Replace(estimate with { Warnings = [.. estimate.Warnings.Where(warning => warning.Id != "repeated-pairs")] }, DiscreteEstimator.Describe(counted, x, y, start), score, found => found.Interval)
            : null;
    }

    private LatentMiEstimate Neighbors(
        LatentMiEstimate estimate, Samples x, Samples y, RowLabels labelsX, RowLabels labelsY, CancellationToken cancellationToken)
    {
        (bool isX, bool isY) = options.Labels is not null
            ? (AreNames(x, LabelSides.X), AreNames(y, LabelSides.Y))
            : LabelDetection.FindSides(x, labelsX, y, labelsY);
        if (isX == isY)
        {
            return isX ? estimate with { Warnings = [.. estimate.Warnings, .. NumberWarnings(x, labelsX, "X"), .. NumberWarnings(y, labelsY, "Y")] } : estimate;
        }

        (Samples vectors, RowLabels labels, string side, string name) = isX ? (y, labelsX, "Y", "X") : (x, labelsY, "X", "Y");
        var asked = estimate with { Warnings = [.. estimate.Warnings, .. NumberWarnings(isX ? x : y, labels, name)] };
        if (vectors.Dimensions > MostColumns || labels.Counts.Count(count => count > 1) < 2)
        {
            return asked with { Warnings = [.. asked.Warnings, .. ManyWarnings(labels, name)] };
        }

        var mixed = new MixedOptions
        {
            Standardize = true,
            TieNoise = options.TieNoise,
            Labels = isX ? LabelSides.X : LabelSides.Y,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        NeighborVotes votes;
        using (var team = new WorkerTeam(Compute.ResolveThreads(options.Threads)))
        {
            votes = NeighborVotes.Take(new SearchSpace(mixed.Ksg, width, ForcedMethod: null), vectors, side, labels, team, cancellationToken);
        }

        return votes.Score.HeldOutBits - (WorthwhileErrors * Math.Sqrt(2) * votes.BitsError) > ChosenBits(estimate)
            ? Replace(asked, Nearest(mixed, vectors.Dimensions, labels, x, y, cancellationToken), votes.Score, found => found.Interval)
            : asked with
            {
                Representations = [.. asked.Representations, votes.Score],
                Warnings = [.. asked.Warnings, .. ManyWarnings(labels, name)],
            };
    }

    /// <summary>
    /// The value of nearest neighbors, with an interval that reaches up by what more rows would add: neighbors blur the borders between labels, by a distance that falls with the number of
    /// rows as n^(-1/d) in d columns. From halves of the rows, D bits less than all of them, D / (2^(1/d) - 1) bits are missing.
    /// </summary>
    private MixedEstimate Nearest(MixedOptions mixed, int columns, RowLabels labels, Samples x, Samples y, CancellationToken cancellationToken)
    {
        var estimator = new MixedEstimator(mixed, width, method: null);
        MixedEstimate estimate = estimator.Estimate(x, y, cancellationToken);
        if (labels.Counts.Count(count => count >= FewestRowsOfHalves) < 2)
        {
            return estimate;
        }

        // The rows of each label are dealt in turn.
        var dealt = new int[labels.Counts.Length];
        int[] halves = Array.ConvertAll(labels.OfRow, label => dealt[label]++ % 2);
        double ofHalves = Enumerable.Range(0, 2).Average(half =>
        {
            int[] rows = [.. Enumerable.Range(0, x.Count).Where(row => halves[row] == half)];
            return estimator.Estimate(x.ViewRows(rows), y.ViewRows(rows), cancellationToken).Bits;
        });
        double missing = Math.Max(0, estimate.Bits - ofHalves) / (Math.Pow(2, 1.0 / Math.Min(columns, MostBorderDimensions)) - 1);
        return estimate with { Interval = estimate.Interval with { Upper = estimate.Interval.Upper + missing } };
    }

    /// <summary>Whether a side is known to be labels.</summary>
    private bool AreNames(Samples samples, LabelSides side) => options.Labels is { } given ? given == side || given == LabelSides.Both : samples.AreLabels;

    private static double ChosenBits(LatentMiEstimate estimate) => estimate.Representations.First(score => score.Chosen).HeldOutBits;

    private static LatentMiEstimate Replace<T>(LatentMiEstimate estimate, T other, RepresentationScore score, Func<T, ConfidenceInterval> interval)
        where T : MutualInformationEstimate => estimate with
        {
            Bits = other.Bits,
            PointwiseBits = other.PointwiseBits,
            Interval = interval(other),
            AtLeastBits = null,
            OfLabels = other,

            // They are about the latents, which the value is no longer of.
            Calibration = null,
            EffortGain = null,
            LogRatioBits = null,
            NeighborVariance = 0,
            UnseenVariance = 0,
            Representations = [.. estimate.Representations.Select(tried => tried with { Chosen = false }), score with { Chosen = true }],
            Warnings = [.. estimate.Warnings.Where(warning => warning.Id is not ("ties" or "fewer-latent-dimensions" or "heavy-tailed-columns")), .. other.Warnings],
        };

    private IEnumerable<EstimateWarning> NumberWarnings(Samples samples, RowLabels labels, string side)
    {
        // Of two values the order does not matter.
        if (options.Labels is null && !samples.AreLabels && labels.Counts.Length > 2 && LabelDetection.IsColumnOfWholeNumbers(samples))
        {
            yield return new EstimateWarning("number-labels", string.Create(
                CultureInfo.InvariantCulture,
                $"{side} is one column of {labels.Counts.Length} whole numbers, which may be labels or quantities; held-out rows decided; ")
                + $"say which they are: LatentMiOptions.Labels = LabelSides.{side} for labels, LabelSides.None for quantities.");
        }
    }

    private static IEnumerable<EstimateWarning> ManyWarnings(RowLabels labels, string side)
    {
        int most = LevelIndicators.Most(columns: 1, labels.OfRow.Length);
        if (labels.Counts.Length > most)
        {
            yield return new EstimateWarning("many-labels", string.Create(
                CultureInfo.InvariantCulture,
                $"{side} has {labels.Counts.Length} labels, more than the {most} that maps can treat as labels in {labels.OfRow.Length} rows: the value is probably too low; ")
                + "use coarser labels, DiscreteEstimator if the other side is labels too, or MixedEstimator if it has few columns.");
        }
    }

    /// <summary>
    /// No more than the entropy of a side that is labels: a value or a lower bound that is above it by more than the scatter of the rows is replaced by it, and no interval reaches above it by
    /// more than its sampling error.
    /// </summary>
    private static LatentMiEstimate Bound(LatentMiEstimate estimate, string side, Samples samples, RowLabels labels)
    {
        if (estimate.OfLabels is not DiscreteEstimate && !LabelDetection.MayBe(samples, labels))
        {
            return estimate;
        }

        // With the first-order bias of the plug-in entropy, which is too low.
        double most = labels.EntropyBits + ((labels.Counts.Length - 1) / (2.0 * samples.Count * Math.Log(2)));
        double highest = most + (ConfidenceInterval.StandardErrors * labels.EntropyErrorBits);
        double[] rows = [.. estimate.PointwiseBits.Where(bits => !double.IsNaN(bits))];
        double mean = rows.Average();
        double scatter = Math.Sqrt(rows.Sum(bits => (bits - mean) * (bits - mean))) / rows.Length;
        double sampling = Math.Sqrt((scatter * scatter) + (labels.EntropyErrorBits * labels.EntropyErrorBits));
        double excess = estimate.Bits - most;
        if (estimate.AtLeastBits <= highest || (estimate.AtLeastBits is null && excess <= ImpossibleErrors * sampling))
        {
            return estimate is { AtLeastBits: null, Interval: { } interval }
                ? estimate with { Interval = interval with { Upper = Math.Min(interval.Upper, Math.Max(estimate.Bits, highest)) } }
                : estimate;
        }

        double error = Math.Max(sampling, excess / 2);
        return estimate with
        {
            Bits = rows.Average(bits => bits - excess),
            PointwiseBits = [.. estimate.PointwiseBits.Select(bits => bits - excess)],
            Interval = estimate.Interval is null ? null : ConfidenceInterval.Around(most, error) with { Upper = highest },
            UnseenVariance = excess * excess / 4,
            AtLeastBits = null,
            Warnings = [.. estimate.Warnings, new EstimateWarning("above-entropy", string.Create(
                CultureInfo.InvariantCulture,
                $"The latents gave {estimate.Bits:F2} bits, more than the {most:F2} bits of entropy that the {labels.Counts.Length} different rows of {side} have; "
                + $"the value was set to that entropy and is unreliable: try DiscreteEstimator or MixedEstimator."))],
        };
    }
}
