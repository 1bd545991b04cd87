using LatentMI.IO.Writing;
using LatentMI.Reporting.Reports;

namespace LatentMI.Reporting.Tables;

/// <summary>What several sources tell of a target as text: for a person to read, and as CSV.</summary>
public static class SynergyTable
{
    private const int Few = 2;

    /// <summary>The heads of the fields of a quantity.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["", "bits", "95 % interval", "p", ""];

    /// <summary>Writes a line for each quantity, the chain rule, and then what all is of.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(SynergyReport report, string? folder, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        string[][] rows = [.. Rows(report).Prepend(ShownHeads(report))];
        AlignedColumns.Write(rows, column => column == 0 || rows[0][column].Length == 0, output);
        output.WriteLine();
        foreach (string line in ChainRule(report))
        {
            output.WriteLine(line);
        }

        output.WriteLine();
        var table = new PlainTable();
        table.Add(Describe(report));
        table.Add(report.Warnings.Zip(report.WarningIds, (message, id) => ("warning", $"{id}: {message}")));
        table.AddFolder(folder);
        table.Write(output);
    }

    /// <summary>Writes the quantities as comma-separated text; a value that is not there is an empty field.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="report">The study.</param>
    public static void WriteCsv(Stream stream, SynergyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var table = new TableWriter(stream, "quantity", "sources", "target", "bits", "ci95_lower_bits", "ci95_upper_bits", "standard_error_bits", "p_value", "at_least_bits", "n");
        foreach (SynergyQuantityReport quantity in report.Quantities)
        {
            table.WriteRow(
                quantity.Quantity,
                string.Join(' ', quantity.Sources),
                report.Target.Name,
                Number(quantity.Bits),
                Number(quantity.Ci95Bits?[0]),
                Number(quantity.Ci95Bits?[1]),
                Number(quantity.StandardErrorBits),
                Number(quantity.PValue),
                Number(quantity.AtLeastBits),
                Invariant($"{report.NSamples}"));
        }
    }

    /// <summary>What a quantity is called.</summary>
    /// <param name="report">The study.</param>
    /// <param name="quantity">The quantity.</param>
    public static string NameOf(SynergyReport report, SynergyQuantityReport quantity)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(quantity);
        string sources = string.Join(", ", quantity.Sources);
        string of = report.Sources.Count == Few ? string.Empty : $" of {sources}";
        return quantity.Quantity switch
        {
            "alone" or "together" => $"I({sources}; {report.Target.Name})",
            "given-others" => $"I({sources}; {report.Target.Name} | {string.Join(", ", report.Sources.Select(source => source.Name).Except(quantity.Sources))})",
            "between-sources" => $"I({string.Join("; ", quantity.Sources)})",
            "unique" => $"unique to {quantity.Sources[0]}{(of.Length == 0 ? string.Empty : $" beside {quantity.Sources[1]}")}",
            "whole-less-parts" => "whole less sum of parts",
            "total-correlation" => "total correlation",
            "o-information" => "O-information",
            var part => part + of,
        };
    }

    /// <summary>What the sign of a quantity means: <c>synergy</c> or <c>redundancy</c> where its interval leaves no doubt; null where it has doubt, or its sign no such meaning.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string? Dominates(SynergyQuantityReport quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        (string Above, string Below)? meaning = quantity.Quantity switch
        {
            "interaction" or "whole-less-parts" => ("synergy", "redundancy"),
            "o-information" => ("redundancy", "synergy"),
            _ => null,
        };
        return (meaning, quantity.Ci95Bits) switch
        {
            ({ } known, [> 0, _]) => known.Above,
            ({ } known, [_, < 0]) => known.Below,
            _ => null,
        };
    }

    /// <summary>The heads of the fields that some quantity has.</summary>
    /// <param name="report">The study.</param>
    public static string[] ShownHeads(SynergyReport report) => [.. Shown(report).Select(column => Heads[column])];

    /// <summary>The fields of each quantity, without those that none has.</summary>
    /// <param name="report">The study.</param>
    public static IEnumerable<string[]> Rows(SynergyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        int[] shown = Shown(report);
        return report.Quantities.Select(quantity => shown.Select(column => Fields(report, quantity)[column]).ToArray());
    }

    /// <summary>The chain rule as a check, a line for each source that comes last.</summary>
    /// <param name="report">The study.</param>
    public static IEnumerable<string> ChainRule(SynergyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.ChainRule.Count == 0)
        {
            yield return "chain rule: not checked, as what a source tells beyond the others is the difference of what all and the others tell";
        }

        foreach (ChainCheckReport check in report.ChainRule)
        {
            string others = string.Join(", ", report.Sources.Select(source => source.Name).Where(name => name != check.Last));
            yield return Invariant(
                $"chain rule: I({others}; {report.Target.Name}) + I({check.Last}; {report.Target.Name} | {others}) = {check.SumBits:F4}, together {check.TogetherBits:F4}: gap {Exact(check.GapBits):F4}")
                + (check.AllowedBits is { } allowed ? Invariant($", the intervals allow {allowed:F4}") : string.Empty);
        }

        // Rounding has a sign, which would be printed as -0.
        static double? Exact(double? gap) => gap is { } bits && Math.Abs(bits) < 5e-5 ? 0 : gap;
    }

    /// <summary>What the estimates are of.</summary>
    /// <param name="report">The study.</param>
    public static IEnumerable<(string Label, string Value)> Describe(SynergyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Permutations > 0)
        {
            yield return ("test", Invariant($"{OneLine.Count(report.Permutations, "permutation")} of the target's rows"));
        }

        yield return ("estimator", report.Preset is { } preset ? $"{report.Estimator}, preset {preset}" : report.Estimator);
        yield return ("rows", report.RowsAvailable is { } available ? Invariant($"{report.NSamples} drawn of {available}") : Invariant($"{report.NSamples}"));
        if (report.Groups is { } groups)
        {
            yield return ("groups", Invariant($"{groups}, whose rows stay together"));
        }

        if (report.Settings.Length > 0)
        {
            yield return ("settings", report.Settings);
        }

        yield return ("seconds", Invariant($"{report.ElapsedSeconds:F1}"));
        yield return ("seed", Invariant($"{report.Seed}"));
        foreach ((string label, SynergySourceReport side) in report.Sources.Select(source => ("source", source)).Append(("target", report.Target)))
        {
            yield return (label, Invariant($"{side.From.Address} ({side.From.Format}), {OneLine.Count(side.Dims, "column")}"));
            foreach (string note in side.From.Notes.Concat(side.From.Steps ?? []))
            {
                yield return (string.Empty, note);
            }
        }
    }

    private static int[] Shown(SynergyReport report) =>
        [.. Enumerable.Range(0, Heads.Count).Where(column => report.Quantities.Any(quantity => Fields(report, quantity)[column].Length > 0))];

    private static string[] Fields(SynergyReport report, SynergyQuantityReport quantity) =>
    [
        NameOf(report, quantity),
        (quantity.AtLeastBits ?? quantity.Bits) is { } bits ? Invariant($"{(quantity.AtLeastBits is null ? string.Empty : "at least ")}{bits:F4}") : "not finite",
        quantity.Ci95Bits is [double lower, double upper] ? Invariant($"{lower:F4} to {upper:F4}") : string.Empty,
        quantity.PValue is { } p ? Invariant($"{p:G3}") : string.Empty,
        Dominates(quantity) is { } part ? $"{part} dominates" : string.Empty,
    ];

    private static string Number(double? value) => value is { } number ? Invariant($"{number:R}") : string.Empty;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
