using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>What a row of a comparison is about: the records of an estimator and those published of the same.</summary>
/// <param name="Label">How the estimator is called, with the settings that tell it from others of its name.</param>
/// <param name="Ours">Our records; maybe none.</param>
/// <param name="Published">Those published; maybe none.</param>
internal sealed record ComparedRecords(
    string Label, IReadOnlyList<ExperimentRecord> Ours, IReadOnlyList<ExperimentRecord> Published)
{
    /// <summary>The published records of data sets with an estimate of ours.</summary>
    public IReadOnlyList<ExperimentRecord> PublishedOfSameData
    {
        get
        {
            var data = Ours.Where(record => record.EstimateBits is not null).Select(DataOf).ToHashSet();
            return [.. Published.Where(record => data.Contains(DataOf(record)))];
        }
    }

    /// <summary>Estimates of ours, each with a published one of the same data.</summary>
    public IReadOnlyList<(double Ours, double Published, double Truth)> Pairs =>
    [
        .. from our in Ours
           where our is { EstimateBits: not null, TrueBits: not null }
           join published in Published.Where(record => record.EstimateBits is not null) on DataOf(our) equals DataOf(published)
           select (our.EstimateBits!.Value, published.EstimateBits!.Value, our.TrueBits!.Value),
    ];

    /// <summary>
    /// Pairs each series of ours with the published one of the same estimator. A published series tells only some of its settings: it is
    /// the same where those are equal. One that has no counterpart stands alone.
    /// </summary>
    /// <param name="ours">Series of ours.</param>
    /// <param name="published">Published series.</param>
    public static IReadOnlyList<ComparedRecords> Match(IReadOnlyList<EstimatorSeries> ours, IReadOnlyList<EstimatorSeries> published) =>
    [
        .. ours.Select(our => new ComparedRecords(
            our.Label, our.Records, [.. published.Where(other => AreSame(our, other)).SelectMany(other => other.Records)])),
        .. published.Where(other => !ours.Any(our => AreSame(our, other)))
            .Select(other => new ComparedRecords(other.Label, [], other.Records)),
    ];

    // The true information is rounded because programs differ in its last digits.
    private static (string Dataset, string D, string K, string Transform, double Bits) DataOf(ExperimentRecord record) => (
        record.Dataset,
        record.DatasetParameters.Written("d"),
        record.DatasetParameters.Written("k"),
        record.DatasetParameters.Written("transform"),
        Math.Round(record.TrueBits ?? double.NaN, 9));

    private static bool AreSame(EstimatorSeries our, EstimatorSeries published) =>
        our.Estimator == published.Estimator
        && published.Parameters.All(pair => our.Parameters.Written(pair.Key) == published.Parameters.Written(pair.Key));
}
