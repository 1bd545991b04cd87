using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.Pairing;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Representation;

namespace LatentMI.Cli.Tests;

/// <summary>An estimate that has everything cross-fitting gives, made up around small latents.</summary>
internal static class CrossFittedEstimate
{
    /// <summary>Makes the estimate of two files and all that is learned about it.</summary>
    public static (EstimateReport Report, LatentMiEstimate Estimate) Create(string x, string y)
    {
        SampleSource sourceX = SampleReader.Read(x, TestContext.Current.CancellationToken);
        SampleSource sourceY = SampleReader.Read(y, TestContext.Current.CancellationToken);
        LatentMiOptions quick = new() { Representation = RepresentationChoice.Network, MaxEpochs = 1, LatentDimensions = 2, Surrogates = 0, Threads = 1 };
        LatentMiEstimate trained = new LatentMiEstimator(quick).Estimate(
            sourceX.Samples, sourceY.Samples, progress: null, TestContext.Current.CancellationToken);
        LatentMiEstimate estimate = trained with
        {
            Options = LatentMiOptions.Default,
            Bits = 1.25,
            RawBits = 1.1,
            History = null,
            Interval = new ConfidenceInterval(1.05, 1.45, 0.1),
            Calibration = new Calibration(RatioKind.Gaussian, 1.2, 1.1, 1.2, 0.03, 16) { MapLossBits = 0.02, FurtherLossBits = 0.03 },
            LatentDimensionsCurve =
            [
                new(1, 0.7, 0.72, chosen: false), new(2, 1.2, 1.1, chosen: true), new(3, double.NaN, 1.05, chosen: false), new(4, 1.15, 0.9, chosen: false),
            ],
            Representations =
            [
                new(RepresentationKind.Linear, 1.2, Chosen: true),
                new(RepresentationKind.Folded, 1.0, Chosen: false),
                new(RepresentationKind.Network, double.NaN, Chosen: false),
                new(RepresentationKind.Network, 1.1, Chosen: false) { Name = "larger-network-1" },
            ],
            EffortGain = new EffortGain(0.125, 0.03),
        };
        var permutations = PermutationTestResult.Create(
            1.1, [.. Enumerable.Range(0, 98).Select(i => 0.1 * Math.Sin(i)), double.PositiveInfinity], PermutationKind.Latents);
        var curve = new SampleSizeCurve([new(30, 0.8, 0.15, 3), new(60, 1.0, 0.1, 2), new(90, 1.15, null, 1), new(120, 1.25, null, 1)]);
        var inference = new EstimateInference(permutations, curve, Diagnosis.Find(estimate, permutations, curve));
        return (EstimateReport.Describe(estimate, "default", inference, sourceX, sourceY), estimate);
    }

    /// <summary>Writes it as <c>lmi estimate --out</c> does.</summary>
    public static string Write(TemporaryFolder folder)
    {
        (string x, string y) = SampleFiles.WritePair(folder, rows: 120);
        (EstimateReport report, LatentMiEstimate estimate) = Create(x, y);
        using ResultFolder results = ResultFolder.Prepare(folder.File("results"));
        results.Write(
            report,
            estimate,
            SampleReader.Read(x, TestContext.Current.CancellationToken),
            SampleReader.Read(y, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        results.Commit(TestContext.Current.CancellationToken);
        return results.Path;
    }
}
