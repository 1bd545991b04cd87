using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Published;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;
using LatentMI.Inference;
using LatentMI.IO.Formats;
using LatentMI.Numerics;

namespace LatentMI.Reporting.Reports;

/// <summary>
/// What <c>lmi estimate</c> says about an estimate: the JSON object of <c>--json</c> and of <c>result.json</c>, with these names in snake case.
/// A field that does not apply to the estimator is null.
/// </summary>
public sealed record EstimateReport
{
    // Its counts are those of algorithm 1.
    private const int FrenzelPompeAlgorithm = (int)Estimators.Ksg.KsgAlgorithm.One;

    /// <summary>The estimator's name as on the command line.</summary>
    public required string Estimator { get; init; }

    /// <summary><c>default</c>, <c>mended</c> or <c>paper</c>.</summary>
    public string? Preset { get; init; }

    /// <summary>The estimate in bits; null where it is not a finite number.</summary>
    public required double? MiBits { get; init; }

    /// <summary>
    /// A lower bound in bits, where the value is more than the rows can show: there is no interval then. Null elsewhere.
    /// </summary>
    public double? AtLeastBits { get; init; }

    /// <summary>KSG on the latents in bits, uncorrected.</summary>
    public double? MiBitsRaw { get; init; }

    /// <summary>The lower and the upper end of the 95 % interval in bits.</summary>
    public IReadOnlyList<double>? Ci95Bits { get; init; }

    /// <summary>The standard error in bits that the interval was made from.</summary>
    public double? StandardErrorBits { get; init; }

    /// <summary>The p-value of the permutation test; null where there was none, as for the next three.</summary>
    public double? PValue { get; init; }

    /// <summary>The number of permutations.</summary>
    public int? Permutations { get; init; }

    /// <summary>What was repeated for each permutation: <c>pipeline</c> or <c>latents</c>.</summary>
    public string? Permute { get; init; }

    /// <summary>The statistic of each permutation in bits; null for one that is not finite.</summary>
    public IReadOnlyList<double?>? NullBits { get; init; }

    /// <summary>The statistic of the rows as they are paired, which <see cref="NullBits"/> are compared with.</summary>
    public double? ObservedBits { get; init; }

    /// <summary>The estimate in bits of the same rows with their pairs shuffled; null where it was not asked for, or is not finite.</summary>
    public double? ShuffleControlBits { get; init; }

    /// <summary>The number of rows given, or drawn from them.</summary>
    public required int NSamples { get; init; }

    /// <summary>The number of rows that there were where only some were drawn; null where all were used.</summary>
    public int? RowsAvailable { get; init; }

    /// <summary>The number of groups whose rows stay together; null where none do.</summary>
    public int? Groups { get; init; }

    /// <summary>The number of rows whose pointwise values the estimate is the mean of.</summary>
    public required int NEstimated { get; init; }

    /// <summary>The number of columns of X.</summary>
    public required int DimsX { get; init; }

    /// <summary>The number of columns of Y.</summary>
    public required int DimsY { get; init; }

    /// <summary>The number of columns of Z, which the estimate is given; null where there is no Z, as for <see cref="Conditional"/> and <see cref="Z"/>.</summary>
    public int? DimsZ { get; init; }

    /// <summary>What a conditional estimate on learned codes is made of.</summary>
    public ConditionalReport? Conditional { get; init; }

    /// <summary>The number of latent dimensions of each side.</summary>
    public int? LatentDims { get; init; }

    /// <summary>What each number of latent dimensions is worth; null with a single split, as for the next three.</summary>
    public IReadOnlyList<LatentDimsReport>? LatentDimsCurve { get; init; }

    /// <summary>
    /// The representation that the estimate uses: <c>linear</c>, <c>folded</c> or <c>network</c>; <c>counts</c> or <c>neighbors</c> where the value is that
    /// of labels.
    /// </summary>
    public string? Representation { get; init; }

    /// <summary>The representations that were tried.</summary>
    public IReadOnlyList<RepresentationReport>? Representations { get; init; }

    /// <summary>How the estimate was calibrated.</summary>
    public CalibrationReport? Calibration { get; init; }

    /// <summary>What smaller numbers of rows give; null where it was not asked for.</summary>
    public IReadOnlyList<SampleSizeReport>? SampleSizeCurve { get; init; }

    /// <summary>The number of nearest neighbors.</summary>
    public int? K { get; init; }

    /// <summary>The KSG algorithm, 1 or 2.</summary>
    public int? KsgAlgorithm { get; init; }

    /// <summary>Whether the columns were standardized first; of ksg and sliced only, as lmi always does.</summary>
    public bool? Standardized { get; init; }

    /// <summary>The width of the uniform noise that broke ties, 0 where it was off.</summary>
    public double? TieNoise { get; init; }

    /// <summary>The number of random projections of each side.</summary>
    public int? Slices { get; init; }

    /// <summary>The standard error in bits of the mean over slices; null for one slice, and for batches of them.</summary>
    public double? SliceStandardErrorBits { get; init; }

    /// <summary>The largest number of rows of a batch; null where there was one batch.</summary>
    public int? BatchRows { get; init; }

    /// <summary>The bias in bits that was subtracted.</summary>
    public double? BiasBits { get; init; }

    /// <summary>The plug-in value in bits: that of the counts as they are, its bias not removed.</summary>
    public double? PlugInBits { get; init; }

    /// <summary>The mean plug-in value in bits over all re-pairings of the rows: what these labels show by chance.</summary>
    public double? ChanceBits { get; init; }

    /// <summary>The number of labels of X.</summary>
    public int? LabelsX { get; init; }

    /// <summary>The number of labels of Y.</summary>
    public int? LabelsY { get; init; }

    /// <summary>The entropy of the labels in bits, where one side is labels and the other is not.</summary>
    public double? LabelEntropyBits { get; init; }

    /// <summary><c>cross</c>, <c>mine</c> or <c>infonce</c>.</summary>
    public string? Regularizer { get; init; }

    /// <summary>The seed of every random number; null where the estimator draws none.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The number of threads used.</summary>
    public required int Threads { get; init; }

    /// <summary>The time the estimate took, without reading and writing files.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>The number of epochs that ran.</summary>
    public int? EpochsRun { get; init; }

    /// <summary>The largest number of epochs.</summary>
    public int? MaxEpochs { get; init; }

    /// <summary>The epoch with the lowest validation loss, from 1.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>The epoch whose weights the model has, from 1.</summary>
    public int? KeptEpoch { get; init; }

    /// <summary>Whether tests that were not better ended the training, and not the limit on epochs or steps.</summary>
    public bool? StoppedEarly { get; init; }

    /// <summary>The width of a critic's first hidden layer.</summary>
    public int? CriticWidth { get; init; }

    /// <summary>The number of training steps that ran.</summary>
    public int? StepsRun { get; init; }

    /// <summary>The largest number of training steps.</summary>
    public int? MaxSteps { get; init; }

    /// <summary>The step after which the test was largest, from 1.</summary>
    public int? BestStep { get; init; }

    /// <summary>What to know before trusting the estimate, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The identifier of each of <see cref="Warnings"/>, in their order; null in results of versions that did not write them.</summary>
    public IReadOnlyList<string>? WarningIds { get; init; }

    /// <summary>What the parts of an estimate on learned codes say about each other.</summary>
    public IReadOnlyList<DiagnosticReport>? Diagnostics { get; init; }

    /// <summary>Which columns carry the information; left out where it was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AttributionReport? Attribution { get; init; }

    /// <summary>Where X came from.</summary>
    public required SourceReport X { get; init; }

    /// <summary>Where Y came from.</summary>
    public required SourceReport Y { get; init; }

    /// <summary>Where Z came from.</summary>
    public SourceReport? Z { get; init; }

    /// <summary>The version of the tool.</summary>
    public string Version { get; init; } = typeof(EstimateReport).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The sources that made it and the vectors it was computed with; null in results of versions that did not write them, as for the next.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>All settings of the estimator that shape the result, as <see cref="SettingsJson"/> has them; null where it has none.</summary>
    public JsonObject? Settings { get; init; }

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
        EstimateReport report = DescribeCommon(estimate, x, y, drawn) with
        {
            Groups = estimate.Groups?.Count,
            Preset = preset,
            TieNoise = estimate.TieNoise,
            Seed = estimate.Seed,
            LatentDims = estimate.LatentDimensions,
            MiBitsRaw = Finite.OrNull(estimate.RawBits),
            EpochsRun = estimate.History?.Epochs.Count,
            BestEpoch = estimate.History?.BestEpoch,
            KeptEpoch = estimate.History?.KeptEpoch,
            StoppedEarly = estimate.History?.StoppedEarly,
            Diagnostics = [.. inference.Diagnostics.Select(found => new DiagnosticReport(found.Id, found.Message))],
            SampleSizeCurve = inference.Curve is { } curve ? [.. curve.Points.Select(SampleSizeReport.Describe)] : null,
        };
        return AddPermutations(AddMethod(report, estimate), inference.Permutations);
    }

    /// <summary>Describes an estimate without learned codes.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    /// <param name="drawn">That only some of the rows were used; null where all were.</param>
    public static EstimateReport Describe(MutualInformationEstimate estimate, SampleSource x, SampleSource y, RowsDrawn? drawn = null) =>
        AddSettings(DescribeCommon(estimate, x, y, drawn), estimate);

    /// <summary>Describes an estimate given Z.</summary>
    /// <param name="conditional">The estimate and its test.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    /// <param name="z">Where Z came from.</param>
    /// <param name="drawn">That only some of the rows were used; null where all were.</param>
    public static EstimateReport Describe(ConditionalResult conditional, SampleSource x, SampleSource y, SampleSource z, RowsDrawn? drawn)
    {
        EstimateReport report = DescribeCommon(conditional.Estimate, x, y, drawn);
        EstimateWarning[] ofZ = [.. RowNames.Disagreements(x, z, "Z")];
        report = report with
        {
            DimsZ = conditional.Estimate.DimensionsZ,
            Z = SourceReport.Describe(z),
            Warnings = [.. report.Warnings, .. ofZ.Select(warning => warning.MessageForCommand())],
            WarningIds = [.. report.WarningIds ?? [], .. ofZ.Select(warning => warning.Id)],
            Diagnostics = conditional.Diagnostics is { } found ? [.. found.Select(remark => new DiagnosticReport(remark.Id, remark.MessageForCommand()))] : null,
        };
        return AddPermutations(AddSettings(report, conditional.Estimate), conditional.Test);
    }

    /// <summary>What is told of an estimate by one of the two methods of <c>lmi</c>.</summary>
    private static EstimateReport AddMethod(EstimateReport report, LatentEstimate estimate) => estimate switch
    {
        LatentMiEstimate crossFitted => AddCrossFitting(report, crossFitted),
        PublishedLmiEstimate published => AddPublished(report, published),
        _ => throw new UnreachableException(),
    };

    private static EstimateReport AddPublished(EstimateReport report, PublishedLmiEstimate estimate) => report with
    {
        K = estimate.Options.Neighbors,
        KsgAlgorithm = (int)estimate.Options.KsgAlgorithm,
        MaxEpochs = estimate.Options.MaxEpochs,
        Regularizer = LowerCase(estimate.Options.Regularizer),
    };

    private static EstimateReport AddCrossFitting(EstimateReport report, LatentMiEstimate estimate) => AddLabels(report, estimate.OfLabels) with
    {
        K = estimate.Options.Neighbors,
        KsgAlgorithm = (int)Estimators.Ksg.KsgAlgorithm.One,
        MaxEpochs = estimate.History is null ? null : estimate.Options.MaxEpochs,
        AtLeastBits = estimate.AtLeastBits,
        Ci95Bits = Ends(estimate.Interval),
        StandardErrorBits = estimate.Interval is { } made ? Finite.OrNull(made.StandardError) : null,
        LatentDimsCurve = [.. estimate.LatentDimensionsCurve.Select(LatentDimsReport.Describe)],
        Representation = estimate.Representations.FirstOrDefault(score => score.Chosen)?.Name,
        Representations = [.. estimate.Representations.Select(RepresentationReport.Describe)],
        Calibration = estimate.Calibration is { } calibration ? CalibrationReport.Describe(calibration) : null,
    };

    /// <summary>What is told of labels alike, whether their estimator was chosen or the value was taken from it.</summary>
    private static EstimateReport AddLabels(EstimateReport report, MutualInformationEstimate? estimate) => estimate switch
    {
        DiscreteEstimate discrete => report with
        {
            PlugInBits = discrete.PlugInBits,
            ChanceBits = discrete.ChanceBits,
            LabelsX = discrete.LabelsX,
            LabelsY = discrete.LabelsY,
        },
        MixedEstimate mixed => report with
        {
            LabelsX = mixed.LabelsAreX ? mixed.Labels : null,
            LabelsY = mixed.LabelsAreX ? null : mixed.Labels,
            LabelEntropyBits = mixed.LabelEntropyBits,
        },
        _ => report,
    };

    private static double[]? Ends(ConfidenceInterval? interval) =>
        interval is { } made && double.IsFinite(made.Upper - made.Lower) ? [made.Lower, made.Upper] : null;

    private static EstimateReport AddPermutations(EstimateReport report, PermutationTestResult? test) => test is null
        ? report
        : report with
        {
            PValue = test.PValue,
            Permutations = test.NullBits.Count,
            Permute = LowerCase(test.Kind),
            NullBits = [.. test.NullBits.Select(Finite.OrNull)],
            ObservedBits = Finite.OrNull(test.Bits),
        };

    private static EstimateReport AddSettings(EstimateReport report, MutualInformationEstimate estimate) => estimate switch
    {
        KsgEstimate ksg => report with
        {
            K = ksg.Neighbors,
            KsgAlgorithm = (int)ksg.Algorithm,
            Standardized = ksg.Standardized,
            TieNoise = ksg.TieNoise,
            Seed = ksg.Seed,
        },
        ConditionalKsgEstimate ksg => report with
        {
            K = ksg.Neighbors,
            KsgAlgorithm = FrenzelPompeAlgorithm,
            Standardized = ksg.Standardized,
            TieNoise = ksg.TieNoise,
            Seed = ksg.Seed,
        },
        ConditionalLatentMiEstimate latent => report with
        {
            K = latent.Options.Neighbors,
            KsgAlgorithm = FrenzelPompeAlgorithm,
            TieNoise = latent.TieNoise,
            Seed = latent.Seed,
            Preset = LatentSettings.Preset,
            Ci95Bits = Ends(latent.Interval),
            StandardErrorBits = latent.Interval is { } made ? Finite.OrNull(made.StandardError) : null,
            Conditional = ConditionalReport.Describe(latent),
        },
        MixedEstimate mixed => AddLabels(report, mixed) with
        {
            Ci95Bits = Ends(mixed.Interval),
            StandardErrorBits = Finite.OrNull(mixed.Interval.StandardError),
            K = mixed.Neighbors,
            Standardized = mixed.Standardized,
            TieNoise = mixed.TieNoise,
            Seed = mixed.Seed,
        },
        SlicedEstimate sliced => report with
        {
            K = sliced.Options.Ksg.Neighbors,
            KsgAlgorithm = (int)sliced.Options.Ksg.Algorithm,
            Standardized = sliced.Options.Ksg.Standardize,
            TieNoise = sliced.TieNoise,
            Slices = sliced.Options.Slices,
            SliceStandardErrorBits = Finite.OrNull(sliced.SliceStandardErrorBits),
            Seed = sliced.Seed,
        },
        GaussianEstimate gaussian => report with { BiasBits = gaussian.BiasBits },
        CriticEstimate critic => report with
        {
            CriticWidth = critic.Options.CriticWidth,
            StepsRun = critic.StepsRun,
            MaxSteps = critic.Options.MaxSteps,
            BestStep = critic.BestStep,
            StoppedEarly = critic.StoppedEarly,
            Seed = critic.Seed,
        },
        DiscreteEstimate discrete => AddLabels(report, discrete) with
        {
            Ci95Bits = Ends(discrete.Interval),
            StandardErrorBits = Finite.OrNull(discrete.Interval.StandardError),
        },

        // The batches have one estimator with one set of settings; the standard error of one batch is not that of the mean.
        BatchedEstimate batched => AddSettings(report, batched.Batches[0]) with { BatchRows = batched.BatchRows, SliceStandardErrorBits = null },
        _ => report,
    };

    private static EstimateReport DescribeCommon(MutualInformationEstimate estimate, SampleSource x, SampleSource y, RowsDrawn? drawn)
    {
        EstimateWarning[] warnings = [.. estimate.Warnings, .. RowNames.Disagreements(x, y)];
        warnings = drawn is null ? warnings : [drawn.Warning, .. warnings];
        return new EstimateReport
        {
            Estimator = estimate.Estimator,
            MiBits = Finite.OrNull(estimate.Bits),
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
            Settings = SettingsJson.Of(estimate),
        };
    }

    private static string LowerCase<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
