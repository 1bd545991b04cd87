using LatentMI.Benchmarks.Measuring;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>What a preset estimated on a task.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Preset">The preset.</param>
/// <param name="ExpectedBits">The value to compare with.</param>
/// <param name="ToleranceBits">How far the mean may be from it; null where it is only reported.</param>
/// <param name="EstimatedBits">The estimates, one for each seed from 0 on.</param>
/// <param name="Epochs">The epochs that each of them trained; empty for a preset that counts none.</param>
/// <param name="Seconds">The seconds of all of them.</param>
internal sealed record AccuracyResult(
    string Task,
    Preset Preset,
    double ExpectedBits,
    double? ToleranceBits,
    IReadOnlyList<double> EstimatedBits,
    IReadOnlyList<int> Epochs,
    double Seconds)
{
    /// <summary>The mean of the estimates.</summary>
    public double MeanBits => EstimatedBits.Average();

    /// <summary>Whether the mean is close enough; null where it is only reported.</summary>
    public bool? Passed => ToleranceBits is { } tolerance ? Math.Abs(MeanBits - ExpectedBits) <= tolerance : null;

    /// <summary>The results as a table.</summary>
    /// <param name="results">The results.</param>
    public static MarkdownTable ToTable(IEnumerable<AccuracyResult> results)
    {
        var table = new MarkdownTable("Data", "Preset", "target, bits", "measured", "each seed", "epochs", "seconds", "pass");
        foreach (AccuracyResult result in results)
        {
            string tolerance = result.ToleranceBits is { } bits ? $" +- {Number.Of(bits, "0.00")}" : " (reported)";
            table.AddRow(
                result.Task,
                result.Preset.ToString(),
                Number.Of(result.ExpectedBits, "0.000") + tolerance,
                Number.Of(result.MeanBits, "0.000"),
                string.Join(' ', result.EstimatedBits.Select(estimate => Number.Of(estimate, "0.000"))),
                string.Join(' ', result.Epochs.Select(epochs => Number.Of(epochs))),
                Number.Of(result.Seconds),
                result.Passed switch { true => "yes", false => "NO", null => "-" });
        }

        return table;
    }
}
