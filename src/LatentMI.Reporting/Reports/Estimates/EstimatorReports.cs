using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Copula;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Published;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;
using LatentMI.Settings;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>The reports of all estimators. A further one is a line here.</summary>
internal static class EstimatorReports
{
    private static readonly EstimateJson Json = EstimateJson.Written;

    // Of the entries of an estimator, the first whose mark a result has is its.
    private static readonly Entry[] All =
    [
        new Entry<LatentMiDescriptor, PublishedLmiEstimate>(Json.PublishedLmiReport, (estimate, preset) => PublishedLmiReport.Describe(estimate, preset!))
        {
            Mark = "regularizer",
            Settings = PublishedLmiReport.Settings,
        },
        new Entry<LatentMiDescriptor, LatentMiEstimate>(Json.CrossFittedReport, (estimate, preset) => CrossFittedReport.Describe(estimate, preset!))
        {
            Mark = "representations",
            Interval = estimate => estimate.Interval,
            Labels = estimate => estimate.OfLabels is { } labels ? Describe(labels).Labels : null,
            Settings = estimate => CrossFittedReport.Settings(estimate.Options),
        },
        new Entry<LatentMiDescriptor, ConditionalLatentMiEstimate>(Json.ChainRuleReport, ChainRuleReport.Describe)
        {
            Interval = estimate => estimate.Interval,
            Settings = estimate => CrossFittedReport.Settings(estimate.Options),
        },
        new Entry<KsgDescriptor, KsgEstimate>(Json.KsgReport, KsgReport.Describe) { Settings = estimate => SettingsJson.Of(estimate.Options) },
        new Entry<KsgDescriptor, ConditionalKsgEstimate>(Json.ConditionalKsgReport, ConditionalKsgReport.Describe)
        {
            Settings = estimate => SettingsJson.Of(estimate.Options),
        },
        new Entry<MineDescriptor, CriticEstimate>(Json.CriticReport, CriticReport.Describe) { Settings = estimate => SettingsJson.Of(estimate.Options) },
        new Entry<InfoNceDescriptor, CriticEstimate>(Json.CriticReport, CriticReport.Describe) { Settings = estimate => SettingsJson.Of(estimate.Options) },
        new Entry<GaussianDescriptor, GaussianEstimate>(Json.GaussianReport, GaussianReport.Describe),
        new Entry<CopulaDescriptor, GaussianEstimate>(Json.CopulaReport, CopulaReport.Describe),
        new Entry<SlicedDescriptor, SlicedEstimate>(Json.SlicedReport, SlicedReport.Describe) { Settings = estimate => SettingsJson.Of(estimate.Options) },
        new Entry<MixedDescriptor, MixedEstimate>(Json.MixedReport, MixedReport.Describe)
        {
            Interval = estimate => estimate.Interval,
            Labels = LabelsReport.Describe,
            Settings = estimate => SettingsJson.Of(estimate.Options),
        },
        new Entry<DiscreteDescriptor, DiscreteEstimate>(Json.DiscreteReport, _ => new DiscreteReport())
        {
            Interval = estimate => estimate.Interval,
            Labels = LabelsReport.Describe,
        },
    ];

    /// <summary>Describes an estimate by any estimator.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="preset">The preset that the options of unconditional <c>lmi</c> started from; null for any other.</param>
    /// <exception cref="ArgumentException">There is no report of its estimator.</exception>
    public static EstimateDescription Describe(InformationEstimate estimate, string? preset = null)
    {
        if (estimate is BatchedEstimate batched)
        {
            // The batches have one estimator with one set of settings.
            EstimateDescription ofOne = Describe(batched.Batches[0]);
            ofOne.Settings?.Add(CommonSettings.BatchRows.RecordName, batched.BatchRows);
            return new EstimateDescription(ofOne.Report.OfBatches(), Interval: null, Labels: null, ofOne.Settings);
        }

        EstimatorDescriptor? estimator = EstimatorCatalog.Find(estimate.Estimator);
        return All.Where(entry => entry.IsOf(estimator)).Select(entry => entry.Describe(estimate, preset)).FirstOrDefault(described => described is not null)
            ?? throw new ArgumentException($"There is no report of estimates of the type {estimate.GetType().Name}.", nameof(estimate));
    }

    /// <summary>Reads the fields of an estimator.</summary>
    /// <param name="estimator">Its name.</param>
    /// <param name="isGiven">Whether the estimate is given Z.</param>
    /// <param name="fields">The fields of the whole result.</param>
    /// <exception cref="JsonException">There is no such estimator, or fields of it are missing.</exception>
    public static EstimatorReport Read(string estimator, bool isGiven, JsonElement fields)
    {
        EstimatorDescriptor? descriptor = EstimatorCatalog.Find(estimator);
        Entry entry = All.FirstOrDefault(entry => entry.IsOf(descriptor) && entry.IsGiven == isGiven && entry.Fits(fields))
            ?? throw new JsonException($"The estimator '{estimator}' is not known.");
        ReportShape.RequireValues(fields, entry.Fields);
        return (EstimatorReport)fields.Deserialize(entry.Fields)!;
    }

    private abstract class Entry(bool isGiven, JsonTypeInfo fields)
    {
        public bool IsGiven { get; } = isGiven;

        public JsonTypeInfo Fields { get; } = fields;

        /// <summary>A field that tells its results from those of the other entries of its estimator; null where there are none.</summary>
        public string? Mark { get; init; }

        public bool Fits(JsonElement result) => Mark is null || (result.TryGetProperty(Mark, out JsonElement value) && value.ValueKind != JsonValueKind.Null);

        public abstract bool IsOf(EstimatorDescriptor? estimator);

        public abstract EstimateDescription? Describe(InformationEstimate estimate, string? preset);
    }

    private sealed class Entry<TEstimator, T>(JsonTypeInfo fields, Func<T, string?, EstimatorReport> describe)
        : Entry(typeof(T).IsAssignableTo(typeof(ConditionalMiEstimate)), fields)
        where TEstimator : EstimatorDescriptor
        where T : InformationEstimate
    {
        public Entry(JsonTypeInfo fields, Func<T, EstimatorReport> describe)
            : this(fields, (estimate, _) => describe(estimate))
        {
        }

        public Func<T, ConfidenceInterval?>? Interval { get; init; }

        public Func<T, LabelsReport?>? Labels { get; init; }

        public Func<T, JsonObject>? Settings { get; init; }

        public override bool IsOf(EstimatorDescriptor? estimator) => estimator is TEstimator;

        public override EstimateDescription? Describe(InformationEstimate estimate, string? preset) => estimate is T own
            ? new EstimateDescription(describe(own, preset), Interval?.Invoke(own), Labels?.Invoke(own), Settings?.Invoke(own))
            : null;
    }
}
