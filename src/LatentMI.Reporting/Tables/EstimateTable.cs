using System.Globalization;
using LatentMI.Reporting.Reports;

namespace LatentMI.Reporting.Tables;

/// <summary>What <c>lmi estimate</c> prints for a person to read.</summary>
public static class EstimateTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="folder">Where the files were written, or null.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(EstimateReport report, string? folder, TextWriter output)
    {
        var table = new PlainTable();
        table.Add(report.Z is null ? "mutual information" : "information given Z", Value(report) + Interval(report));
        if (report.PValue is { } pValue)
        {
            string repeated = report switch
            {
                { Z: not null } => "rows exchanged with neighbors in Z",
                { Permute: "latents" } => "learned codes re-paired",
                _ => "whole pipeline",
            };
            table.Add("p-value", Invariant($"{pValue:G3} ({report.Permutations} permutations, {repeated})"));
        }

        if (report.ShuffleControlBits is { } control)
        {
            table.Add("pairs shuffled", Bits(control));
        }

        AddDescription(table, report);
        table.AddWarnings(report.Warnings);

        foreach (DiagnosticReport found in report.Diagnostics ?? [])
        {
            table.Add("diagnosis", found.Message);
        }

        table.AddFolder(folder);
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

    /// <summary>A number of bits with its unit.</summary>
    /// <param name="bits">The number, or null where there is none.</param>
    public static string Bits(double? bits) => bits is { } value ? Invariant($"{value:F4} bits") : "not a finite number";

    /// <summary>The estimate, or the bound where it is more than the rows can show.</summary>
    /// <param name="report">What to say.</param>
    public static string Value(EstimateReport report) => report switch
    {
        { AtLeastBits: { } bound, MiBits: { } value } when value > bound =>
            $"at least {Bits(bound)}; {Bits(value)} as a sum over independent pairs, which this many rows cannot confirm as a whole",
        { AtLeastBits: { } bound } => $"at least {Bits(bound)}",
        _ => Bits(report.MiBits),
    };

    /// <summary>The 95 % interval as it follows the estimate; empty where there is none.</summary>
    /// <param name="report">What to say.</param>
    public static string Interval(EstimateReport report) =>
        report.Ci95Bits is [double lower, double upper] ? Invariant($", 95 % interval {lower:F4} to {upper:F4}") : string.Empty;

    private static void AddDescription(PlainTable table, EstimateReport report)
    {
        table.Add("estimator", DescribeEstimator(report));
        table.Add("rows", Invariant($"{report.NSamples}{(report.RowsAvailable is { } all ? Invariant($" of {all}") : string.Empty)}, estimated on {report.NEstimated}"));
        if (report.Groups is { } groups)
        {
            table.Add("groups", Invariant($"{groups}, kept together in every split"));
        }

        table.Add("columns", Invariant($"{report.DimsX} in X, {report.DimsY} in Y{(report.DimsZ is { } dimsZ ? Invariant($", {dimsZ} in Z") : string.Empty)}"));
        if (report.LatentDims is { } latentDimensions)
        {
            table.Add("latent dimensions", Invariant($"{latentDimensions}"));
        }

        AddCrossFitting(table, report);
        if (report.Conditional is { } conditional)
        {
            AddConditional(table, conditional);
        }

        if (report.EpochsRun is not null)
        {
            table.Add("epochs", DescribeEpochs(report));
        }

        AddSettings(table, report);
        table.Add("seconds", Invariant($"{report.ElapsedSeconds:F1} on {report.Threads} {(report.Threads == 1 ? "thread" : "threads")}"));
        if (report.Seed is { } seed)
        {
            table.Add("seed", Invariant($"{seed}"));
        }

        AddSource(table, "X", report.X);
        AddSource(table, "Y", report.Y);
        if (report.Z is { } z)
        {
            AddSource(table, "Z", z);
        }
    }

    private static string DescribeEstimator(EstimateReport report) => report switch
    {
        { Regularizer: not null } => $"{report.Estimator}, preset {report.Preset}, regularizer {report.Regularizer}",
        { Preset: not null } => $"{report.Estimator}, preset {report.Preset}",
        { Standardized: { } standardized } => $"{report.Estimator}, on {(standardized ? "standardized" : "raw")} columns",
        _ => report.Estimator,
    };

    private static void AddCrossFitting(PlainTable table, EstimateReport report)
    {
        if (report.Representation is { } representation)
        {
            string others = string.Join(
                ", ",
                (report.Representations ?? []).Select(score => $"{score.Name} {Held(score.HeldOutBits, "F3")}"));
            table.Add("representation", $"{representation}; held-out bits, by which it is chosen: {others}");
        }

        if (report.Calibration is { } calibration)
        {
            table.Add("uncalibrated", Bits(report.MiBitsRaw));
            table.Add("calibration", DescribeCalibration(calibration));
        }

        if (report.SampleSizeCurve is { } curve)
        {
            table.Add("fewer rows", string.Join(", ", curve.SkipLast(1).Select(point => Invariant($"{point.Rows} rows {point.MeanBits:F4} bits"))));
        }
    }

    private static string Held(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "none";

    private static void AddConditional(PlainTable table, ConditionalReport conditional)
    {
        if (conditional.Counted)
        {
            table.Add("counted", "all sides are labels: the value is of counts of X and Y within each label of Z; the lines below are of the latents");
        }

        table.Add("from X, from Y", $"{Bits(conditional.BitsFromX)}, {Bits(conditional.BitsFromY)}");
        table.Add("neighbors on latents", Bits(conditional.NeighborBits));
        table.Add("terms", string.Join(", ", conditional.Terms.Select(term => $"{term.Name} {(term.Bits is { } bits ? Invariant($"{bits:F3}") : "none")}")));
    }

    private static string DescribeCalibration(CalibrationReport calibration)
    {
        string surrogates = calibration switch
        {
            { Surrogates: 0 } => "off",
            { Ratio: "none" } => Invariant($"{calibration.Surrogates} surrogates, re-paired at random"),
            _ => Invariant($"{calibration.Surrogates} surrogates, re-paired by a {calibration.Ratio} density ratio"),
        };
        return calibration.RecoveredBits is { } recovered and not 0
            ? surrogates + Invariant($"; {recovered:F4} bits added as the finite-sample correction of linear maps")
            : surrogates;
    }

    private static void AddSettings(PlainTable table, EstimateReport report)
    {
        if (report.K is { } neighbors)
        {
            table.Add("neighbors", Invariant($"{neighbors}{(report.KsgAlgorithm is { } algorithm ? Invariant($" (KSG algorithm {algorithm})") : string.Empty)}"));
        }

        if (report.Slices is { } slices)
        {
            string error = report.SliceStandardErrorBits is { } bits ? Invariant($", standard error of their mean {bits:F4} bits") : string.Empty;
            table.Add("slices", Invariant($"{slices}{error}"));
        }

        if (report.BatchRows is { } rows)
        {
            table.Add("batches", Invariant($"of at most {rows} rows"));
        }

        if (report.CriticWidth is { } width)
        {
            string end = report.StoppedEarly == true ? ", stopped early" : string.Empty;
            table.Add("critic width", Invariant($"{width}"));
            table.Add("steps", Invariant($"{report.StepsRun} of at most {report.MaxSteps}{end}; largest test after step {report.BestStep}"));
        }

        if (report.BiasBits is { } bias)
        {
            table.Add("bias removed", Bits(bias));
        }

        if (report.PlugInBits is { } plugIn)
        {
            table.Add("plug-in", Invariant($"{Bits(plugIn)} before the bias was removed; paired at random {Bits(report.ChanceBits)}"));
        }

        if (report.LabelsX is not null || report.LabelsY is not null)
        {
            string[] sides =
            [
                .. report.LabelsX is { } ofX ? new[] { Invariant($"{ofX} in X") } : [],
                .. report.LabelsY is { } ofY ? new[] { Invariant($"{ofY} in Y") } : [],
            ];
            string entropy = report.LabelEntropyBits is { } bits ? Invariant($", {bits:F4} bits of entropy") : string.Empty;
            table.Add("labels", string.Join(", ", sides) + entropy);
        }
    }

    private static string DescribeEpochs(EstimateReport report)
    {
        string end = report.StoppedEarly == true
            ? Invariant($"{report.EpochsRun}, stopped early")
            : Invariant($"{report.EpochsRun}, the limit");
        return $"{end}; {Invariant($"weights of epoch {report.KeptEpoch}")}";
    }

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
