using LatentMI.Numerics;
using LatentMI.Studies.Scaling;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>A data set whose information is known at the levels of a scaling study and beyond.</summary>
/// <param name="X">X.</param>
/// <param name="Y">Y.</param>
/// <param name="Axis">What the study changes.</param>
/// <param name="Levels">The levels; null for the usual ones.</param>
/// <param name="Truth">The bits at a quality, such as mean counts per row; also at infinity.</param>
internal sealed record ScaledData(Samples X, Samples Y, ScalingAxis Axis, IReadOnlyList<double>? Levels, Func<double, double> Truth)
{
    private const int ColumnsOfSignal = 5;
    private const double OwnNoise = 0.5;
    private const double Correlation = 0.95;
    private const int Genes = 40;
    private const double Loading = 0.7;
    private const double FactorCorrelation = 0.9;
    private const double MeanCounts = 200;
    private const int Types = 5;
    private const int IntegrationRows = 10_000;
    private const int GridPoints = 81;
    private const double GridEnd = 4.5;
    private const int RowSignals = 2;
    private const double RowCorrelation = 0.95;

    // Without the data as they are, which the law is asked about.
    private static readonly double[] Deviations = [0.5, 0.71, 1, 1.41, 2, 2.83, 4, 5.66];

    private static readonly double[] RowLevels = [60, 90, 130, 200, 300, 450, 670, 1000];

    /// <summary>Makes samples.</summary>
    /// <param name="family">What kind.</param>
    /// <param name="rows">n.</param>
    /// <param name="seed">The seed.</param>
    public static ScaledData Create(ScaledFamily family, int rows, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        return family switch
        {
            ScaledFamily.Channel => Channels(1, rows, random),
            ScaledFamily.Channels => Channels(3, rows, random),
            ScaledFamily.Factor => Factor(rows, random, seed),
            ScaledFamily.Types => OfTypes(rows, random, seed),
            _ => Rows(rows, random),
        };
    }

    private static ScaledData Channels(int signals, int rows, RandomStream random)
    {
        var x = new double[rows * signals * ColumnsOfSignal];
        var y = new double[rows * signals];
        for (int i = 0; i < rows * signals; i++)
        {
            double signal = random.NextNormal();
            y[i] = (Correlation * signal) + (Math.Sqrt(1 - (Correlation * Correlation)) * random.NextNormal());
            for (int column = 0; column < ColumnsOfSignal; column++)
            {
                x[(i * ColumnsOfSignal) + column] = signal + (OwnNoise * random.NextNormal());
            }
        }

        return new ScaledData(Samples.Create(x, rows, signals * ColumnsOfSignal), Samples.Create(y, rows, signals), ScalingAxis.Noise, Deviations, quality =>
        {
            double noise = ((OwnNoise * OwnNoise) + ((1 + (OwnNoise * OwnNoise)) / quality)) / ColumnsOfSignal;
            return signals * Math.Log2((1 + noise) / (1 - (Correlation * Correlation) + noise)) / 2;
        });
    }

    private static ScaledData Factor(int rows, RandomStream random, ulong seed)
    {
        double[] loadings = [.. Enumerable.Range(0, Genes).Select(_ => Loading * random.NextNormal())];
        double[] bases = [.. Enumerable.Range(0, Genes).Select(_ => Math.Exp(random.NextNormal()))];
        double[] factors = [.. Enumerable.Range(0, rows).Select(_ => random.NextNormal())];
        double[] y = [.. factors.Select(factor => (FactorCorrelation * factor) + (Math.Sqrt(1 - (FactorCorrelation * FactorCorrelation)) * random.NextNormal()))];
        double[] x = [.. factors.SelectMany(factor => Counts(Rates(factor), MeanCounts, random))];
        double[] grid = [.. Enumerable.Range(0, GridPoints).Select(i => GridEnd * ((2.0 * i / (GridPoints - 1)) - 1))];
        return new ScaledData(Samples.Create(x, rows, Genes), Samples.Create(y, rows, 1), ScalingAxis.Depth, Levels: null, depth =>
        {
            if (double.IsInfinity(depth))
            {
                return -Math.Log2(1 - (FactorCorrelation * FactorCorrelation)) / 2;
            }

            double[][] rates = Array.ConvertAll(grid, Rates);
            double spread = 1 - (FactorCorrelation * FactorCorrelation);
            return Integrate(new RandomStream(seed, RandomPurpose.Data, index: 1), depth, drawn =>
            {
                double factor = drawn.NextNormal();
                double value = (FactorCorrelation * factor) + (Math.Sqrt(spread) * drawn.NextNormal());
                double[] prior = Array.ConvertAll(grid, point => Math.Exp(-point * point / 2));
                double[] given = Array.ConvertAll(grid, point => prior[Array.IndexOf(grid, point)] * Math.Exp(-Math.Pow(value - (FactorCorrelation * point), 2) / (2 * spread)));
                return (Rates(factor), rates, prior, given);
            });
        });

        double[] Rates(double factor)
        {
            double[] rates = [.. bases.Select((rate, gene) => rate * Math.Exp(loadings[gene] * factor))];
            double sum = rates.Sum();
            return Array.ConvertAll(rates, rate => rate / sum);
        }
    }

    private static ScaledData OfTypes(int rows, RandomStream random, ulong seed)
    {
        double[][] rates = [.. Enumerable.Range(0, Types).Select(_ => Unit([.. Enumerable.Range(0, Genes).Select(_ => Math.Exp(Loading * random.NextNormal()))]))];
        int[] types = [.. Enumerable.Range(0, rows).Select(_ => random.NextInt(Types))];
        double[] x = [.. types.SelectMany(type => Counts(rates[type], MeanCounts, random))];
        double[] equal = [.. Enumerable.Repeat(1.0, Types)];
        return new ScaledData(
            Samples.Create(x, rows, Genes),
            Samples.Create([.. types.Select(type => (float)type)], rows, 1).WithKind(ColumnKind.Label),
            ScalingAxis.Depth,
            Levels: null,
            depth => double.IsInfinity(depth) ? Math.Log2(Types) : Integrate(new RandomStream(seed, RandomPurpose.Data, index: 1), depth, drawn =>
            {
                int type = drawn.NextInt(Types);
                return (rates[type], rates, equal, [.. Enumerable.Range(0, Types).Select(one => one == type ? 1.0 : 0)]);
            }));
    }

    private static ScaledData Rows(int rows, RandomStream random)
    {
        var x = new double[rows * RowSignals];
        var y = new double[rows * RowSignals];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = random.NextNormal();
            y[i] = (RowCorrelation * x[i]) + (Math.Sqrt(1 - (RowCorrelation * RowCorrelation)) * random.NextNormal());
        }

        return new ScaledData(
            Samples.Create(x, rows, RowSignals), Samples.Create(y, rows, RowSignals), ScalingAxis.Rows, RowLevels, _ => -RowSignals * Math.Log2(1 - (RowCorrelation * RowCorrelation)) / 2);
    }

    /// <summary>The mean of log2 p(counts | y) / p(counts) over drawn cells, with the states of a cell summed over.</summary>
    private static double Integrate(RandomStream random, double depth, Func<RandomStream, (double[] Rates, double[][] States, double[] Prior, double[] Given)> draw)
    {
        double bits = 0;
        for (int row = 0; row < IntegrationRows; row++)
        {
            (double[] own, double[][] states, double[] prior, double[] given) = draw(random);
            double[] counts = Counts(own, depth, random);
            double[] logs = Array.ConvertAll(states, rates => rates.Zip(counts, (rate, count) => (count * Math.Log(rate)) - (depth * rate)).Sum());
            double most = logs.Max();
            double[] likely = Array.ConvertAll(logs, log => Math.Exp(log - most));
            bits += Math.Log2(likely.Zip(given, (a, b) => a * b).Sum() / given.Sum() / (likely.Zip(prior, (a, b) => a * b).Sum() / prior.Sum()));
        }

        return bits / IntegrationRows;
    }

    private static double[] Unit(double[] rates)
    {
        double sum = rates.Sum();
        return Array.ConvertAll(rates, rate => rate / sum);
    }

    private static double[] Counts(double[] rates, double depth, RandomStream random) => Array.ConvertAll(rates, rate => Poisson(depth * rate, random));

    /// <summary>A Poisson count: the exponential waiting times that fit into the mean.</summary>
    private static double Poisson(double mean, RandomStream random)
    {
        int count = -1;
        for (double time = 0; time <= mean; count++)
        {
            time -= Math.Log(1 - random.NextUniform());
        }

        return count;
    }
}
