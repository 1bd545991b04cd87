using LatentMI.Benchmarks.Measuring;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>Times whole estimates of the default preset, from samples in memory to the result; the compiler has done its work before.</summary>
internal sealed class EstimateBenchmark
{
    private readonly List<(EstimateCase Case, Measured Timed)> _cases = [];

    /// <summary>Makes the samples.</summary>
    /// <param name="threads">The number of threads.</param>
    public EstimateBenchmark(int threads)
    {
        var estimator = new LatentMiEstimator(LatentMiOptions.Default with { Threads = threads });
        foreach (EstimateCase estimate in EstimateCase.All)
        {
            var x = Samples.Create(Mixed(estimate, 0), estimate.Count, estimate.Dimensions);
            var y = Samples.Create(Mixed(estimate, 1), estimate.Count, estimate.Dimensions);
            _cases.Add((estimate, Measured.Action(() => estimator.Estimate(x, y))));
        }
    }

    /// <summary>What is to be timed.</summary>
    public IEnumerable<Measured> Items => _cases.Select(c => c.Timed);

    /// <summary>The time of each estimate.</summary>
    public IEnumerable<EstimateResult> Results => _cases.Select(c => new EstimateResult(c.Case, c.Timed.Timing));

    /// <summary>Each column copies one of five shared normal variables and adds noise.</summary>
    private static float[] Mixed(EstimateCase estimate, ulong side)
    {
        const int Shared = 5;
        var shared = new RandomStream(seed: 0, RandomPurpose.Data, index: 10);
        var own = new RandomStream(seed: 0, RandomPurpose.Data, 11 + side);
        var values = new float[estimate.Count * estimate.Dimensions];
        Span<double> variables = stackalloc double[Shared];
        for (int i = 0; i < estimate.Count; i++)
        {
            for (int k = 0; k < Shared; k++)
            {
                variables[k] = (0.5 * shared.NextNormal()) + own.NextNormal();
            }

            for (int c = 0; c < estimate.Dimensions; c++)
            {
                values[(i * estimate.Dimensions) + c] = (float)(variables[c % Shared] + own.NextNormal());
            }
        }

        return values;
    }
}

/// <summary>A whole estimate.</summary>
/// <param name="Count">The number of rows.</param>
/// <param name="Dimensions">The number of columns of each side.</param>
internal sealed record EstimateCase(int Count, int Dimensions)
{
    /// <summary>The estimates that are measured.</summary>
    public static IReadOnlyList<EstimateCase> All { get; } =
    [
        new(2_000, 1_000),
        new(5_000, 784),
        new(10_000, 1_024),
        new(2_000, 5_000),
    ];
}

/// <summary>The time of a whole estimate.</summary>
/// <param name="Case">The estimate.</param>
/// <param name="Seconds">The time.</param>
internal sealed record EstimateResult(EstimateCase Case, Timing Seconds);
