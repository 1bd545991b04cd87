using System.Globalization;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Rechecking;

/// <summary>Compares a stored record with one that was made again: what was measured, not how long it took or on how many threads.</summary>
public static class RecordDifference
{
    /// <summary>The first thing that differs; null where nothing does.</summary>
    /// <param name="stored">The stored record.</param>
    /// <param name="made">The one that was made again. What it tells besides is no difference: older records tell less.</param>
    /// <param name="tolerance">
    /// By how much numbers may differ where the stored record was computed with other vectors, or does not tell with which; with the same vectors every digit
    /// is the same.
    /// </param>
    public static string? Find(ExperimentRecord stored, ExperimentRecord made, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(made);
        double allowed = stored.Provenance is { } provenance && provenance.VectorWidth == made.Provenance?.VectorWidth ? 0 : tolerance;
        if (stored.Error != made.Error)
        {
            return $"error: {stored.Error ?? "none"} -> {made.Error ?? "none"}";
        }

        return Number("estimate_bits", stored.EstimateBits, made.EstimateBits)
            ?? Number("true_bits", stored.TrueBits, made.TrueBits)
            ?? stored.Series.Select(series => Series(series.Key, series.Value, made.Series.GetValueOrDefault(series.Key))).FirstOrDefault(found => found is not null)
            ?? stored.Details.Select(detail => Detail(detail.Key)).FirstOrDefault(found => found is not null)
            ?? Warnings();

        string? Number(string name, double? before, double? now) => Same(before ?? double.NaN, now ?? double.NaN)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{name}: {before:R} -> {now:R}");

        bool Same(double before, double now) => before.Equals(now) || Math.Abs(before - now) <= allowed;

        string? Series(string name, double[] before, double[]? now)
        {
            if (now?.Length != before.Length)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{name}: {before.Length} values -> {now?.Length ?? 0}");
            }

            int first = Enumerable.Range(0, before.Length).FirstOrDefault(i => !Same(before[i], now[i]), -1);
            return first < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{name}[{first}]: {before[first]:R} -> {now[first]:R}");
        }

        string? Detail(string name) => (stored.Details.TryGetNumber(name), made.Details.TryGetNumber(name)) is ({ } before, { } now)
            ? Number(name, before, now)
            : stored.Details.Written(name) == made.Details.Written(name) ? null : $"{name}: {stored.Details.Written(name)} -> {made.Details.Written(name)}";

        string? Warnings() => stored.Warnings.Order(StringComparer.Ordinal).SequenceEqual(made.Warnings.Order(StringComparer.Ordinal))
            ? null
            : $"warnings: {List(stored.Warnings)} -> {List(made.Warnings)}";
    }

    private static string List(IReadOnlyList<string> warnings) => warnings.Count == 0 ? "none" : string.Join(", ", warnings);
}
