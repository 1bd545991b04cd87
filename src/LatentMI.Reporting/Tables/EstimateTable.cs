using LatentMI.Pairing;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;

namespace LatentMI.Reporting.Tables;

/// <summary>What <c>lmi estimate</c> prints for a person to read.</summary>
public static class EstimateTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="cells">The AnnData file that the results were added to, or null.</param>
    public static void Write(EstimateReport report, string? folder, TextWriter output, string? cells = null)
    {
        var table = new PlainTable();
        table.Add(report.Given is null ? "mutual information" : "information given Z", Value(report) + Interval(report));
        if (report.Test is { } test)
        {
            string repeated = report switch
            {
                { Given: not null } => "rows exchanged with neighbors in Z",
                { Test.Permute: PermutationKind.Latents } => "learned codes re-paired",
                _ => "whole pipeline",
            };
            table.Add("p-value", Invariant($"{test.PValue:G3} ({OneLine.Count(test.Permutations, "permutation")}, {repeated})"));
        }

        if (report.ShuffleControlBits is { } control)
        {
            table.Add("pairs shuffled", BitsText.Of(control));
        }

        AddDescription(table, report);
        table.Add(report.Warnings.Select((message, place) => ("warning", report.WarningIds is { } ids ? Named(ids[place], message) : message)));
        table.Add((report.Diagnostics ?? []).Select(found => ("diagnosis", Named(found.Id, found.Message))));

        table.AddFolder(folder);
        if (cells is not null)
        {
            table.Add("cells", $"in {cells}");
        }

        table.Write(output);
    }

    /// <summary>What the estimate was made of and how: all rows of the table but the estimate itself and its warnings.</summary>
    /// <param name="report">What to say.</param>
    public static IReadOnlyList<(string Label, string Value)> Describe(EstimateReport report)
    {
        var table = new PlainTable();
        AddDescription(table, report);
        return table.Rows;
    }

    /// <summary>The estimate, or the bound where it is more than the rows can show.</summary>
    /// <param name="report">What to say.</param>
    public static string Value(CommonReport report) => report switch
    {
        { AtLeastBits: { } bound, MiBits: { } value } when value > bound =>
            $"at least {BitsText.Of(bound)}; {BitsText.Of(value)} as a sum over independent parts, which this many rows cannot confirm as a whole",
        { AtLeastBits: { } bound } => $"at least {BitsText.Of(bound)}",
        _ => BitsText.Of(report.MiBits),
    };

    /// <summary>The 95 % interval as it follows the estimate; empty where there is none.</summary>
    /// <param name="report">What to say.</param>
    public static string Interval(CommonReport report) =>
        report.Ci95Bits is [double lower, double upper] ? Invariant($", 95 % interval {lower:F4} to {upper:F4}") : string.Empty;

    private static void AddDescription(PlainTable table, EstimateReport report)
    {
        table.Add("estimator", report.OfEstimator.Title(report.Estimator));
        table.Add("rows", Invariant($"{report.NSamples}{(report.RowsAvailable is { } all ? Invariant($" of {all}") : string.Empty)}, estimated on {report.NEstimated}"));
        if (report.Groups is { } groups)
        {
            table.Add("groups", Invariant($"{groups}, kept together in every split"));
        }

        table.Add("columns", Invariant($"{report.DimsX} in X, {report.DimsY} in Y{(report.Given is { } given ? Invariant($", {given.DimsZ} in Z") : string.Empty)}"));
        table.Add(report.OfEstimator.Rows());
        if (report.BatchRows is { } rows)
        {
            table.Add("batches", Invariant($"of at most {rows} rows"));
        }

        table.Add(report.Labels?.Rows() ?? []);
        table.Add("seconds", Invariant($"{report.ElapsedSeconds:F1} on {report.Threads} {(report.Threads == 1 ? "thread" : "threads")}"));
        if (report.Seed is { } seed)
        {
            table.Add("seed", Invariant($"{seed}"));
        }

        AddSource(table, "X", report.X);
        AddSource(table, "Y", report.Y);
        if (report.Given is { Z: { } z })
        {
            AddSource(table, "Z", z);
        }
    }

    /// <summary>A warning with the identifier by which docs/warnings.md explains it.</summary>
    private static string Named(string id, string message) => $"{id}: {message}";

    private static void AddSource(PlainTable table, string side, SourceReport source)
    {
        table.Add(side, $"{source.Address} ({source.Format})");
        foreach (string note in source.Notes.Concat(source.Steps ?? []))
        {
            table.Add(string.Empty, note);
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
