using LatentMI.Studies.Measuring;
using LatentMI.Studies.Storing;
using MathNet.Numerics.Distributions;

namespace LatentMI.Experiments.Scoring;

/// <summary>How an estimator does on the data of an experiment, and how often what it states holds.</summary>
/// <param name="Count">The number of estimates of data of known information.</param>
/// <param name="ShareOfTruth">The mean estimate over the mean truth; NaN where nothing is shared.</param>
/// <param name="MeanAbsoluteError">In bits; a lower bound counts as if it were the value. NaN of none.</param>
/// <param name="Stated">The number of estimates that state an interval or a lower bound.</param>
/// <param name="Held">The number of those whose interval covers the truth, or whose bound is not above it.</param>
/// <param name="Width">The mean half-width of intervals over 1.96 times the root mean square error; NaN of none.</param>
public sealed record FamilyScore(int Count, double ShareOfTruth, double MeanAbsoluteError, int Stated, int Held, double Width)
{
    private const double Confidence = 0.95;
    private const double StandardErrors = 1.96;

    /// <summary>The mean half-width of intervals, in bits; NaN of none.</summary>
    public double HalfWidth { get; init; } = double.NaN;

    /// <summary>The share of intervals that would cover the truth if they were the value ± 1.96 of their standard errors; NaN of none.</summary>
    public double SymmetricCoverage { get; init; } = double.NaN;

    /// <summary>The mean of 1.96 standard errors, in bits; NaN of none.</summary>
    public double SymmetricHalfWidth { get; init; } = double.NaN;

    /// <summary>The share of what is stated that holds; NaN of none.</summary>
    public double Coverage => Stated == 0 ? double.NaN : (double)Held / Stated;

    /// <summary>The 95 % interval of the share (C. J. Clopper, E. S. Pearson, Biometrika 26, 404, 1934); NaN of none.</summary>
    public (double Lower, double Upper) CoverageInterval => Stated == 0
        ? (double.NaN, double.NaN)
        : (
            Held == 0 ? 0 : Beta.InvCDF(Held, Stated - Held + 1, (1 - Confidence) / 2),
            Held == Stated ? 1 : Beta.InvCDF(Held + 1, Stated - Held, (1 + Confidence) / 2));

    /// <summary>Scores records; those without an estimate or a truth do not count.</summary>
    /// <param name="records">Records of one estimator.</param>
    public static FamilyScore Compute(IEnumerable<ExperimentRecord> records)
    {
        List<ExperimentRecord> known = [.. records.Where(record => record is { EstimateBits: not null, TrueBits: not null })];
        List<double> bounds = [.. from record in known let bound = StrongScore.BoundOf(record) where bound is not null select bound.Value - record.TrueBits!.Value];
        (ErrorInterval Interval, double? StandardError)[] stated =
        [
            .. from record in known
               where StrongScore.BoundOf(record) is null
               let interval = ErrorInterval.Of(record)
               where interval is not null
               select (interval, record.Details.TryGetNumber(EstimateDetails.StandardError)),
        ];
        (double Error, double Half)[] symmetric =
            [.. from one in stated where one.StandardError is not null select (Math.Abs(one.Interval.Error), StandardErrors * one.StandardError!.Value)];
        double truth = ErrorStatistics.Mean([.. known.Select(record => record.TrueBits!.Value)]);
        return new FamilyScore(
            known.Count,
            truth > 0 ? ErrorStatistics.Mean([.. known.Select(record => record.EstimateBits!.Value)]) / truth : double.NaN,
            ErrorStatistics.MeanAbsoluteError(known.Select(record => (record.EstimateBits!.Value, record.TrueBits!.Value))),
            bounds.Count + stated.Length,
            bounds.Count(error => error <= 0) + stated.Count(one => one.Interval.Covers),
            CoverageScore.Compute(known.Where(record => StrongScore.BoundOf(record) is null)).RatioToRootMeanSquaredError)
        {
            HalfWidth = ErrorStatistics.Mean([.. stated.Select(one => (one.Interval.Upper - one.Interval.Lower) / 2)]),
            SymmetricCoverage = ErrorStatistics.Mean([.. symmetric.Select(one => one.Error <= one.Half ? 1.0 : 0)]),
            SymmetricHalfWidth = ErrorStatistics.Mean([.. symmetric.Select(one => one.Half)]),
        };
    }
}
