using System.Diagnostics;
using LatentMI.Estimators;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Settings;
using static System.FormattableString;

namespace LatentMI.Studies.Scaling;

/// <summary>Estimates what X and Y share at several levels of rows, sequencing depth, noise or columns, and fits the law that belongs to it.</summary>
/// <remarks>
/// All levels use the same settings and the same seed of the estimator. What is drawn at a level depends on the seed, the level and the repeat only, and not on which other levels there are. Subsamples of rows, and of columns, of one repeat are
/// nested. Rows of a group are drawn side by side, so that a subsample cuts one group at most.
/// </remarks>
/// <param name="estimator">The estimator.</param>
/// <param name="given">Its settings.</param>
/// <param name="run">Seed, threads, labels and the groups of rows.</param>
/// <param name="plan">What changes, and how far.</param>
public sealed class ScalingStudy(EstimatorDescriptor estimator, ParameterSet given, EstimatorRun run, ScalingPlan plan)
{
    private const int UsualLevels = 8;
    private const int FewestUsualRows = 250;

    // The smallest usual level is one part in so many.
    private const int RowRange = 16;
    private const int DepthRange = 64;

    private static readonly double[] UsualDeviations = [0, 0.25, 0.5, 1, 2, 4, 8, 16];

    private int UsedRepeats => plan.Repeats ?? (plan.Axis is ScalingAxis.Rows or ScalingAxis.Columns ? 3 : 1);

    /// <summary>Refuses settings that mean nothing to the estimator or to what is changed, instead of ignoring them.</summary>
    /// <param name="isSideGiven">Whether a side was named.</param>
    /// <exception cref="InputException">There is such a setting.</exception>
    public void RequireApplicable(bool isSideGiven)
    {
        EstimateSettings.Check(estimator, given, [], SettingNames.OfOptions);
        if (isSideGiven && plan.Axis == ScalingAxis.Rows)
        {
            throw new InputException($"{SettingNames.OfOptions.Of(ScalingSettings.Side)} changes nothing where rows are taken, which are those of both sides; leave it out.");
        }
    }

    /// <summary>Estimates and fits.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y, row i of which belongs to row i of X.</param>
    /// <param name="progress">Told after every estimate, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The levels are not possible, the values are no counts, or a level cannot be estimated.</exception>
    public ScalingCurve Run(Samples x, Samples y, IProgress<InferenceProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
        {
            throw new InputException(Invariant($"X has {OneLine.Count(x.Count, "row")} and Y has {y.Count}: row i of X must belong to row i of Y."));
        }

        RequireValues(x, y);
        double[] levels = UsedLevels(x, y);
        long start = Stopwatch.GetTimestamp();
        (double Level, int Repeat)[] all = [.. levels.SelectMany(level => Enumerable.Range(0, IsWhole(level, x, y) ? 1 : UsedRepeats).Select(repeat => (level, repeat)))];
        var made = new List<(ScalingPoint Point, RowInfluence Influence)>();
        var warnings = new List<EstimateWarning>();
        foreach ((double level, int repeat) in all)
        {
            (Samples changedX, Samples changedY, int[] rows) = Change(x, y, level, repeat, cancellationToken);
            MutualInformationEstimate estimate = Estimate(changedX, changedY, level, rows, cancellationToken);
            warnings.AddRange(estimate.Warnings.DistinctBy(warning => warning.Id));
            made.Add((Point(estimate, level, repeat, Quality(level, x, y)), RowInfluence.Of(estimate, rows, x.Count, run.Groups)));
            progress?.Report(new InferenceProgress(made.Count, all.Length, Stopwatch.GetElapsedTime(start)));
        }

        return new ScalingCurve
        {
            Axis = plan.Axis,
            Points = [.. made.Select(one => one.Point)],
            Fit = Fit(made, x.Count, cancellationToken),
            Rows = x.Count,
            Warnings = EstimateWarning.Join(warnings, all.Length, "estimates"),
            Elapsed = Stopwatch.GetElapsedTime(start),
        };
    }

    private static ScalingPoint Point(MutualInformationEstimate estimate, double level, int repeat, double quality)
    {
        var crossFitted = estimate as LatentMiEstimate;
        return new ScalingPoint(
            level,
            quality,
            repeat,
            estimate.SampleCount,
            estimate.Bits,
            crossFitted?.AtLeastBits,
            crossFitted?.Interval is { } interval && double.IsFinite(interval.StandardError) ? interval : null);
    }

    private static double MeanTotal(Samples counts)
    {
        var values = new double[counts.Dimensions];
        double sum = 0;
        for (int row = 0; row < counts.Count; row++)
        {
            counts.CopyRow(row, values);
            sum += values.Sum();
        }

        return sum / counts.Count;
    }

    private void RequireValues(Samples x, Samples y)
    {
        foreach ((ScalingSides side, Samples samples, string name) in new[] { (ScalingSides.X, x, "X"), (ScalingSides.Y, y, "Y") })
        {
            if (!plan.Sides.HasFlag(side))
            {
                continue;
            }

            switch (plan.Axis)
            {
                case ScalingAxis.Depth:
                    BinomialThinning.RequireCounts(samples, name);
                    if (MeanTotal(samples) == 0)
                    {
                        throw new InputException($"{name} has no counts above 0, so that there is nothing to thin.");
                    }

                    break;
                case ScalingAxis.Noise:
                    AddedNoise.RequireNumbers(samples, name);
                    break;
                case ScalingAxis.Columns when samples.Dimensions < 2:
                    throw new InputException($"{name} has one column, of which there are no subsets; study another side, or rows, depth or noise.");
                default:
                    break;
            }
        }
    }

    /// <summary>The levels from the smallest to the largest, each once.</summary>
    private double[] UsedLevels(Samples x, Samples y)
    {
        int columns = MostColumns(x, y);
        if (plan.Levels is not { } levels)
        {
            return Usual(x.Count, columns);
        }

        foreach (double level in levels)
        {
            (bool isPossible, string range) = plan.Axis switch
            {
                ScalingAxis.Rows => (IsCount(level, x.Count), Invariant($"whole numbers of rows from 1 to {x.Count}, as many as there are")),
                ScalingAxis.Columns => (IsCount(level, columns), Invariant($"whole numbers of columns from 1 to {columns}, as many as there are")),
                ScalingAxis.Depth => (level is > 0 and <= 1, "shares of the counts above 0 and up to 1"),
                _ => (level >= 0 && double.IsFinite(level), "standard deviations of the noise of at least 0, in those of the columns"),
            };
            if (!isPossible)
            {
                throw new InputException(Invariant($"The level {level:R} is not possible: give {range}."));
            }
        }

        return [.. levels.Distinct().Order()];

        static bool IsCount(double level, int most) => level >= 1 && level <= most && level == Math.Floor(level);
    }

    private double[] Usual(int rows, int columns)
    {
        switch (plan.Axis)
        {
            case ScalingAxis.Rows:
                int least = Math.Max(rows / RowRange, FewestUsualRows);
                return least < rows / 2
                    ? Counts(least, rows)
                    : throw new InputException(Invariant($"{OneLine.Count(rows, "row")} are too few for subsamples of at least {FewestUsualRows} of them; give levels, or more rows."));
            case ScalingAxis.Depth:
                return [.. Enumerable.Range(0, UsualLevels).Select(i => Math.Pow(DepthRange, -(UsualLevels - 1.0 - i) / (UsualLevels - 1)))];
            case ScalingAxis.Columns:
                return Counts(1, columns);
            default:
                return UsualDeviations;
        }

        static double[] Counts(int least, int most) =>
            [.. Enumerable.Range(0, UsualLevels).Select(i => Math.Round(least * Math.Pow((double)most / least, (double)i / (UsualLevels - 1)))).Distinct()];
    }

    private int MostColumns(Samples x, Samples y) => plan.Sides switch
    {
        ScalingSides.X => x.Dimensions,
        ScalingSides.Y => y.Dimensions,
        _ => Math.Min(x.Dimensions, y.Dimensions),
    };

    /// <summary>Whether nothing is drawn at a level.</summary>
    private bool IsWhole(double level, Samples x, Samples y) => plan.Axis switch
    {
        ScalingAxis.Rows => level == x.Count,
        ScalingAxis.Depth => level == 1,
        ScalingAxis.Noise => level == 0,
        _ => (!plan.Sides.HasFlag(ScalingSides.X) || level == x.Dimensions) && (!plan.Sides.HasFlag(ScalingSides.Y) || level == y.Dimensions),
    };

    private double Quality(double level, Samples x, Samples y) => plan.Axis switch
    {
        ScalingAxis.Depth => level * MeanTotal(plan.Sides.HasFlag(ScalingSides.X) ? x : y),
        ScalingAxis.Noise => 1 / (level * level),
        _ => level,
    };

    private (Samples X, Samples Y, int[] Rows) Change(Samples x, Samples y, double level, int repeat, CancellationToken cancellationToken)
    {
        int[] rows = [.. Enumerable.Range(0, x.Count)];
        if (plan.Axis == ScalingAxis.Rows)
        {
            if (!IsWhole(level, x, y))
            {
                new RandomStream(run.Seed, RandomPurpose.ScalingRows, (ulong)repeat).ShuffleTogether(rows, run.Groups?.OfRows.ToArray());
                rows = rows[..(int)level];
                Array.Sort(rows);
            }

            return (x.ViewRows(rows), y.ViewRows(rows), rows);
        }

        return (Of(x, ScalingSides.X, plan.PrepareX), Of(y, ScalingSides.Y, plan.PrepareY), rows);

        Samples Of(Samples samples, ScalingSides side, Func<Samples, Samples>? prepare)
        {
            Samples changed = plan.Sides.HasFlag(side) ? ChangeSide(samples, level, Stream(side, level, repeat), cancellationToken) : samples;
            return prepare is null ? changed : prepare(changed);
        }
    }

    private Samples ChangeSide(Samples samples, double level, RandomStream random, CancellationToken cancellationToken)
    {
        switch (plan.Axis)
        {
            case ScalingAxis.Depth:
                return BinomialThinning.Thin(samples, level, random, cancellationToken);
            case ScalingAxis.Noise:
                return AddedNoise.Add(samples, level, random, cancellationToken);
            default:
                int[] columns = random.NextPermutation(samples.Dimensions)[..(int)level];
                Array.Sort(columns);
                return samples.SelectColumns(columns);
        }
    }

    /// <summary>The stream of a side, a level and a repeat; that of columns is the same at all levels, whose subsets are then nested.</summary>
    private RandomStream Stream(ScalingSides side, double level, int repeat)
    {
        ulong index = ((ulong)repeat * 2) + (side == ScalingSides.X ? 0UL : 1UL);
        return plan.Axis switch
        {
            ScalingAxis.Columns => new RandomStream(run.Seed, RandomPurpose.ScalingColumns, index),

            // The bits of a level tell it from all others but those that differ in the last digit.
            _ => new RandomStream(run.Seed, plan.Axis == ScalingAxis.Depth ? RandomPurpose.Thinning : RandomPurpose.AddedNoise, BitConverter.DoubleToUInt64Bits(level) ^ index),
        };
    }

    private MutualInformationEstimate Estimate(Samples x, Samples y, double level, int[] rows, CancellationToken cancellationToken)
    {
        try
        {
            IMutualInformationEstimator made = estimator.Create(given, run with { Groups = run.Groups?.SelectRows(rows) });
            return EstimateChecks.AddTo(made.Estimate(x, y, cancellationToken), x, y);
        }
        catch (InputException e)
        {
            throw new InputException(Invariant($"level {level:R}: {e.Message}"), e);
        }
    }

    private ScalingFit? Fit(List<(ScalingPoint Point, RowInfluence Influence)> made, int rows, CancellationToken cancellationToken)
    {
        if (plan.Axis == ScalingAxis.Columns)
        {
            return null;
        }

        ScalingLaw[] laws = plan.Axis == ScalingAxis.Rows ? [ScalingLaw.OfRows] : [ScalingLaw.OfNoise, ScalingLaw.OfNoiseInDimensions];
        if (made.Exists(one => one.Point.AtLeastBits is not null))
        {
            return ScalingFit.Refused(laws[0], new EstimateWarning(
                "scaling-lower-bound", "Some of the estimates are lower bounds, since the rows cannot show more, so that no law is fitted to them. Use more rows, or levels with less information."));
        }

        IGrouping<double, (ScalingPoint Point, RowInfluence Influence)>[] groups = [.. made.GroupBy(one => one.Point.Quality).OrderBy(group => group.Key)];
        if (made.Exists(one => !double.IsFinite(one.Point.Bits)))
        {
            return ScalingFit.Refused(laws[0], new EstimateWarning("scaling-not-finite", "Some of the estimates are not finite, so that no law is fitted to them. Leave these levels out."));
        }

        // Repeats of a subsample of rows that together are more than all rows say no more than these do.
        ScalingLevel[] levels = [.. groups.Select(group => new ScalingLevel(
            group.Key, group.Average(one => one.Point.Bits), plan.Axis == ScalingAxis.Rows ? Math.Min(group.Sum(one => one.Point.Rows), rows) / (double)rows : group.Count()))];
        return ScalingFit.Of(laws, levels, LevelErrors.Of([.. groups.Select(group => group.Select(one => one.Influence).ToArray())]), run.Seed, cancellationToken);
    }
}
