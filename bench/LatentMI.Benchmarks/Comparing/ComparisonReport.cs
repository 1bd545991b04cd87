using LatentMI.Benchmarks.Measuring;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Everything that a comparison measured, in one run.</summary>
/// <param name="Machine">What it ran on.</param>
/// <param name="Rounds">How often each thing was measured.</param>
/// <param name="Peaks">The speed of multiply-adds on registers.</param>
/// <param name="Products">The speed of each matrix product of a training step.</param>
/// <param name="Totals">The speed of all products of a step together.</param>
/// <param name="Epoch">An epoch of training.</param>
/// <param name="Steps">The training steps of the default preset.</param>
/// <param name="Ksg">The KSG estimates.</param>
/// <param name="Calibrations">The calibrations of KSG.</param>
/// <param name="Estimates">The whole estimates.</param>
internal sealed record ComparisonReport(
    MachineDescription Machine,
    int Rounds,
    IReadOnlyList<PeakResult> Peaks,
    IReadOnlyList<ProductResult> Products,
    IReadOnlyList<ProductTotal> Totals,
    EpochResult Epoch,
    IReadOnlyList<CriticStepResult> Steps,
    IReadOnlyList<KsgResult> Ksg,
    IReadOnlyList<CalibrationResult> Calibrations,
    IReadOnlyList<EstimateResult> Estimates)
{
    /// <summary>All times by name, for <see cref="FigureComparison"/>.</summary>
    public IReadOnlyList<Figure> Figures =>
    [
        .. Totals.Select(total => new Figure($"products of a step of Paper, {total.Threads} threads, 1 GFLOP", total.Gflops.SecondsOf(1e9))),
        new Figure("epoch of Paper", Epoch.Seconds),
        .. Steps.Select(step => new Figure($"training step, {step.Training}", step.Seconds)),
        .. Ksg.Select(ksg => new Figure($"KSG, n = {ksg.Case.Count}, {ksg.Case.Dimensions} + {ksg.Case.Dimensions}", ksg.Seconds)),
        .. Calibrations.Select(calibration => new Figure($"calibration, n = {calibration.Case.Count}", calibration.Seconds)),
        .. Estimates.Select(estimate => new Figure($"estimate, n = {estimate.Case.Count}, d = {estimate.Case.Dimensions}", estimate.Seconds)),
    ];

    /// <summary>Writes the report as tables in Markdown.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        output.WriteLine($"Median of {Rounds} interleaved rounds, and the best of them in parentheses. Speeds in GFLOP/s; a multiply-add is 2 FLOP.");
        output.WriteLine();
        Machine.ToTable().Write(output);
        PeakTable().Write(output);
        ProductTable().Write(output);
        EpochTable().Write(output);
        StepTable().Write(output);
        PartTable().Write(output);
        KsgTable().Write(output);
        CalibrationTable().Write(output);
        EstimateTable().Write(output);
    }

    private MarkdownTable PeakTable()
    {
        var table = new MarkdownTable("Multiply-adds on registers", "1 thread", "2 threads");
        foreach (IGrouping<SimdWidth, PeakResult> width in Peaks.GroupBy(peak => peak.Width))
        {
            string name = width.Key == SimdWidth.Scalar ? "scalar" : $"{(int)width.Key} bits";
            table.AddRow([name, .. width.OrderBy(peak => peak.Threads).Select(peak => peak.Gflops.Format())]);
        }

        return table;
    }

    private MarkdownTable ProductTable()
    {
        var table = new MarkdownTable(
            "Matrix product", "m x k x n", "per step", "1 thread", "% of peak", "2 threads", "% of peak");
        foreach (IGrouping<TrainingProduct, ProductResult> result in Products.GroupBy(result => result.Product))
        {
            TrainingProduct product = result.Key;
            Rate[] speeds = [.. result.OrderBy(r => r.Threads).Select(r => r.Gflops)];
            table.AddRow([product.Formula, product.Shape, Number.Of(product.Count), .. SpeedCells(speeds)]);
        }

        Rate[] totals = [.. Totals.OrderBy(total => total.Threads).Select(total => total.Gflops)];
        table.AddRow(["**all of a step**", "", "", .. SpeedCells(totals)]);
        return table;
    }

    private string[] SpeedCells(Rate[] speeds)
    {
        Rate[] peaks = [.. Peaks.Where(peak => peak.Width == Machine.VectorWidth).OrderBy(peak => peak.Threads).Select(peak => peak.Gflops)];
        return [.. speeds.Zip(peaks).SelectMany(pair => new[] { pair.First.Format(), pair.First.PercentOf(pair.Second).Format("0") })];
    }

    private MarkdownTable EpochTable()
    {
        Rate product = Totals.Single(total => total.Threads == Epoch.Threads).Gflops;
        var table = new MarkdownTable($"Training epoch, Paper, n = {PaperTraining.Rows}, d = {PaperTraining.Columns}", "");
        table.AddRow("threads", Number.Of(Epoch.Threads));
        table.AddRow("seconds", Seconds(1, Epoch.Seconds));
        table.AddRow("GFLOP of its products", Number.Of(PaperTraining.EpochFlops / 1e9, "0.0"));
        table.AddRow("GFLOP/s", Epoch.Gflops.Format());
        table.AddRow("% of the own matrix product", Epoch.Gflops.PercentOf(product).Format("0"));
        table.AddRow("bytes allocated per batch, largest", Number.Of(Epoch.BytesPerBatch));
        return table;
    }

    private MarkdownTable StepTable()
    {
        Rate peak = Peaks.Single(p => p.Width == Machine.VectorWidth && p.Threads == 1).Gflops;
        var table = new MarkdownTable(
            "Training step of the default preset, 1 thread", "milliseconds", "GFLOP/s", "own product, GFLOP/s", "% of peak", "step, % of product", "bytes allocated");
        foreach (CriticStepResult step in Steps)
        {
            table.AddRow(
                step.Training,
                Seconds(1e3, step.Seconds),
                step.Gflops.Format(),
                step.ProductGflops.Format(),
                step.ProductGflops.PercentOf(peak).Format("0"),
                step.Gflops.PercentOf(step.ProductGflops).Format("0"),
                Number.Of(step.BytesPerStep));
        }

        return table;
    }

    private MarkdownTable PartTable()
    {
        var table = new MarkdownTable(["Part of a step that is no product, by itself", .. Steps.Select(step => $"{step.Training}, % of a step")]);
        foreach (string part in Steps[0].Parts.Select(part => part.Name))
        {
            table.AddRow([part, .. Steps.Select(step => Share(step, step.Parts.Single(p => p.Name == part)))]);
        }

        return table;

        static string Share(CriticStepResult step, StepPart part) =>
            $"{Number.Of(100 * part.Seconds.Median / step.Seconds.Median, "0.0")} ({Number.Of(100 * part.Seconds.Best / step.Seconds.Best, "0.0")})";
    }

    private MarkdownTable CalibrationTable()
    {
        var table = new MarkdownTable("Calibration, 8 + 8 latents, n", "seconds");
        foreach (CalibrationResult result in Calibrations)
        {
            table.AddRow(Number.Of(result.Case.Count, "#,0"), Seconds(1, result.Seconds));
        }

        return table;
    }

    private MarkdownTable EstimateTable()
    {
        var table = new MarkdownTable("Whole estimate in a warm process, n", "d", "seconds");
        foreach (EstimateResult result in Estimates)
        {
            table.AddRow(Number.Of(result.Case.Count, "#,0"), Number.Of(result.Case.Dimensions, "#,0"), Seconds(1, result.Seconds));
        }

        return table;
    }

    private static string Seconds(double scale, Timing timing) =>
        $"{Number.Of(scale * timing.Median, "0.000")} ({Number.Of(scale * timing.Best, "0.000")})";

    private MarkdownTable KsgTable()
    {
        var table = new MarkdownTable("KSG, n", "dimensions", "seconds");
        foreach (KsgResult result in Ksg)
        {
            table.AddRow(Number.Of(result.Case.Count, "#,0"), $"{result.Case.Dimensions} + {result.Case.Dimensions}", Seconds(1, result.Seconds));
        }

        return table;
    }
}

/// <summary>The speed of all matrix products of a training step, each as often as the step computes it.</summary>
/// <param name="Threads">The number of threads.</param>
/// <param name="Gflops">GFLOP/s.</param>
internal sealed record ProductTotal(int Threads, Rate Gflops);

/// <summary>An epoch of training.</summary>
/// <param name="Threads">The number of threads.</param>
/// <param name="Seconds">The time.</param>
/// <param name="Gflops">GFLOP/s, of the matrix products' operations alone.</param>
/// <param name="BytesPerBatch">The most that all threads allocated for a batch.</param>
internal sealed record EpochResult(int Threads, Timing Seconds, Rate Gflops, long BytesPerBatch);
