using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.IO.Tables;
using LatentMI.Numerics;
using LatentMI.Settings;
using LatentMI.Studies.Lags;
using LatentMI.Studies.Pairing;

namespace LatentMI.Tests.Lags;

public sealed class LagStudyTests
{
    private const double Coupling = 0.8;
    private const double Phi = 0.8;
    private const int Delay = 3;

    [Theory]
    [InlineData("gaussian", 4000, 0.05)]
    [InlineData("ksg", 4000, 0.08)]
    public void Each_lag_has_the_information_of_its_correlation(string estimator, int rows, double tolerance)
    {
        (Samples x, Samples y) = Delayed(rows, seed: 1);

        LagCurve curve = Study(estimator, -3, 9).Run(x, y, new LaggedRows(rows, numbers: null, []), cancellationToken: Token);

        Assert.Equal(Enumerable.Range(-3, 13), curve.Points.Select(point => point.Lag));
        Assert.Equal((Delay, rows - 12), (curve.Peak.Lag, curve.Rows));
        Assert.All(curve.Points, point => Assert.Equal(Truth(point.Lag), point.Bits, tolerance));
    }

    [Fact]
    public void Learned_codes_find_the_lag_with_one_block_for_all()
    {
        const int Rows = 1500;
        (Samples x, Samples y) = Delayed(Rows, seed: 2);
        var given = new ParameterSet { { CommonSettings.Effort.RecordName, "quick" } };

        LagCurve curve = Study("lmi", 1, 5, given: given).Run(x, y, new LaggedRows(Rows, numbers: null, []), cancellationToken: Token);

        Assert.Equal(Delay, curve.Peak.Lag);
        Assert.InRange(curve.Block!.Value, 4, 15);
        Assert.Contains("autocorrelated-rows", curve.Warnings.Select(warning => warning.Id));
        Assert.All(curve.Points, point => Assert.Equal(Truth(point.Lag), point.Bits, 0.12));
        Assert.All(curve.Points, point => Assert.NotNull(point.Interval));

        // The first estimate, of the smallest lag, found the block; with the block given it has the same digits.
        given.Add(CommonSettings.TimeSeries.RecordName, (double)curve.Block.Value);
        LagCurve said = Study("lmi", 1, 5, given: given).Run(x, y, new LaggedRows(Rows, numbers: null, []), cancellationToken: Token);
        Assert.Equal(curve.Points, said.Points);
    }

    [Fact]
    public void The_delay_is_significant_over_all_lags()
    {
        (Samples x, Samples y) = Delayed(1000, seed: 3);

        LagCurve curve = Study("gaussian", -5, 5, permutations: 99).Run(x, y, new LaggedRows(1000, numbers: null, []), cancellationToken: Token);

        Assert.True(curve.Peak.PValue <= 0.05);
        Assert.True(curve.Peak.Bits > curve.Test!.ThresholdBits);
        Assert.Equal((99, 11), (curve.Test.NullMaxima.Count, curve.Test.NullBits[0].Length));
        Assert.True(curve.Points[0].PValue > curve.Peak.PValue);
    }

    [Fact]
    public void Independent_series_have_a_family_wise_p_value_of_at_most_a_twentieth_in_a_twentieth_of_cases()
    {
        const int Series = 100;
        int familyWise = 0;
        int anyLag = 0;
        for (int i = 0; i < Series; i++)
        {
            (Samples x, Samples y) = AutoregressiveSeries.Create(rows: 300, columns: 1, phi: 0.9, seed: (ulong)i);
            LagCurve curve = Study("gaussian", -3, 3, permutations: 39).Run(x, y, new LaggedRows(300, numbers: null, []), cancellationToken: Token);
            familyWise += curve.Peak.PValue <= 0.05 ? 1 : 0;

            // Each lag by itself, by the same surrogates.
            anyLag += curve.Points.Select((point, lag) => curve.Test!.NullBits.Count(bits => bits[lag] >= point.Bits)).Any(notSmaller => notSmaller <= 1) ? 1 : 0;
        }

        // Binomial, of 0.05: between 1 and 10 with a probability of 0.98.
        Assert.InRange(familyWise, 1, 10);
        Assert.True(anyLag >= familyWise + 3, $"{anyLag} of lags by themselves, {familyWise} of the largest");
    }

    [Fact]
    public void Lags_do_not_cross_trials()
    {
        // The last three rows of a trial are seen again in the first three of the next one, and nothing else is shared.
        const int Trials = 150;
        const int Length = 12;
        var random = new RandomStream(seed: 4, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, Trials * Length).Select(_ => random.NextNormal())];
        double[] y = [.. Enumerable.Range(0, x.Length).Select(row => row >= Delay && row % Length < Delay ? x[row - Delay] : random.NextNormal())];
        Samples sideX = Samples.Create(x, x.Length, 1);
        Samples sideY = Samples.Create(y, y.Length, 1);
        MetadataColumn trials = new("trial", [.. Enumerable.Range(0, x.Length).Select(row => $"{row / Length}")]);

        LagCurve crossing = Study("gaussian", 0, 5).Run(sideX, sideY, new LaggedRows(x.Length, numbers: null, []), cancellationToken: Token);
        LagCurve within = Study("gaussian", 0, 5, permutations: 39).Run(
            sideX, sideY, new LaggedRows(x.Length, numbers: null, [(trials, "t.csv")]), cancellationToken: Token);

        Assert.Equal((Delay, true), (crossing.Peak.Lag, crossing.Peak.Bits > 0.03));
        Assert.Equal((Trials, Trials * (Length - 5)), (within.Trials, within.Rows));
        Assert.True(within.Peak.Bits < 0.01);
        Assert.True(within.Peak.PValue > 0.05);
    }

    [Theory]
    [InlineData("ksg", 19)]
    [InlineData("lmi", 2)]
    public void Threads_change_no_digit(string estimator, int permutations)
    {
        (Samples x, Samples y) = Delayed(300, seed: 5);
        ParameterSet given = estimator == "lmi" ? new() { { CommonSettings.Effort.RecordName, "quick" } } : [];

        LagCurve[] curves = [.. new[] { 1, 3 }.Select(threads =>
            Study(estimator, 2, 4, permutations, given, threads).Run(x, y, new LaggedRows(300, numbers: null, []), cancellationToken: Token))];

        Assert.Equal(curves[0].Points, curves[1].Points);
        Assert.Equal(curves[0].Test!.NullBits.SelectMany(bits => bits), curves[1].Test!.NullBits.SelectMany(bits => bits));
    }

    [Fact]
    public void Drawn_rows_are_the_same_at_every_lag()
    {
        (Samples x, Samples y) = Delayed(2000, seed: 6);
        LagStudy study = new(EstimatorCatalog.Find("gaussian")!, [], new EstimatorRun { Threads = 1 }) { Lags = [2, 3, 4], MostRows = 500 };

        LagCurve curve = study.Run(x, y, new LaggedRows(2000, numbers: null, []), cancellationToken: Token);

        Assert.Equal((500, 1996), (curve.Rows, curve.CommonRows));
        Assert.Equal(Delay, curve.Peak.Lag);
    }

    [Fact]
    public void Progress_counts_every_estimate_and_cancellation_ends_it()
    {
        (Samples x, Samples y) = Delayed(300, seed: 7);
        using var stop = new CancellationTokenSource();
        var reported = new List<(int Done, int Total)>();
        var progress = new CallingProgress(done =>
        {
            reported.Add((done.Done, done.Total));
            if (done.Done == 5)
            {
                stop.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() =>
            Study("gaussian", 2, 4, permutations: 19).Run(x, y, new LaggedRows(300, numbers: null, []), progress, stop.Token));

        Assert.Equal([(1, 60), (2, 60), (3, 60), (4, 60), (5, 60)], reported);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static LagStudy Study(string estimator, int first, int last, int permutations = 0, ParameterSet? given = null, int threads = 1) =>
        new(EstimatorCatalog.Find(estimator)!, given ?? [], new EstimatorRun { Threads = threads })
        {
            Lags = [.. Enumerable.Range(first, last - first + 1)],
            Permutations = permutations,
        };

    /// <summary>What X and Y share at a lag: they are Gaussian with the correlation a phi^|lag - 3|.</summary>
    private static double Truth(int lag)
    {
        double correlation = Coupling * Math.Pow(Phi, Math.Abs(lag - Delay));
        return -Math.Log2(1 - (correlation * correlation)) / 2;
    }

    /// <summary>An autoregressive X of variance 1, and Y, which follows it three rows later with noise.</summary>
    private static (Samples X, Samples Y) Delayed(int rows, ulong seed)
    {
        (Samples signal, Samples noise) = (AutoregressiveSeries.Create(rows + Delay, 1, Phi, seed).X, AutoregressiveSeries.Create(rows, 1, 0, seed).Y);
        double[] x = [.. Enumerable.Range(0, rows).Select(row => signal[row + Delay, 0])];
        double[] y = [.. Enumerable.Range(0, rows).Select(row => (Coupling * signal[row, 0]) + (Math.Sqrt(1 - (Coupling * Coupling)) * noise[row, 0]))];
        return (Samples.Create(x, rows, 1), Samples.Create(y, rows, 1));
    }

    private sealed class CallingProgress(Action<Inference.InferenceProgress> report) : IProgress<Inference.InferenceProgress>
    {
        public void Report(Inference.InferenceProgress value) => report(value);
    }
}
