using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Copula;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Mixed;
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
        new LatentEntry(Json.PublishedLmiReport, "regularizer"),
        new LatentEntry(Json.CrossFittedReport, "representations"),
        new Entry<ConditionalLatentMiEstimate>("lmi", Json.ChainRuleReport, ChainRuleReport.Describe, estimate => estimate.Interval),
        new Entry<KsgEstimate>("ksg", Json.KsgReport, KsgReport.Describe),
        new Entry<ConditionalKsgEstimate>("ksg", Json.ConditionalKsgReport, ConditionalKsgReport.Describe),
        new Entry<CriticEstimate>("mine", Json.CriticReport, CriticReport.Describe),
        new Entry<CriticEstimate>("infonce", Json.CriticReport, CriticReport.Describe),
        new Entry<GaussianEstimate>("gaussian", Json.GaussianReport, GaussianReport.Describe),
        new Entry<CopulaEstimate>(CopulaEstimator.Name, Json.CopulaReport, CopulaReport.Describe),
        new Entry<SlicedEstimate>("sliced", Json.SlicedReport, SlicedReport.Describe),
        new Entry<MixedEstimate>("mixed", Json.MixedReport, MixedReport.Describe, estimate => estimate.Interval),
        new Entry<DiscreteEstimate>("discrete", Json.DiscreteReport, _ => new DiscreteReport(), estimate => estimate.Interval),
    ];

    /// <summary>Describes an estimate by any estimator but unconditional <c>lmi</c>, which has a preset (<see cref="LatentReport.Describe"/>).</summary>
    /// <param name="estimate">The estimate.</param>
    /// <returns>What its estimator says of it, and its interval; null where it has none.</returns>
    /// <exception cref="ArgumentException">There is no report of its estimator.</exception>
    public static (EstimatorReport Report, ConfidenceInterval? Interval) Describe(InformationEstimate estimate)
    {
        // The batches have one estimator with one set of settings.
        if (estimate is BatchedEstimate batched)
        {
            (EstimatorReport ofOne, _) = Describe(batched.Batches[0]);
            return (ofOne.OfBatches(), null);
        }

        return All.Select(entry => entry.Describe(estimate)).FirstOrDefault(described => described is not null)
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

        public virtual bool Fits(JsonObject result) => true;

        public abstract (EstimatorReport Report, ConfidenceInterval? Interval)? Describe(InformationEstimate estimate);
    }

    private sealed class Entry<T>(string estimator, JsonTypeInfo fields, Func<T, EstimatorReport> describe, Func<T, ConfidenceInterval?>? interval = null)
        : Entry(estimator, typeof(T).IsAssignableTo(typeof(ConditionalMiEstimate)), fields)
        where T : InformationEstimate
    {
        public override (EstimatorReport Report, ConfidenceInterval? Interval)? Describe(InformationEstimate estimate) =>
            estimate is T own ? (describe(own), interval?.Invoke(own)) : null;
    }

    private sealed class LatentEntry(JsonTypeInfo fields, string mark) : Entry("lmi", isGiven: false, fields)
    {
        public override bool Fits(JsonObject result) => result[mark] is not null;

        public override (EstimatorReport Report, ConfidenceInterval? Interval)? Describe(InformationEstimate estimate) => null;
    }
}
