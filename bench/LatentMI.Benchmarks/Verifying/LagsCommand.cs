using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>
/// <c>lags</c>: how often the test of <c>lmi lag --estimator gaussian</c> calls two autoregressive series significant, those that are independent and those of which Y
/// follows X: with all shifts, and with those alone that do not overlap the curve.
/// </summary>
/// <remarks>The information that a Gaussian of two columns has grows with their squared correlation, whose ranks are the test's.</remarks>
internal static class LagsCommand
{
    private const int DefaultSeries = 1000;
    private const int Surrogates = 39;
    private const int Delay = 3;
    private const double Phi = 0.9;

    // The product of two such memories is down to 0.02 there.
    private const int Block = 20;

    private static readonly (int Rows, int Reach, double Coupling)[] Cases =
        [(500, 10, 0), (1000, 10, 0), (1000, 20, 0), (1000, 50, 0), (3000, 50, 0), (1000, 10, 0.3), (3000, 10, 0.2), (3000, 50, 0.3)];

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var series = new Option<int>("--series") { Description = "How many pairs of series of each kind.", DefaultValueFactory = _ => DefaultSeries };
        var command = new Command("lags", "Counts pairs of series that the test over lags calls significant, and lags that it finds.") { series };
        command.SetAction(parse =>
        {
            int count = parse.GetValue(series);
            using var team = new WorkerTeam(Environment.ProcessorCount);
            var table = new MarkdownTable("rows", "lags", "correlation at lag 3", "all shifts", "and largest at lag 3", "distant shifts only", "any lag by itself");
            foreach ((int rows, int reach, double coupling) in Cases)
            {
                var looks = new Look[count];
                team.Run(count, seed => looks[seed] = At(rows, reach, coupling, (ulong)seed));
                table.AddRow(
                    Number.Of(rows, "0"),
                    Number.Of((2 * reach) + 1, "0"),
                    Number.Of(coupling, "0.0"),
                    Share(look => look.OfAll),
                    coupling == 0 ? string.Empty : Share(look => look.OfAll && look.IsDelay),
                    Share(look => look.OfDistant),
                    Share(look => look.OfAnyLag));

                string Share(Func<Look, bool> isCounted) => FormattableString.Invariant($"{100.0 * looks.Count(isCounted) / count:F1} %");
            }

            table.Write(Console.Out);
        });
        return command;
    }

    private static Look At(int rows, int reach, double coupling, ulong seed)
    {
        (double[] signal, double[] own) = (Series(rows + Delay, seed, 0), Series(rows, seed, 1));
        double[] x = signal[Delay..];
        double[] y = [.. own.Select((value, row) => (coupling * signal[row]) + (Math.Sqrt(1 - (coupling * coupling)) * value))];
        var random = new RandomStream(seed, RandomPurpose.Permutation);
        double[][] all = [.. random.NextPermutation(rows - 1).Take(Surrogates).Select(shift => Squares(x, y, reach, shift + 1))];
        int least = (2 * reach) + Block;
        double[][] distant = [.. random.NextPermutation(rows - (2 * least) + 1).Take(Surrogates).Select(shift => Squares(x, y, reach, shift + least))];
        double[] curve = Squares(x, y, reach, shift: 0);
        double largest = curve.Max();

        // At most one of 39 that is not smaller is a p-value of at most 2 of 40.
        return new Look(
            all.Count(surrogate => surrogate.Max() >= largest) <= 1,
            distant.Count(surrogate => surrogate.Max() >= largest) <= 1,
            Enumerable.Range(0, curve.Length).Any(lag => all.Count(surrogate => surrogate[lag] >= curve[lag]) <= 1),
            Array.IndexOf(curve, largest) - reach == Delay);
    }

    /// <summary>The squared correlation at each lag of the rows that all lags have, X shifted in a circle.</summary>
    private static double[] Squares(double[] x, double[] y, int reach, int shift)
    {
        double[] values = [.. Enumerable.Range(reach, x.Length - (2 * reach)).Select(row => x[(row + shift) % x.Length])];
        double[] unit = Unit(values);
        return
        [
            .. Enumerable.Range(0, (2 * reach) + 1).Select(lag =>
            {
                double correlation = CholeskyFactor.Dot(unit, Unit(y.AsSpan(lag, values.Length)));
                return correlation * correlation;
            }),
        ];
    }

    private static double[] Unit(ReadOnlySpan<double> values)
    {
        double mean = 0;
        foreach (double value in values)
        {
            mean += value / values.Length;
        }

        var unit = new double[values.Length];
        for (int i = 0; i < unit.Length; i++)
        {
            unit[i] = values[i] - mean;
        }

        double norm = Math.Sqrt(CholeskyFactor.Dot(unit, unit));
        for (int i = 0; i < unit.Length; i++)
        {
            unit[i] /= norm;
        }

        return unit;
    }

    /// <summary>An autoregressive series of variance 1.</summary>
    private static double[] Series(int rows, ulong seed, ulong index)
    {
        var random = new RandomStream(seed, RandomPurpose.Data, index);
        var values = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            values[i] = i == 0 ? random.NextNormal() : (Phi * values[i - 1]) + (Math.Sqrt(1 - (Phi * Phi)) * random.NextNormal());
        }

        return values;
    }

    /// <summary>What the test says of one pair of series.</summary>
    private readonly record struct Look(bool OfAll, bool OfDistant, bool OfAnyLag, bool IsDelay);
}
