using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Tests.Pairing;

public sealed class RepeatedPairingTests
{
    [Fact]
    public void Pairings_show_what_keys_share_and_controls_show_nothing()
    {
        // Two rows for each of 600 keys on both sides, each the key's value and noise of its own, so that rho is that of one row against one row.
        const double Rho = 0.8;
        (Samples x, string[] keysX) = Rows(seed: 1);
        (Samples y, string[] keysY) = Rows(seed: 2);
        var pairing = KeyPairing.Create(keysX, keysY);
        var estimator = new KsgEstimator(new KsgOptions { Threads = 1 });
        var told = new List<int>();
        var repeated = RepeatedPairing.Run(
            estimator, x, y, draw => pairing.Draw(seed: 7, draw), draws: 6, controls: 2, seed: 7, new Told(told), TestContext.Current.CancellationToken);

        double truth = -0.5 * Math.Log2(1 - (Rho * Rho));
        Assert.Equal(truth, repeated.Bits.MeanBits, 0.12);
        Assert.Equal(0, repeated.ControlBits.MeanBits, 0.05);
        Assert.Equal((6, 12), (repeated.Bits.Count, repeated.ControlBits.Count));
        Assert.Equal(Enumerable.Range(1, 18), told);
        Assert.Equal(6, repeated.Estimates.Select(estimate => estimate.Bits).Distinct().Count());
        Assert.Equal(12, repeated.Estimates.SelectMany(estimate => estimate.ControlBits).Distinct().Count());
        Assert.All(repeated.Estimates, estimate => Assert.Equal(estimate.Bits, estimate.PointwiseBits.Average(), 1e-9));
        Assert.Null(repeated.StandardError);

        (Samples, string[]) Rows(ulong seed)
        {
            var shared = new RandomStream(0, RandomPurpose.Data);
            var own = new RandomStream(seed, RandomPurpose.Data);
            double[] keyValues = [.. Enumerable.Range(0, 600).Select(_ => shared.NextNormal())];
            double[] values = [.. Enumerable.Range(0, 1200).Select(row => (Math.Sqrt(Rho) * keyValues[row / 2]) + (Math.Sqrt(1 - Rho) * own.NextNormal()))];
            return (Samples.Create(values, 1200, 1), [.. Enumerable.Range(0, 1200).Select(row => $"{row / 2}")]);
        }
    }

    [Fact]
    public void A_lower_bound_says_so_and_has_no_standard_error()
    {
        var random = new RandomStream(3, RandomPurpose.Data);
        double[] values = [.. Enumerable.Range(0, 1800).Select(_ => random.NextNormal())];
        Samples x = Samples.Create(values, 600, 3);
        Samples y = Samples.Create(Array.ConvertAll(values, value => value + (1e-4 * random.NextNormal())), 600, 3);
        var rows = new RowPairs([.. Enumerable.Range(0, 600)], [.. Enumerable.Range(0, 600)]);
        var estimator = new LatentMiEstimator(LatentMiOptions.Default with { Representation = RepresentationChoice.Linear });
        var repeated = RepeatedPairing.Run(
            estimator, x, y, _ => rows, draws: 1, controls: 0, seed: 7, progress: null, TestContext.Current.CancellationToken);

        PairingEstimate estimate = Assert.Single(repeated.Estimates);
        Assert.Contains(estimate.Warnings, warning => warning.Id == "near-ceiling" && warning.Message.Contains("lower bound", StringComparison.Ordinal));
        Assert.Null(estimate.StandardError);
        Assert.Null(repeated.StandardError);
    }

    [Fact]
    public void Errors_over_data_sets_do_not_average_out_and_those_of_draws_do()
    {
        PairingEstimate Draw(double bits) => new()
        {
            Draw = 0,
            Pairs = new RowPairs([], []),
            Bits = bits,
            StandardError = 0.3,
            PointwiseBits = [],
            ControlBits = [],
            Warnings = [],
        };
        var repeated = new RepeatedPairing { Estimates = [Draw(1), Draw(2), Draw(3), Draw(2)] };
        double deviation = Math.Sqrt(2.0 / 3);
        Assert.Equal(2, repeated.Bits.MeanBits, 12);
        Assert.Equal(deviation, repeated.Bits.StandardDeviation!.Value, 12);
        Assert.Equal(deviation / 2, repeated.Bits.StandardError!.Value, 12);
        Assert.Equal(Math.Sqrt(0.09 + (deviation * deviation / 4)), repeated.StandardError!.Value, 12);
        Assert.Equal(double.NaN, repeated.ControlBits.MeanBits);
    }

    [Fact]
    public void Pairings_that_are_cancelled_after_one_of_them_end_in_the_next()
    {
        (Samples x, Samples y) = GaussianPairs.Create(100, 1, 1, 1, 4);
        using var source = new CancellationTokenSource();
        var done = new List<int>();
        Assert.Throws<OperationCanceledException>(() => RepeatedPairing.RunEach(
            _ => new KsgEstimator(new KsgOptions { Threads = 1 }),
            x,
            y,
            _ => new RowPairs([.. Enumerable.Range(0, 100)], [.. Enumerable.Range(0, 100)]),
            draws: 5,
            controls: 0,
            seed: 0,
            new Told(done, () => source.Cancel()),
            source.Token));
        Assert.Equal([1], done);
    }

    private sealed class Told(List<int> done, Action? then = null) : IProgress<InferenceProgress>
    {
        public void Report(InferenceProgress value)
        {
            done.Add(value.Done);
            then?.Invoke();
        }
    }
}
