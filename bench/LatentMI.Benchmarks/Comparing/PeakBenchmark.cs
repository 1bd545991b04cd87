using LatentMI.Benchmarks.Measuring;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Times <see cref="PeakWork"/> of every vector width on a number of threads.</summary>
internal sealed class PeakBenchmark : IDisposable
{
    private readonly WorkerTeam _team;
    private readonly List<(SimdWidth Width, PeakWork Work, Measured Timed)> _cases = [];

    /// <summary>Prepares the measurements.</summary>
    /// <param name="threads">The number of threads.</param>
    public PeakBenchmark(int threads)
    {
        _team = new WorkerTeam(threads);
        foreach (SimdWidth width in PeakWork.Widths)
        {
            var work = PeakWork.Create(width);
            _cases.Add((width, work, Measured.Action(() => _team.Run(work, PeakWork.Parts))));
        }
    }

    /// <summary>What is to be timed.</summary>
    public IEnumerable<Measured> Items => _cases.Select(c => c.Timed);

    /// <summary>The speed of each width.</summary>
    public IEnumerable<PeakResult> Results =>
        _cases.Select(c => new PeakResult(c.Width, _team.Threads, c.Timed.Timing.RateOf(c.Work.Flops)));

    /// <inheritdoc/>
    public void Dispose() => _team.Dispose();
}

/// <summary>The speed of multiply-adds on registers.</summary>
/// <param name="Width">The vector width.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="Gflops">GFLOP/s.</param>
internal sealed record PeakResult(SimdWidth Width, int Threads, Rate Gflops);
