using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>How near estimates of data of known information are to it, and how well their 95 % intervals tell that.</summary>
/// <param name="ShareOfTruth">The mean estimate over the mean truth; NaN of none.</param>
/// <param name="MeanAbsoluteError">In bits; NaN of none.</param>
/// <param name="ShareSolved">
/// The share of records whose error is at most <see cref="MostNats"/> and <see cref="MostShare"/>; those without an estimate are not solved. NaN of none.
/// </param>
/// <param name="Intervals">How often intervals cover the truth, and how wide they are for the errors that there are.</param>
public sealed record AccuracyScore(double ShareOfTruth, double MeanAbsoluteError, double ShareSolved, CoverageScore Intervals)
{
    /// <summary>The largest error in nats of an estimate that solves its task.</summary>
    public const double MostNats = 0.1;

    /// <summary>The largest error of an estimate that solves its task, as a share of the truth.</summary>
    public const double MostShare = 0.1;

    /// <summary>Scores records; those without a truth do not count.</summary>
    /// <param name="records">Records of data of known information above 0.</param>
    public static AccuracyScore Compute(IEnumerable<ExperimentRecord> records)
    {
        List<ExperimentRecord> known = [.. records.Where(record => record.TrueBits is not null)];
        List<(double Estimate, double Truth)> pairs =
        [
            .. known.Where(record => record.EstimateBits is not null).Select(record => (record.EstimateBits!.Value, record.TrueBits!.Value)),
        ];
        return new AccuracyScore(
            ErrorStatistics.Mean([.. pairs.Select(pair => pair.Estimate)]) / ErrorStatistics.Mean([.. pairs.Select(pair => pair.Truth)]),
            ErrorStatistics.MeanAbsoluteError(pairs),
            ErrorStatistics.Mean([.. known.Select(record => IsSolved(record) ? 1.0 : 0)]),
            CoverageScore.Compute(known));
    }

    private static bool IsSolved(ExperimentRecord record) =>
        Math.Abs(record.EstimateBits - record.TrueBits ?? double.PositiveInfinity) is var bits
        && bits * Math.Log(2) <= MostNats
        && bits <= MostShare * record.TrueBits;
}
