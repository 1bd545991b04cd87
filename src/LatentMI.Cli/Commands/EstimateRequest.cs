using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO.Formats;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Settings;
using LatentMI.Studies.Lags;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Scaling;
using LatentMI.Studies.Synergy;
using LatentMI.Studies.Transfer;

namespace LatentMI.Cli.Commands;

/// <summary>The estimator and its settings as a command line gave them.</summary>
/// <param name="estimator">The estimator.</param>
/// <param name="given">The settings, but seed and threads where those are given apart.</param>
/// <param name="seed">The seed of every random number; null where none was given.</param>
internal sealed class EstimateRequest(EstimatorDescriptor estimator, ParameterSet given, ulong? seed)
{
    private static readonly SettingNames Names = SettingNames.OfOptions;

    /// <summary>The estimator.</summary>
    public EstimatorDescriptor Estimator => estimator;

    /// <summary>Whether the estimator learns codes.</summary>
    public bool IsLatent => estimator == EstimatorCatalog.Latent;

    /// <summary>The preset's name; null where the estimator has none.</summary>
    public string? Preset => IsLatent ? LatentMiDescriptor.Preset(given) : null;

    /// <summary>The seed of every random number.</summary>
    public ulong Seed => seed ?? 0;

    /// <summary>The length of the blocks of a time series; null for independent rows.</summary>
    public int? TimeSeriesBlock => (int?)given.TryGetNumber(CommonSettings.TimeSeries.RecordName);

    /// <summary>Whether a column of text may be read as labels: not where its codes would be taken for numbers.</summary>
    public bool TakesLabels => estimator.TakesLabels(given);

    /// <summary>The number of local permutations that were asked for; null for no test.</summary>
    public int? LocalPermutations => Test?.Permutations;

    /// <summary>The settings of what is estimated by cross-fitting only: the defaults, changed by what was given.</summary>
    public LatentMiOptions CrossFitting => LatentSettings.Options(given, Run());

    /// <summary>What records tell of the settings of the latent estimator.</summary>
    public ParameterSet DescribeLatent => EstimatorCatalog.Latent.Describe(given);

    /// <summary>The settings of the estimators of an experiment.</summary>
    public EstimatorSettings OfExperiment => EstimatorSettings.OfLatent(given);

    private PermutationTestOptions? Test => TestSettings.Test(given, Seed);

    private int Threads => (int?)given.TryGetNumber(CommonSettings.Threads.RecordName) ?? 0;

    /// <summary>Refuses options that mean nothing to the estimator, instead of ignoring them.</summary>
    /// <param name="drawsRows">Whether rows or pairs are drawn at random, for which the seed is, whatever the estimator.</param>
    /// <exception cref="InputException">There is such an option.</exception>
    public void RequireApplicable(bool drawsRows)
    {
        EstimateSettings.Check(estimator, given, IsLatent ? TestSettings.All : [], Names);
        if (seed is not null && !drawsRows && !estimator.Settings.Contains(CommonSettings.Seed))
        {
            throw new InputException($"{Names.Of(CommonSettings.Seed)} does not apply to --estimator {estimator.Name}; leave it out.");
        }

        if (IsLatent)
        {
            TestSettings.Check(estimator, given, Names);
        }
    }

    /// <summary>Refuses options that mean nothing to the preset of learned codes, instead of ignoring them.</summary>
    /// <exception cref="InputException">There is such an option.</exception>
    public void RequireOfMethod() => EstimatorCatalog.Latent.Check(given, Names);

    /// <summary>Refuses estimators and options that mean nothing to an estimate given Z, instead of ignoring them.</summary>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireConditional() => EstimateSettings.CheckConditional(estimator, given, Names);

    /// <summary>Refuses groups where the estimator splits no rows, or splits them into blocks.</summary>
    /// <exception cref="InputException">It does not.</exception>
    public void RequireSplits() => PairChecks.RequireSplits(estimator, given, Names);

    /// <summary>Refuses options that are about one estimate where there are several.</summary>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireOneEstimate() => PairChecks.RequireOneEstimate(given, Names);

    /// <summary>Refuses samples that cannot be permuted as asked, before the estimate takes its time.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="groups">Their groups; null where none belong together.</param>
    /// <exception cref="InputException">They cannot.</exception>
    public void RequireRows(int rows, RowGroups? groups) => (Test is { } test ? test with { Groups = groups } : null)?.RequireRows(rows);

    /// <summary>Which sides are labels: what was said, else those that were text; null where neither tells.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    public LabelSides? Labels(SampleSource x, SampleSource y) => EstimateSettings.Labels(given, x.Labels is not null, y.Labels is not null);

    /// <summary>The estimator with its settings.</summary>
    /// <param name="groups">The groups of the rows; null where none belong together.</param>
    /// <param name="labels">Which sides are labels; null to tell by their values.</param>
    public IMutualInformationEstimator Create(RowGroups? groups, LabelSides? labels = null) =>
        estimator.Create(given, Run() with { Groups = groups, Labels = labels });

    /// <summary>The latent estimator with its settings.</summary>
    /// <param name="groups">The groups of the rows; null where none belong together.</param>
    /// <param name="labels">Which sides are labels; null to tell by their values.</param>
    public ILatentEstimator CreateLatent(RowGroups? groups = null, LabelSides? labels = null) =>
        EstimatorCatalog.Latent.Create(given, Run() with { Groups = groups, Labels = labels });

    /// <summary>A study of lags with its settings.</summary>
    /// <param name="lags">The lags, from the smallest to the largest.</param>
    /// <param name="permutations">The number of surrogates; 0 for no test.</param>
    /// <param name="mostRows">The most pairs of rows that are used; null where that is left to the estimator.</param>
    /// <param name="labels">Which sides are labels; null to tell by their values.</param>
    public LagStudy OverLags(IReadOnlyList<int> lags, int permutations, int? mostRows, LabelSides? labels = null) =>
        new(estimator, given, Run() with { Labels = labels }) { Lags = lags, Permutations = permutations, MostRows = mostRows };

    /// <summary>Describes a study of lags with its settings.</summary>
    /// <param name="curve">What was estimated.</param>
    /// <param name="lagWithin">The column of the trials; null for none.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    public LagReport Describe(LagCurve curve, string? lagWithin, SampleSource x, SampleSource y) =>
        LagReport.Describe(curve, (estimator, given), Preset, Seed, lagWithin, x, y);

    /// <summary>A study of transfer with its settings.</summary>
    /// <param name="histories">Which rows of the past are looked at.</param>
    /// <param name="permutations">The number of surrogates; 0 for no test.</param>
    /// <param name="mostRows">The most rows that are used; null where that is left to the estimator.</param>
    public TransferStudy OverHistories(TransferHistories histories, int permutations, int? mostRows) =>
        new(estimator, given, Run()) { Histories = histories, Permutations = permutations, MostRows = mostRows };

    /// <summary>Describes a study of transfer with its settings.</summary>
    /// <param name="result">What was estimated.</param>
    /// <param name="histories">Of which past.</param>
    /// <param name="lagWithin">The column of the trials; null for none.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    public TransferReport Describe(TransferResult result, TransferHistories histories, string? lagWithin, SampleSource x, SampleSource y) =>
        TransferReport.Describe(result, histories, (estimator, given), Preset, Seed, lagWithin, x, y);

    /// <summary>A study of synergy with its settings.</summary>
    /// <param name="permutations">How often the target's rows are re-paired; 0 for no test.</param>
    /// <param name="groups">The groups of the rows; null where none belong together.</param>
    public SynergyStudy OverSources(int permutations, RowGroups? groups = null) => new(estimator, given, Run() with { Groups = groups }) { Permutations = permutations };

    /// <summary>Describes a study of synergy with its settings.</summary>
    /// <param name="result">What was estimated.</param>
    /// <param name="groups">The groups of the rows; null where none belong together.</param>
    /// <param name="drawn">Which rows were drawn; null for all.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="target">The target.</param>
    public SynergyReport Describe(SynergyResult result, RowGroups? groups, RowsDrawn? drawn, IReadOnlyList<SampleSource> sources, SampleSource target) =>
        SynergyReport.Describe(result, (estimator, given), Preset, Seed, groups?.Count, drawn, sources, target);

    /// <summary>A scaling study with its settings.</summary>
    /// <param name="plan">What changes, and how far.</param>
    /// <param name="labels">Which sides are labels; null to tell by their values.</param>
    /// <param name="groups">The groups of the rows; null where none belong together.</param>
    public ScalingStudy OverLevels(ScalingPlan plan, LabelSides? labels = null, RowGroups? groups = null) =>
        new(estimator, given, Run() with { Labels = labels, Groups = groups }, plan);

    /// <summary>Describes a scaling study with its settings.</summary>
    /// <param name="curve">What was estimated.</param>
    /// <param name="side">The side that was changed; null of rows.</param>
    /// <param name="drawn">Which rows were drawn; null for all.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    public ScalingReport Describe(ScalingCurve curve, string? side, RowsDrawn? drawn, SampleSource x, SampleSource y) =>
        ScalingReport.Describe(curve, side, (estimator, given), Preset, Seed, drawn, x, y);

    /// <summary>The estimate given Z with its settings.</summary>
    public ConditionalRun Conditional() => ConditionalRun.Create(estimator, given, Run());

    /// <summary>The estimate with the time series that was given: the published method does not regard it, but what follows an estimate does.</summary>
    /// <param name="estimate">The estimate.</param>
    public LatentEstimate OfSeries(LatentEstimate estimate) =>
        TimeSeriesBlock is { } block ? estimate with { TimeSeriesBlock = block } : estimate;

    /// <summary>Does the permutation test and the curve that were asked for, and shows how far they are.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    public EstimateInference Infer(LatentEstimate estimate, Samples x, Samples y, CommandContext context, bool quiet)
    {
        PermutationTestResult? permutations = TestSettings.Test(given, estimate.Seed) is { } options
            ? ProgressDisplay.For(new InferenceText("permutation"), context, quiet)
                .Run(progress => PermutationTest.Run(estimate, x, y, options with { Groups = estimate.Groups }, progress, context.CancellationToken))
            : null;
        SampleSizeCurve? curve = given.Contains(CommonSettings.Curve.RecordName)
            ? ProgressDisplay.For(new InferenceText("part of the rows"), context, quiet)
                .Run(progress => SampleSizeCurve.Run(estimate, x, y, progress, context.CancellationToken))
            : null;
        return new EstimateInference(permutations, curve, Diagnosis.Find(estimate, permutations, curve));
    }

    private EstimatorRun Run() => new() { Seed = Seed, Threads = Threads };
}
