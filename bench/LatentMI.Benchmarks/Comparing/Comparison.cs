using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Published;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>
/// Measures the machine's peak, the matrix product, the training and KSG side by side: what they are to each other matters more than any
/// number alone, and only measurements of the same minutes can be compared.
/// </summary>
internal static class Comparison
{
    private const int AllThreads = 2;
    private const int WarmUps = 2;

    /// <summary>Measures.</summary>
    /// <param name="rounds">How often each thing is measured.</param>
    public static ComparisonReport Run(int rounds)
    {
        SimdWidth width = SimdSupport.Current();
        TrainingProduct[] products = [.. PaperTraining.Products(PublishedLmiOptions.Paper.BatchSize)];
        using var peakAlone = new PeakBenchmark(threads: 1);
        using var peakTogether = new PeakBenchmark(AllThreads);
        using var productsAlone = new ProductBenchmark(products, threads: 1, width);
        using var productsTogether = new ProductBenchmark(products, AllThreads, width);
        using var epoch = new EpochBenchmark(AllThreads, width);
        CriticStepBenchmark[] steps = [.. CriticTraining.All.Select(training => new CriticStepBenchmark(training, width))];
        var ksg = new KsgBenchmark(AllThreads);
        using var calibration = new CalibrationBenchmark(AllThreads, width);
        var estimates = new EstimateBenchmark(AllThreads);
        var epochSeconds = new Measured(epoch.MeasureSeconds);
        Measured.Interleave(
            [
                .. peakAlone.Items,
                .. peakTogether.Items,
                .. productsAlone.Items,
                .. productsTogether.Items,
                epochSeconds,
                .. steps.SelectMany(step => step.Items),
                .. ksg.Items,
                .. calibration.Items,
                .. estimates.Items,
            ],
            WarmUps,
            rounds);
        var report = new ComparisonReport(
            MachineDescription.Read(),
            rounds,
            [.. peakAlone.Results, .. peakTogether.Results],
            [.. productsAlone.Results, .. productsTogether.Results],
            [new ProductTotal(1, productsAlone.Total), new ProductTotal(AllThreads, productsTogether.Total)],
            new EpochResult(
                AllThreads, epochSeconds.Timing, epochSeconds.Timing.RateOf(PaperTraining.EpochFlops), epoch.MeasureBytesPerBatch()),
            [.. steps.Select(step => step.Result)],
            [.. ksg.Results],
            [.. calibration.Results],
            [.. estimates.Results]);
        Array.ForEach(steps, step => step.Dispose());
        return report;
    }
}
