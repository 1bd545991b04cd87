using static System.FormattableString;

namespace LatentMI.Studies.Scaling;

/// <summary>Values at several levels that somebody has already, to which a law is fitted.</summary>
public sealed class TabledScaling
{
    /// <summary>The quality of each value, such as UMIs per cell.</summary>
    public required IReadOnlyList<double> Qualities { get; init; }

    /// <summary>The values, in bits.</summary>
    public required IReadOnlyList<double> Bits { get; init; }

    /// <summary>The standard error of each value, in bits; null where they are not known.</summary>
    public IReadOnlyList<double>? StandardErrors { get; init; }

    /// <summary>Fits a law to the means of each quality, which count by their number. Errors of different qualities are taken as independent.</summary>
    /// <param name="law">The law.</param>
    /// <param name="seed">The seed of the drawn errors.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">A quality is not above 0, a value is not finite, or a standard error is below 0.</exception>
    public ScalingFit Fit(ScalingLaw law, ulong seed, CancellationToken cancellationToken = default)
    {
        for (int row = 0; row < Bits.Count; row++)
        {
            string? problem = !(Qualities[row] > 0 && double.IsFinite(Qualities[row])) ? Invariant($"the level {Qualities[row]:R}, and levels must be above 0")
                : !double.IsFinite(Bits[row]) ? "no value"
                : StandardErrors is { } errors && !(errors[row] >= 0 && double.IsFinite(errors[row])) ? Invariant($"the standard error {errors[row]:R}, and standard errors must be at least 0")
                : null;
            if (problem is not null)
            {
                throw new InputException(Invariant($"row {row + 1} of the {Bits.Count} that are used has {problem}; leave the row out, or correct it."));
            }
        }

        int[][] groups = [.. Enumerable.Range(0, Bits.Count).GroupBy(row => Qualities[row]).OrderBy(group => group.Key).Select(group => group.ToArray())];
        return ScalingFit.Of(
            [law],
            [.. groups.Select(rows => new ScalingLevel(Qualities[rows[0]], rows.Average(row => Bits[row]), rows.Length))],
            LevelErrors.Independent([.. groups.Select(rows => StandardErrors is { } errors ? Math.Sqrt(rows.Sum(row => errors[row] * errors[row])) / rows.Length : 0)]),
            seed,
            cancellationToken);
    }
}
