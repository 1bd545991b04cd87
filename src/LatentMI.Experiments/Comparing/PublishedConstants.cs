using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>
/// Results that were published as a number or a few in the supplement of Gowri, Lun, Klein and Yin (NeurIPS 2024), without a file.
/// </summary>
internal static class PublishedConstants
{
    /// <summary>The published results as records; none for an experiment without such numbers.</summary>
    /// <param name="experimentId">The experiment.</param>
    public static IReadOnlyList<ExperimentRecord> Of(string experimentId) => experimentId switch
    {
        "digits-to-label" => [Estimate("lmi", 2.37), Estimate("mine", .03), Estimate("infonce", .67)],
        "cluster-check" =>
        [
            Record("cluster-check", "digits", "cluster-check") with
            {
                Series = new Dictionary<string, double[]> { ["accuracy"] = [.9984] },
            },
        ],
        _ => [],
    };

    private static ExperimentRecord Estimate(string estimator, double bits) =>
        Record("digits-to-label", "digits-to-label", estimator) with { EstimateBits = bits };

    private static ExperimentRecord Record(string experiment, string dataset, string estimator) => new()
    {
        Experiment = experiment,
        Dataset = dataset,
        DatasetParameters = [],
        Estimator = estimator,
        EstimatorParameters = [],
        Seed = 0,
        Seconds = double.NaN,
        Threads = 0,
        Version = PublishedResults.Version,
        Warnings = [],
    };
}
