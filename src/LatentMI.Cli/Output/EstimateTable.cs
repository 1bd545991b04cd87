namespace LatentMI.Cli.Output;

/// <summary>What <c>lmi estimate</c> prints for a person to read.</summary>
internal static class EstimateTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(EstimateReport report, string? folder, TextWriter output)
    {
        var table = new PlainTable();
        table.Add("mutual information", Bits(report.MiBits));
        table.Add("estimator", DescribeEstimator(report));
        table.Add("rows", Invariant($"{report.NSamples}, estimated on {report.NEstimated}"));
        table.Add("columns", Invariant($"{report.DimsX} in X, {report.DimsY} in Y"));
        if (report.LatentDims is { } latentDimensions)
        {
            table.Add("latent dimensions", Invariant($"{latentDimensions}"));
            table.Add("epochs", DescribeEpochs(report));
        }

        table.Add("neighbors", Invariant($"{report.K} (KSG algorithm {report.KsgAlgorithm})"));
        table.Add("seconds", Invariant($"{report.ElapsedSeconds:F1} on {report.Threads} {(report.Threads == 1 ? "thread" : "threads")}"));
        table.Add("seed", Invariant($"{report.Seed}"));
        AddSource(table, "X", report.X);
        AddSource(table, "Y", report.Y);
        foreach (string warning in report.Warnings)
        {
            table.Add("warning", warning);
        }

        if (folder is not null)
        {
            table.Add("files", $"in {folder}");
        }

        table.Write(output);
    }

    /// <summary>A number of bits with its unit.</summary>
    /// <param name="bits">The number, or null where there is none.</param>
    public static string Bits(double? bits) => bits is { } value ? Invariant($"{value:F4} bits") : "not a finite number";

    private static string DescribeEstimator(EstimateReport report) => report.Preset is null
        ? $"{report.Estimator}, on {(report.Standardized == true ? "standardized" : "raw")} columns"
        : $"{report.Estimator}, preset {report.Preset}, regularizer {report.Regularizer}";

    private static string DescribeEpochs(EstimateReport report)
    {
        string end = report.StoppedEarly == true
            ? Invariant($"{report.EpochsRun}, stopped early")
            : Invariant($"{report.EpochsRun}, the most that were allowed");
        return $"{end}; {Invariant($"weights of epoch {report.KeptEpoch}")}";
    }

    private static void AddSource(PlainTable table, string side, SourceReport source)
    {
        table.Add(side, $"{source.Address} ({source.Format})");
        foreach (string note in source.Notes)
        {
            table.Add(string.Empty, note);
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
