using System.Diagnostics.CodeAnalysis;
using LatentMI.Estimators;
using LatentMI.Estimators.Latent;
using LatentMI.IO.Formats;
using LatentMI.Numerics;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What <c>lmi estimate</c> says about an estimate: what all estimators say, what its own says, and a part for whatever else there is.</summary>
public sealed record EstimateReport : CommonReport
{
    /// <summary>Makes a report.</summary>
    /// <param name="common">What is said by any estimator.</param>
    /// <param name="ofEstimator">What is said by this one.</param>
    [SetsRequiredMembers]
    public EstimateReport(CommonReport common, EstimatorReport ofEstimator)
        : base(common) => OfEstimator = ofEstimator;

    /// <summary>What is said by this estimator only.</summary>
    public EstimatorReport OfEstimator { get; }

    /// <summary>What the estimate is given; null where there is no Z.</summary>
    public GivenReport? Given { get; init; }

    /// <summary>The labels that the value is of; null where it is of numbers.</summary>
    public LabelsReport? Labels { get; init; }

    /// <summary>The permutation test; null where there was none.</summary>
    public PermutationTestReport? Test { get; init; }

    /// <summary>Describes an estimate on learned codes.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="preset">The preset its options started from.</param>
    /// <param name="inference">What was learned about it.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    /// <param name="drawn">That only some of the rows were used; null where all were.</param>
    public static EstimateReport Describe(
        LatentEstimate estimate, string preset, EstimateInference inference, SampleSource x, SampleSource y, RowsDrawn? drawn = null)
    {
        EstimateDescription described = EstimatorReports.Describe(estimate, preset);
        CommonReport common = DescribeCommon(estimate, described, RowNames.Disagreements(x, y), x, y, drawn) with
        {
            AtLeastBits = (estimate as LatentMiEstimate)?.AtLeastBits,
            Groups = estimate.Groups?.Count,
            Seed = estimate.Seed,
            Diagnostics = [.. inference.Diagnostics.Select(found => new DiagnosticReport(found.Id, found.Message))],
        };
        LatentReport ofEstimator = (LatentReport)described.Report with
        {
            SampleSizeCurve = inference.Curve is { } curve ? [.. curve.Points.Select(SampleSizeReport.Describe)] : null,
        };
        return new EstimateReport(common, ofEstimator)
        {
            Labels = described.Labels,
            Test = inference.Permutations is { } test ? PermutationTestReport.Describe(test) : null,
        };
    }

    /// <summary>Describes an estimate without learned codes.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    /// <param name="drawn">That only some of the rows were used; null where all were.</param>
    public static EstimateReport Describe(MutualInformationEstimate estimate, SampleSource x, SampleSource y, RowsDrawn? drawn = null)
    {
        EstimateDescription described = EstimatorReports.Describe(estimate);
        CommonReport common = DescribeCommon(estimate, described, RowNames.Disagreements(x, y), x, y, drawn) with
        {
            BatchRows = (estimate as BatchedEstimate)?.BatchRows,
            Seed = described.Report.IsRandom ? estimate.Seed : null,
        };
        return new EstimateReport(common, described.Report) { Labels = described.Labels };
    }

    /// <summary>Describes an estimate given Z.</summary>
    /// <param name="conditional">The estimate and its test.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    /// <param name="z">Where Z came from.</param>
    /// <param name="drawn">That only some of the rows were used; null where all were.</param>
    public static EstimateReport Describe(ConditionalResult conditional, SampleSource x, SampleSource y, SampleSource z, RowsDrawn? drawn)
    {
        EstimateDescription described = EstimatorReports.Describe(conditional.Estimate);
        EstimateWarning[] ofNames = [.. RowNames.Disagreements(x, y), .. RowNames.Disagreements(x, z, "Z")];
        CommonReport common = DescribeCommon(conditional.Estimate, described, ofNames, x, y, drawn) with
        {
            Seed = conditional.Estimate.Seed,
            Diagnostics = conditional.Diagnostics is { } found
                ? [.. found.Select(remark => new DiagnosticReport(remark.Id, remark.MessageForCommand()))]
                : null,
        };
        return new EstimateReport(common, described.Report)
        {
            Given = GivenReport.Describe(conditional.Estimate, z),
            Test = conditional.Test is { } test ? PermutationTestReport.Describe(test) : null,
        };
    }

    private static CommonReport DescribeCommon(
        InformationEstimate estimate, EstimateDescription described, IEnumerable<EstimateWarning> ofNames, SampleSource x, SampleSource y, RowsDrawn? drawn)
    {
        EstimateWarning[] warnings = [.. drawn is null ? [] : new[] { drawn.Warning }, .. estimate.Warnings, .. ofNames];
        return new CommonReport
        {
            Estimator = estimate.Estimator,
            MiBits = Finite.OrNull(estimate.Bits),
            Ci95Bits = described.Interval is { } made && double.IsFinite(made.Upper - made.Lower) ? [made.Lower, made.Upper] : null,
            StandardErrorBits = described.Interval is { } error ? Finite.OrNull(error.StandardError) : null,
            NSamples = estimate.SampleCount,
            RowsAvailable = drawn?.Available,
            NEstimated = estimate.EstimatedCount,
            DimsX = estimate.DimensionsX,
            DimsY = estimate.DimensionsY,
            Threads = estimate.Threads,
            ElapsedSeconds = Math.Round(estimate.Elapsed.TotalSeconds, 3),
            Warnings = [.. warnings.Select(warning => warning.MessageForCommand())],
            WarningIds = [.. warnings.Select(warning => warning.Id)],
            X = SourceReport.Describe(x),
            Y = SourceReport.Describe(y),
            Provenance = Provenance.Current,
            Settings = described.Settings,
        };
    }
}
