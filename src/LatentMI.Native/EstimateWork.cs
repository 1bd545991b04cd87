using LatentMI.Attribution;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO.Formats;
using LatentMI.IO.Models;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Settings;

namespace LatentMI.Native;

/// <summary>An estimate as <c>lmi estimate</c> makes it, of arrays in place of files: the same seed gives the same digits.</summary>
internal sealed class EstimateWork
{
    /// <summary>The settings.</summary>
    public required RequestSettings Settings { get; init; }

    /// <summary>X.</summary>
    public required SampleSource X { get; init; }

    /// <summary>Y.</summary>
    public required SampleSource Y { get; init; }

    /// <summary>Z; null for unconditional information.</summary>
    public required SampleSource? Given { get; init; }

    /// <summary>The groups of the rows; null where none belong together.</summary>
    public required RowGroups? Groups { get; init; }

    /// <summary>Whether the model is fitted.</summary>
    public required bool WithModel { get; init; }

    /// <summary>The re-pairings of an attribution; 0 for none.</summary>
    public required int AttributionPermutations { get; init; }

    private LabelSides? Labels => EstimateSettings.Labels(Settings.Given, X.Labels is not null, Y.Labels is not null);

    private EstimatorRun EstimatorRun => new() { Seed = Settings.Seed ?? 0, Threads = Settings.Threads, Groups = Groups, Labels = Labels };

    /// <summary>Does the work.</summary>
    /// <param name="wait">Told where it stands.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="InputException">Samples or settings cannot be used.</exception>
    public NativeResult Run(CallerWait wait, CancellationToken stop)
    {
        RequireMeaning();
        return Given is { } z ? EstimateConditional(z, wait, stop)
            : Settings.IsLatent ? EstimateLatent(wait, stop)
            : EstimateColumns(stop);
    }

    private static NativeResult Result(EstimateReport report, InformationEstimate estimate, SavedModel? model, params (string Name, Samples Latents)[] latents) =>
        new(EstimateJson.Write(InArguments(report)), [.. estimate.PointwiseBits], latents, model, Comparable(estimate));

    /// <summary>What a ranking needs of an estimate: not the samples that a model would be fitted to, which are the caller's.</summary>
    private static LatentMiEstimate? Comparable(InformationEstimate estimate) => (estimate as LatentMiEstimate)?.WithoutModel();

    /// <summary>What the report says, in words of callers whose settings are arguments.</summary>
    private static EstimateReport InArguments(EstimateReport report) => report with
    {
        Warnings = [.. report.Warnings.Select(SettingWords.Of)],
        Diagnostics = report.Diagnostics is { } found ? [.. found.Select(remark => remark with { Message = SettingWords.Of(remark.Message) })] : null,
    };

    private NativeResult EstimateColumns(CancellationToken stop)
    {
        (Samples x, Samples y) = (X.Samples, Y.Samples);
        MutualInformationEstimate estimate = EstimateChecks.AddTo(Settings.Estimator.Create(Settings.Given, EstimatorRun).Estimate(x, y, stop), x, y);
        estimate = estimate with { Warnings = [.. estimate.Warnings, .. EstimateChecks.FindAutocorrelation(x, y, Settings.Seed ?? 0)] };
        return Result(EstimateReport.Describe(estimate, X, Y), estimate, model: null);
    }

    private NativeResult EstimateLatent(CallerWait wait, CancellationToken stop)
    {
        (Samples x, Samples y) = (X.Samples, Y.Samples);
        ParameterSet given = Settings.Given;
        PermutationTestOptions? test = TestSettings.Test(given, Settings.Seed ?? 0);
        (test is null ? null : test with { Groups = Groups })?.RequireRows(x.Count);
        LatentEstimate estimate = EstimatorCatalog.Latent.Create(given, EstimatorRun).Estimate(x, y, new Stages(wait), stop);
        estimate = given.TryGetNumber(CommonSettings.TimeSeries.RecordName) is { } block ? estimate with { TimeSeriesBlock = (int)block } : estimate;
        estimate = EstimateChecks.AddTo(estimate, x, y);
        PermutationTestResult? permutations = test is null
            ? null
            : PermutationTest.Run(estimate, x, y, test with { Seed = estimate.Seed, Groups = estimate.Groups }, new Parts(wait, "permutations"), stop);
        SampleSizeCurve? curve = given.Contains(CommonSettings.Curve.RecordName) ? SampleSizeCurve.Run(estimate, x, y, new Parts(wait, "parts of the rows"), stop) : null;
        AttributionReport? attribution = AttributionPermutations == 0 ? null : Attribute(estimate, wait, stop);
        var inference = new EstimateInference(permutations, curve, Diagnosis.Find(estimate, permutations, curve));
        EstimateReport report = EstimateReport.Describe(estimate, LatentMiDescriptor.Preset(given), inference, X, Y) with { Attribution = attribution };
        return Result(report, estimate, WithModel ? FitModel(estimate, wait, stop) : null, ("latent_x", estimate.LatentX), ("latent_y", estimate.LatentY));
    }

    private NativeResult EstimateConditional(SampleSource given, CallerWait wait, CancellationToken stop)
    {
        (Samples x, Samples y, Samples z) = (X.Samples, Y.Samples, given.Samples);
        int? permutations = TestSettings.Test(Settings.Given, seed: 0)?.Permutations;
        if (!Settings.IsLatent)
        {
            var ksg = new ConditionalKsgEstimator(new KsgDescriptor().Options(Settings.Given, EstimatorRun));
            ConditionalKsgEstimate onColumns = ksg.Estimate(x, y, z, stop);
            onColumns = onColumns with { Warnings = [.. onColumns.Warnings, .. EstimateChecks.FindAutocorrelation(x, y, Settings.Seed ?? 0, isConditional: true)] };
            PermutationTestResult? ofColumns = permutations is { } b
                ? LocalPermutationTest.RunOnColumns(ksg, x, y, z, b, new Parts(wait, "permutations"), stop)
                : null;
            return Describe(new ConditionalResult(onColumns, ofColumns, Diagnostics: null));
        }

        ConditionalLatentMiEstimate estimate = new ConditionalLatentMiEstimator(LatentSettings.Options(Settings.Given, EstimatorRun)).Estimate(x, y, z, new Stages(wait), stop);
        PermutationTestResult? test = permutations is { } number ? LocalPermutationTest.Run(estimate, number, new Parts(wait, "permutations"), stop) : null;
        return Describe(
            new ConditionalResult(estimate, test, ConditionalDiagnosis.Find(estimate, test)),
            ("latent_x", estimate.LatentX),
            ("latent_y", estimate.LatentY),
            ("latent_z", estimate.LatentZ));

        NativeResult Describe(ConditionalResult conditional, params (string Name, Samples Latents)[] latents)
        {
            conditional = conditional with { Estimate = EstimateChecks.AddTo(conditional.Estimate, x, y) };
            return Result(EstimateReport.Describe(conditional, X, Y, given, drawn: null), conditional.Estimate, model: null, latents);
        }
    }

    private AttributionReport Attribute(LatentEstimate estimate, CallerWait wait, CancellationToken stop)
    {
        var options = new AttributionOptions { Permutations = AttributionPermutations };
        AttributionResult attributed = ColumnAttribution.Run(estimate, X.Samples, Y.Samples, options, new Parts(wait, "columns"), stop);
        return AttributionReport.Describe(attributed, EstimatorCatalog.Latent.Describe(Settings.Given).ToString(), (X.Samples, null), (Y.Samples, null));
    }

    private SavedModel FitModel(LatentEstimate estimate, CallerWait wait, CancellationToken stop)
    {
        wait.Tell("fitting the model");
        LabelSides? said = (estimate as LatentMiEstimate)?.Options.Labels;

        // By way of its contents, which hold nothing of the caller's memory.
        var model = LatentModel.FromContents(estimate.FitModel(stop).ToContents(), "model");
        return new SavedModel(model, ModelSide.Of(X, AreLabels(LabelSides.X)), ModelSide.Of(Y, AreLabels(LabelSides.Y)));

        bool? AreLabels(LabelSides side) => said is null ? null : said == side || said == LabelSides.Both;
    }

    private void RequireMeaning()
    {
        Settings.Check(Given is not null);
        if (Given is not null)
        {
            foreach (SampleSource side in new[] { X, Y, Given })
            {
                EstimateSettings.RequireFewLabels(side.Address, side.Labels?.Count ?? 0, SettingWords.Names);
            }
        }

        string name = SettingWords.Names.Of(EstimatorCatalog.Choice, Settings.Estimator.Name);
        if (!Settings.Estimator.TakesLabels(Settings.Given) && new[] { X, Y, Given }.FirstOrDefault(side => side?.Labels is not null) is { } text)
        {
            throw new InputException($"{text.Address} holds labels, whose codes {name} would take for numbers; use another estimator, or give numbers.");
        }

        if ((WithModel || AttributionPermutations != 0) && (Given is not null || !Settings.IsLatent))
        {
            throw new InputException($"A model and an attribution are of estimates of X and Y with {SettingWords.Names.Of(EstimatorCatalog.Choice, EstimatorCatalog.Latent.Name)}; leave them out.");
        }

        if (Groups is not null && !Settings.Estimator.SplitsByGroups)
        {
            throw new InputException($"--group-by keeps rows together when rows are split, which {name} does not support; leave it out.");
        }

        if (Groups is not null && Settings.Given.Contains(CommonSettings.TimeSeries.RecordName))
        {
            throw new InputException($"--group-by and {SettingWords.Names.Of(CommonSettings.TimeSeries)} both determine which rows stay together; leave one of them out.");
        }
    }

    private sealed class Stages(CallerWait wait) : IProgress<EstimationProgress>
    {
        public void Report(EstimationProgress value)
        {
            string stage = value.Stage.ToString().ToLowerInvariant();
            string map = value.Representation is { } representation ? $" {representation.ToString().ToLowerInvariant()}" : string.Empty;
            string term = value.Term is { } of ? $"{of}: " : string.Empty;
            wait.Tell(term + stage + map, value.Training?.Epoch ?? 0, value.Training?.MaxEpochs ?? 0);
        }
    }

    private sealed class Parts(CallerWait wait, string name) : IProgress<InferenceProgress>
    {
        public void Report(InferenceProgress value) => wait.Tell(name, value.Done, value.Total);
    }
}
