using LatentMI.Benchmarks.Measuring;
using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Times the calibration of KSG on 8 + 8 latents: KSG of the data and of all surrogates, and drawing these.</summary>
internal sealed class CalibrationBenchmark : IDisposable
{
    private const int Dimensions = 8;
    private const int Folds = 10;

    private readonly Compute _compute;
    private readonly List<(CalibrationCase Case, Measured Timed)> _cases = [];

    /// <summary>Makes the latents.</summary>
    /// <param name="threads">The number of threads.</param>
    /// <param name="width">The vector width.</param>
    public CalibrationBenchmark(int threads, SimdWidth width)
    {
        _compute = new Compute(threads, width, CancellationToken.None);
        LatentMiOptions options = LatentMiOptions.Default with { Threads = threads };
        foreach (CalibrationCase calibration in CalibrationCase.All)
        {
            LatentPairs latents = Latents(calibration.Count);
            FittedRatio ratio = FittedRatio.Score(GaussianRatio.Fit(latents, _compute), latents, _compute);
            _cases.Add((calibration, Measured.Action(() => CalibratedKsg.Estimate(latents, ratio, options.Calibration, _compute, CancellationToken.None))));
        }
    }

    /// <summary>What is to be timed.</summary>
    public IEnumerable<Measured> Items => _cases.Select(c => c.Timed);

    /// <summary>The time of each calibration.</summary>
    public IEnumerable<CalibrationResult> Results => _cases.Select(c => new CalibrationResult(c.Case, c.Timed.Timing));

    /// <inheritdoc/>
    public void Dispose() => _compute.Dispose();

    private static LatentPairs Latents(int count)
    {
        (Samples x, Samples y) = RandomSamples.CorrelatedPairs(count, Dimensions);
        return new LatentPairs(ToView(x), ToView(y), CandidateFit.Parts(count), [.. Enumerable.Range(0, count).Select(row => row % Folds)]);
    }

    private static MatrixView ToView(Samples samples)
    {
        var view = new MatrixView(new AlignedBuffer(samples.Count * samples.Dimensions), samples.Count, samples.Dimensions);
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, view.Row(i));
        }

        return view;
    }
}

/// <summary>A calibration.</summary>
/// <param name="Count">The number of rows.</param>
internal sealed record CalibrationCase(int Count)
{
    /// <summary>The calibrations that are measured.</summary>
    public static IReadOnlyList<CalibrationCase> All { get; } = [new(10_000), new(100_000)];
}

/// <summary>The time of a calibration.</summary>
/// <param name="Case">The calibration.</param>
/// <param name="Seconds">The time.</param>
internal sealed record CalibrationResult(CalibrationCase Case, Timing Seconds);
