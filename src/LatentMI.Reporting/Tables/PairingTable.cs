using LatentMI.Reporting.Reports;
using static System.FormattableString;

namespace LatentMI.Reporting.Tables;

/// <summary>What <c>lmi estimate --pairings N</c> prints for a person to read.</summary>
public static class PairingTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(PairingReport report, string? folder, TextWriter output)
    {
        var table = new PlainTable();
        foreach ((string label, string value) in Describe(report))
        {
            table.Add(label, value);
        }

        table.AddWarnings(report.Warnings);
        table.AddFolder(folder);
        table.Write(output);
    }

    /// <summary>All rows of the table but warnings and files.</summary>
    /// <param name="report">What to say.</param>
    public static IEnumerable<(string Label, string Value)> Describe(PairingReport report)
    {
        string interval = report.Ci95Bits is [double lower, double upper] ? Invariant($", 95 % interval {lower:F4} to {upper:F4}") : string.Empty;
        yield return ("mutual information", BitsText.Of(report.MiBits) + interval);
        yield return ("over pairings", Spread(report.OverPairings, "random pairings"));
        if (report.ShuffleControl is { } control)
        {
            yield return ("pairs shuffled", BitsText.Of(control.MeanBits) + "; " + Spread(control, "controls"));
        }

        yield return ("estimator", report.Estimator);
        yield return ("pairs", Invariant($"{report.NPairs} in each pairing"));
        foreach (string note in report.Notes)
        {
            yield return (string.Empty, note);
        }

        yield return ("columns", Invariant($"{report.DimsX} in X, {report.DimsY} in Y"));
        yield return ("seed", Invariant($"{report.Seed}"));
        foreach ((string side, SourceReport source) in new[] { ("X", report.X), ("Y", report.Y) })
        {
            yield return (side, $"{source.Address} ({source.Format})");
            foreach (string note in source.Notes.Concat(source.Steps ?? []))
            {
                yield return (string.Empty, note);
            }
        }
    }

    private static string Spread(RepeatedBitsReport bits, string what) => bits.StandardErrorBits is { } error
        ? Invariant($"{bits.Count} {what}, standard deviation {bits.StandardDeviationBits:F4}, standard error of their mean {error:F4} bits")
        : Invariant($"{bits.Count} {what}");
}
