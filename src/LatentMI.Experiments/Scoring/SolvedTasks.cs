using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>Whether estimates of the tasks of a benchmark are near the truth, in nats and as a share of it.</summary>
public static class SolvedTasks
{
    /// <summary>The largest error in nats.</summary>
    public const double MostNats = 0.1;

    /// <summary>The largest error as a share of the truth.</summary>
    public const double MostShare = 0.1;

    /// <summary>The share of records that are solved; those without an estimate are not, those without a truth do not count.</summary>
    /// <param name="records">Records of data of known information above 0.</param>
    /// <returns>NaN of none.</returns>
    public static double Share(IEnumerable<ExperimentRecord> records) =>
        ErrorStatistics.Mean([.. records.Where(record => record.TrueBits is not null).Select(record => IsSolved(record) ? 1.0 : 0)]);

    private static bool IsSolved(ExperimentRecord record) =>
        Math.Abs(record.EstimateBits - record.TrueBits ?? double.PositiveInfinity) is var bits
        && bits * Math.Log(2) <= MostNats
        && bits <= MostShare * record.TrueBits;
}
