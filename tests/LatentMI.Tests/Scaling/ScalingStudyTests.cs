using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Studies.Scaling;

namespace LatentMI.Tests.Scaling;

public sealed class ScalingStudyTests
{
    private const double Correlation = 0.95;
    private const double OwnNoise = 0.5;
    private const int Columns = 4;

    [Fact]
    public void Noise_takes_information_by_the_formula_and_the_law_finds_what_there_was_without_it()
    {
        (Samples x, Samples y) = Channel(4000, seed: 1);

        ScalingCurve curve = Run("gaussian", new ScalingPlan { Axis = ScalingAxis.Noise, Levels = [4, 0.5, 1, 2, 0.7, 1.4, 2.8] }, x, y);

        Assert.Equal([0.5, 0.7, 1, 1.4, 2, 2.8, 4], curve.Points.Select(point => point.Level));
        Assert.All(curve.Points, point => Assert.Equal(Truth(point.Level), point.Bits, tolerance: 0.06));
        Assert.Equal("noise", curve.Fit!.Law.Name);
        FittedValue limit = curve.Fit.Limit!.Value;
        Assert.Equal(Truth(0), limit.Value, tolerance: 0.1);
        Assert.InRange(Truth(0), limit.Lower, limit.Upper);
    }

    [Fact]
    public void Levels_say_the_same_in_any_order_and_company()
    {
        (Samples x, Samples y) = Channel(500, seed: 2);

        ScalingCurve three = Run("gaussian", new ScalingPlan { Axis = ScalingAxis.Noise, Levels = [2, 0, 1], Repeats = 2 }, x, y);
        ScalingCurve five = Run("gaussian", new ScalingPlan { Axis = ScalingAxis.Noise, Levels = [1, 0.3, 2, 0, 4, 1], Repeats = 2 }, x, y);

        // Without noise there is nothing to repeat.
        Assert.Equal([0, 1, 1, 2, 2], three.Points.Select(point => point.Level));
        Assert.All(three.Points, point => Assert.Contains(point, five.Points));
        Assert.NotEqual(three.Points[1].Bits, three.Points[2].Bits);
    }

    [Fact]
    public void Deeper_counts_hold_more_of_a_factor_and_never_more_than_all()
    {
        const int Rows = 1500;
        const int Genes = 15;
        var random = new RandomStream(seed: 3, RandomPurpose.Data);
        double[] loadings = [.. Enumerable.Range(0, Genes).Select(_ => 0.8 * random.NextNormal())];
        (var counts, var values) = (new double[Rows * Genes], new double[Rows]);
        for (int row = 0; row < Rows; row++)
        {
            double factor = random.NextNormal();
            values[row] = (Correlation * factor) + (Math.Sqrt(1 - (Correlation * Correlation)) * random.NextNormal());
            for (int gene = 0; gene < Genes; gene++)
            {
                counts[(row * Genes) + gene] = Poisson(6 * Math.Exp(loadings[gene] * factor), random);
            }
        }

        Samples x = Samples.Create(counts, Rows, Genes);
        var given = new ParameterSet { { "effort", "quick" } };
        ScalingCurve curve = Run("lmi", new ScalingPlan { Axis = ScalingAxis.Depth }, x, Samples.Create(values, Rows, 1), given);

        Assert.Equal(8, curve.Points.Count);
        double total = counts.Sum() / Rows;
        Assert.All(curve.Points, point => Assert.Equal(point.Level * total, point.Quality, tolerance: 1e-9 * total));
        Assert.True(curve.Points[0].Bits < curve.Points[3].Bits && curve.Points[3].Bits < curve.Points[^1].Bits);

        // With infinitely many counts X tells the factor, of which Y tells the rest.
        double truth = -Math.Log2(1 - (Correlation * Correlation)) / 2;
        Assert.Null(curve.Fit!.Divergence);
        Assert.InRange(truth, curve.Fit.Limit!.Value.Lower, curve.Fit.Limit.Value.Upper);
    }

    [Fact]
    public void Neighbors_find_more_with_more_rows_and_the_law_where_that_ends()
    {
        const int Rows = 2000;
        const int Dimensions = 2;
        double[] levels = [60, 100, 160, 250, 400, 700, 1200, Rows];
        var random = new RandomStream(seed: 4, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, Rows * Dimensions).Select(_ => random.NextNormal())];
        double[] y = [.. x.Select(value => (Correlation * value) + (Math.Sqrt(1 - (Correlation * Correlation)) * random.NextNormal()))];

        ScalingCurve curve = Run("ksg", new ScalingPlan { Axis = ScalingAxis.Rows, Levels = levels }, Samples.Create(x, Rows, Dimensions), Samples.Create(y, Rows, Dimensions));

        double truth = -Dimensions * Math.Log2(1 - (Correlation * Correlation)) / 2;
        Assert.Equal(22, curve.Points.Count);
        Assert.Equal(("rows", Rows), (curve.Fit!.Law.Name, curve.Points[^1].Rows));
        Assert.Null(curve.Fit.Divergence);
        Assert.True(Math.Abs(curve.Fit.Limit!.Value.Value - truth) < Math.Abs(curve.Points[^1].Bits - truth), "the limit is nearer to the truth than the estimate of all rows");
    }

    [Fact]
    public void Subsamples_are_nested_in_a_repeat_and_hold_whole_groups_but_one()
    {
        (Samples x, Samples y) = Channel(400, seed: 5);
        var groups = RowGroups.Of([.. Enumerable.Range(0, 400).Select(row => $"{row / 20}")]);
        var seen = new List<int>();
        var study = new ScalingStudy(
            EstimatorCatalog.Find("lmi")!,
            new ParameterSet { { "effort", "quick" }, { "representation", "linear" } },
            new EstimatorRun { Groups = groups, Threads = 1 },
            new ScalingPlan { Axis = ScalingAxis.Rows, Levels = [200, 300, 400], Repeats = 1 });

        ScalingCurve curve = study.Run(x, y, new CallingProgress(progress => seen.Add(progress.Done)), Token);

        Assert.Equal([200, 300, 400], curve.Points.Select(point => point.Rows));
        Assert.Equal([1, 2, 3], seen);
        Assert.Equal("scaling-few-levels", curve.Fit!.Divergence!.Id);
    }

    [Fact]
    public void All_columns_say_what_the_samples_say_and_no_law_is_fitted()
    {
        (Samples x, Samples y) = Channel(600, seed: 6);

        ScalingCurve curve = Run("gaussian", new ScalingPlan { Axis = ScalingAxis.Columns }, x, y);

        Assert.Null(curve.Fit);
        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3, 3, 4], curve.Points.Select(point => (int)point.Level));
        Assert.Equal(EstimatorCatalog.Find("gaussian")!.Create([], new EstimatorRun()).Estimate(x, y, Token).Bits, curve.Points[^1].Bits);
        Assert.All(curve.Points.GroupBy(point => point.Repeat).Where(group => group.Key > 0), repeat => Assert.True(repeat.First().Bits < repeat.Last().Bits));
    }

    [Fact]
    public void Threads_change_no_digit()
    {
        (Samples x, Samples y) = Channel(300, seed: 7);
        var given = new ParameterSet { { "effort", "quick" } };

        ScalingCurve[] curves = [.. new[] { 1, 3 }.Select(threads => Run("lmi", new ScalingPlan { Axis = ScalingAxis.Noise, Levels = [0, 0.5, 1, 2, 4] }, x, y, given, threads))];

        Assert.Equal(curves[0].Points, curves[1].Points);
        Assert.Equal(curves[0].Fit!.Parameters, curves[1].Fit!.Parameters);
    }

    [Fact]
    public void Cancellation_ends_the_work_after_the_estimate()
    {
        (Samples x, Samples y) = Channel(300, seed: 8);
        using var stop = new CancellationTokenSource();
        int last = 0;
        var study = new ScalingStudy(EstimatorCatalog.Find("gaussian")!, [], new EstimatorRun { Threads = 1 }, new ScalingPlan { Axis = ScalingAxis.Noise });

        Assert.Throws<OperationCanceledException>(() => study.Run(
            x,
            y,
            new CallingProgress(progress =>
            {
                last = progress.Done;
                if (progress.Done == 3)
                {
                    stop.Cancel();
                }
            }),
            stop.Token));

        Assert.Equal(3, last);
    }

    [Fact]
    public void Estimates_of_shared_rows_err_together_as_their_influences_say()
    {
        // Of many data sets, the covariance of the errors of two noise levels, and the mean of what single data sets tell of it.
        const int Sets = 300;
        const int Rows = 400;
        var errors = new (double One, double Other)[Sets];
        double told = 0;
        double variance = 0;
        for (int set = 0; set < Sets; set++)
        {
            (Samples x, Samples y) = Channel(Rows, (ulong)(100 + set));
            Samples noisy = AddedNoise.Add(x, 0.5, new RandomStream((ulong)set, RandomPurpose.AddedNoise), Token);
            MutualInformationEstimate[] estimates = [.. new[] { x, noisy }.Select(side => EstimatorCatalog.Find("gaussian")!.Create([], new EstimatorRun { Threads = 1 }).Estimate(side, y, Token))];
            RowInfluence[] influences = [.. estimates.Select(estimate => RowInfluence.Of(estimate, [.. Enumerable.Range(0, Rows)], Rows))];
            errors[set] = (estimates[0].Bits, estimates[1].Bits);
            told += influences[0].Covariance(influences[1]) / Sets;
            variance += influences[0].Variance / Sets;
        }

        (double one, double other) = (errors.Average(error => error.One), errors.Average(error => error.Other));
        double seen = errors.Sum(error => (error.One - one) * (error.Other - other)) / (Sets - 1);
        Assert.Equal(seen, told, tolerance: 0.25 * seen);
        Assert.Equal(errors.Sum(error => (error.One - one) * (error.One - one)) / (Sets - 1), variance, tolerance: 0.25 * variance);
    }

    [Fact]
    public void Estimates_of_other_rows_do_not_err_together()
    {
        (Samples x, Samples y) = Channel(400, seed: 9);
        IMutualInformationEstimator estimator = EstimatorCatalog.Find("gaussian")!.Create([], new EstimatorRun { Threads = 1 });
        int[] first = [.. Enumerable.Range(0, 200)];
        int[] second = [.. Enumerable.Range(200, 200)];

        RowInfluence one = RowInfluence.Of(estimator.Estimate(x.ViewRows(first), y.ViewRows(first), Token), first, 400);
        RowInfluence other = RowInfluence.Of(estimator.Estimate(x.ViewRows(second), y.ViewRows(second), Token), second, 400);

        Assert.Equal(0, one.Covariance(other));
        Assert.True(one.Variance > 0);
    }

    [Theory]
    [InlineData(ScalingAxis.Rows, 301, "The level 301 is not possible: give whole numbers of rows from 1 to 300, as many as there are.")]
    [InlineData(ScalingAxis.Rows, 10.5, "The level 10.5 is not possible: give whole numbers of rows from 1 to 300, as many as there are.")]
    [InlineData(ScalingAxis.Columns, 5, "The level 5 is not possible: give whole numbers of columns from 1 to 4, as many as there are.")]
    [InlineData(ScalingAxis.Noise, -1, "The level -1 is not possible: give standard deviations of the noise of at least 0, in those of the columns.")]
    public void Levels_that_are_not_possible_are_refused(ScalingAxis axis, double level, string message)
    {
        (Samples x, Samples y) = Channel(300, seed: 10);

        Assert.Equal(message, Assert.Throws<InputException>(() => Run("gaussian", new ScalingPlan { Axis = axis, Levels = [level] }, x, y)).Message);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ScalingCurve Run(string estimator, ScalingPlan plan, Samples x, Samples y, ParameterSet? given = null, int threads = 1) =>
        new ScalingStudy(EstimatorCatalog.Find(estimator)!, given ?? [], new EstimatorRun { Threads = threads }, plan).Run(x, y, cancellationToken: Token);

    /// <summary>What a signal in columns with noise of their own shares with Y, with more noise added to them.</summary>
    private static double Truth(double deviation)
    {
        double noise = ((OwnNoise * OwnNoise) + (deviation * deviation * (1 + (OwnNoise * OwnNoise)))) / Columns;
        return Math.Log2((1 + noise) / (1 - (Correlation * Correlation) + noise)) / 2;
    }

    private static (Samples X, Samples Y) Channel(int rows, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        (var x, var y) = (new double[rows * Columns], new double[rows]);
        for (int row = 0; row < rows; row++)
        {
            double signal = random.NextNormal();
            y[row] = (Correlation * signal) + (Math.Sqrt(1 - (Correlation * Correlation)) * random.NextNormal());
            for (int column = 0; column < Columns; column++)
            {
                x[(row * Columns) + column] = signal + (OwnNoise * random.NextNormal());
            }
        }

        return (Samples.Create(x, rows, Columns), Samples.Create(y, rows, 1));
    }

    private static double Poisson(double mean, RandomStream random)
    {
        int count = -1;
        for (double time = 0; time <= mean; count++)
        {
            time -= Math.Log(1 - random.NextUniform());
        }

        return count;
    }

    private sealed class CallingProgress(Action<InferenceProgress> report) : IProgress<InferenceProgress>
    {
        public void Report(InferenceProgress value) => report(value);
    }
}
