using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>The records of one estimator with one set of settings: what may be averaged.</summary>
/// <param name="Estimator">The estimator's name.</param>
/// <param name="Parameters">Its settings.</param>
/// <param name="Label">
/// The name, as in <c>lmi</c>; where the records hold several settings of the estimator, followed by those that tell them apart, as in
/// <c>lmi preset=paper</c>.
/// </param>
/// <param name="Records">The records in the order they came.</param>
public sealed record EstimatorSeries(
    string Estimator, ParameterSet Parameters, string Label, IReadOnlyList<ExperimentRecord> Records)
{
    /// <summary>Parts records by estimator, in the order of their first records, and by settings, in the order of those.</summary>
    /// <param name="records">Records of one experiment.</param>
    public static IReadOnlyList<EstimatorSeries> Split(IEnumerable<ExperimentRecord> records) =>
    [
        .. from ofName in records.GroupBy(record => record.Estimator)
           let sameSettings = ofName.GroupBy(record => record.EstimatorParameters).ToList()
           let names = DifferingNames([.. sameSettings.Select(same => same.Key)])
           from same in InOrder(sameSettings, names)
           select new EstimatorSeries(ofName.Key, same.Key, LabelOf(ofName.Key, same.Key, names), [.. same]),
    ];

    /// <summary>By the settings that differ, numbers by size.</summary>
    private static IEnumerable<IGrouping<ParameterSet, ExperimentRecord>> InOrder(
        IEnumerable<IGrouping<ParameterSet, ExperimentRecord>> sets, List<string> names)
    {
        IOrderedEnumerable<IGrouping<ParameterSet, ExperimentRecord>> ordered = sets.OrderBy(_ => 0);
        return names.Aggregate(ordered, (sorted, name) => sorted
            .ThenBy(set => set.Key.TryGetNumber(name) ?? double.NegativeInfinity)
            .ThenBy(set => set.Key.Written(name), StringComparer.Ordinal));
    }

    private static List<string> DifferingNames(List<ParameterSet> sets) =>
    [
        .. sets.SelectMany(set => set).Select(pair => pair.Key).Distinct()
            .Where(name => sets.Select(set => set.Written(name)).Distinct().Count() > 1),
    ];

    private static string LabelOf(string estimator, ParameterSet parameters, List<string> names) =>
        string.Join(' ', [estimator, .. names.Where(parameters.Contains).Select(name => $"{name}={parameters.Written(name)}")]);
}
