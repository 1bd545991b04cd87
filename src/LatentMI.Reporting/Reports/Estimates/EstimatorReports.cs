using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using LatentMI.Estimators;
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

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>The reports of all estimators. A further one is a line here.</summary>
internal static class EstimatorReports
{
    private static readonly EstimateJson Json = EstimateJson.Written;

    // Of the entries of a name, the first whose mark a result has is its.
    private static readonly Entry[] All =
    [
        new Entry<PublishedLmiEstimate>("lmi", Json.PublishedLmiReport, (estimate, preset) => PublishedLmiReport.Describe(estimate, preset!))
        {
            Mark = "regularizer",
            Settings = PublishedLmiReport.Settings,
        },
        new Entry<LatentMiEstimate>("lmi", Json.CrossFittedReport, (estimate, preset) => CrossFittedReport.Describe(estimate, preset!))
        {
            Mark = "representations",
            Interval = estimate => estimate.Interval,
            Labels = estimate => estimate.OfLabels is { } labels ? Describe(labels).Labels : null,
            Settings = estimate => CrossFittedReport.Settings(estimate.Options),
        },
        new Entry<ConditionalLatentMiEstimate>("lmi", Json.ChainRuleReport, ChainRuleReport.Describe)
        {
            Interval = estimate => estimate.Interval,
            Settings = estimate => CrossFittedReport.Settings(estimate.Options),
        },
        new Entry<KsgEstimate>("ksg", Json.KsgReport, KsgReport.Describe) { Settings = estimate => SettingsJson.Of(estimate.Options) },
        new Entry<ConditionalKsgEstimate>("ksg", Json.ConditionalKsgReport, ConditionalKsgReport.Describe)
        {
            Settings = estimate => SettingsJson.Of(estimate.Options),
        },
        new Entry<CriticEstimate>("mine", Json.CriticReport, CriticReport.Describe) { Settings = estimate => SettingsJson.Of(estimate.Options) },
        new Entry<CriticEstimate>("infonce", Json.CriticReport, CriticReport.Describe) { Settings = estimate => SettingsJson.Of(estimate.Options) },
        new Entry<GaussianEstimate>("gaussian", Json.GaussianReport, GaussianReport.Describe),
        new Entry<GaussianEstimate>(CopulaEstimator.Name, Json.CopulaReport, CopulaReport.Describe),
        new Entry<SlicedEstimate>("sliced", Json.SlicedReport, SlicedReport.Describe) { Settings = estimate => SettingsJson.Of(estimate.Options) },
        new Entry<MixedEstimate>("mixed", Json.MixedReport, MixedReport.Describe)
        {
            Interval = estimate => estimate.Interval,
            Labels = LabelsReport.Describe,
            Settings = estimate => SettingsJson.Of(estimate.Options),
        },
        new Entry<DiscreteEstimate>("discrete", Json.DiscreteReport, _ => new DiscreteReport())
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
            ofOne.Settings?.Add("batch_rows", batched.BatchRows);
            return new EstimateDescription(ofOne.Report.OfBatches(), Interval: null, Labels: null, ofOne.Settings);
        }

        return All.Select(entry => entry.Describe(estimate, preset)).FirstOrDefault(described => described is not null)
            ?? throw new ArgumentException($"There is no report of estimates of the type {estimate.GetType().Name}.", nameof(estimate));
    }

    /// <summary>Reads the fields of an estimator.</summary>
    /// <param name="estimator">Its name.</param>
    /// <param name="isGiven">Whether the estimate is given Z.</param>
    /// <param name="fields">The fields of the whole result.</param>
    /// <exception cref="JsonException">There is no such estimator, or fields of it are missing.</exception>
    public static EstimatorReport Read(string estimator, bool isGiven, JsonObject fields)
    {
        Entry entry = All.FirstOrDefault(entry => entry.Estimator == estimator && entry.IsGiven == isGiven && entry.Fits(fields))
            ?? throw new JsonException($"The estimator '{estimator}' is not known.");
        return (EstimatorReport)fields.Deserialize(entry.Fields)!;
    }

    private abstract class Entry(string estimator, bool isGiven, JsonTypeInfo fields)
    {
        public string Estimator { get; } = estimator;

        public bool IsGiven { get; } = isGiven;

        public JsonTypeInfo Fields { get; } = fields;

        /// <summary>A field that tells its results from those of the other estimators of its name; null where there are none.</summary>
        public string? Mark { get; init; }

        public bool Fits(JsonObject result) => Mark is null || result[Mark] is not null;

        public abstract EstimateDescription? Describe(InformationEstimate estimate, string? preset);
    }

    private sealed class Entry<T>(string estimator, JsonTypeInfo fields, Func<T, string?, EstimatorReport> describe)
        : Entry(estimator, typeof(T).IsAssignableTo(typeof(ConditionalMiEstimate)), fields)
        where T : InformationEstimate
    {
        public Entry(string estimator, JsonTypeInfo fields, Func<T, EstimatorReport> describe)
            : this(estimator, fields, (estimate, _) => describe(estimate))
        {
        }

        public Func<T, ConfidenceInterval?>? Interval { get; init; }

        public Func<T, LabelsReport?>? Labels { get; init; }

        public Func<T, JsonObject>? Settings { get; init; }

        public override EstimateDescription? Describe(InformationEstimate estimate, string? preset) => estimate is T own && own.Estimator == Estimator
            ? new EstimateDescription(describe(own, preset), Interval?.Invoke(own), Labels?.Invoke(own), Settings?.Invoke(own))
            : null;
    }
}
