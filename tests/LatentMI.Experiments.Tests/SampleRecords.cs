using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Tests;

/// <summary>Made-up records.</summary>
internal static class SampleRecords
{
    /// <summary>A record of a Gaussian data set; with no estimate, one that failed.</summary>
    public static ExperimentRecord Gaussian(
        string estimator, double d, double k, double truth, double? estimate, ParameterSet? settings = null) => new()
        {
            Experiment = "gaussian-grid",
            Dataset = "gaussian",
            DatasetParameters = new() { { "d", d }, { "k", k }, { "bits", truth }, { "n", 2000 }, { "transform", "none" } },
            Estimator = estimator,
            EstimatorParameters = settings ?? [],
            Seed = 1,
            EstimateBits = estimate,
            TrueBits = truth,
            Seconds = estimate is null ? 100 : 2,
            Threads = 1,
            Version = "test",
            Warnings = [],
            Error = estimate is null ? "it failed" : null,
        };
}
