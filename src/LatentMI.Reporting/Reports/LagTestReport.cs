using LatentMI.Studies.Lags;

namespace LatentMI.Reporting.Reports;

/// <summary>The test of the largest estimate over all lags.</summary>
/// <param name="Permutations">B, the number of surrogates.</param>
/// <param name="Surrogates"><c>circular-shifts</c>, or <c>exchanged-trials</c>.</param>
/// <param name="PValue">The p-value of the largest estimate.</param>
/// <param name="ThresholdBits">The bits above which it is at most 0.05; null where there are too few surrogates.</param>
/// <param name="NullMaximaBits">The largest estimate of each surrogate.</param>
public sealed record LagTestReport(int Permutations, string Surrogates, double PValue, double? ThresholdBits, IReadOnlyList<double?> NullMaximaBits)
{
    /// <summary>What the surrogates of one recording are.</summary>
    public const string CircularShifts = "circular-shifts";

    /// <summary>What those of trials are.</summary>
    public const string ExchangedTrials = "exchanged-trials";

    /// <summary>Describes the test of a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <returns>The test; null where none was made.</returns>
    public static LagTestReport? Describe(LagCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return curve is { Test: { } test, Peak.PValue: { } p }
            ? new LagTestReport(
                test.NullMaxima.Count, curve.Trials is null ? CircularShifts : ExchangedTrials, p, Finite.OrNull(test.ThresholdBits), [.. test.NullMaxima.Select(bits => Finite.OrNull(bits))])
            : null;
    }
}
