using System.Diagnostics;
using LatentMI.Inference;
using LatentMI.Numerics;

namespace LatentMI.Studies.Planes;

/// <summary>
/// Moves places on the plane so that they are joined as a graph is: an edge of membership w draws its ends together every w_max / w epochs, and each time five
/// random rows are pushed away from its first end (L. McInnes, J. Healy, J. Melville, 2018, algorithm 5).
/// </summary>
/// <remarks>
/// Along the difference of two places at distance d, an edge moves both ends by -2ab d^(2(b-1)) / (1 + a d^(2b)), a random row moves the first end by
/// 2b / ((0.001 + d^2)(1 + a d^(2b))); neither by more than 4 on an axis; both times a rate that falls from 1 to 0. One step sees what those before it did, so
/// that there is one thread.
/// </remarks>
internal static class UmapDescent
{
    private const double LeastDistance = 0.1;
    private const int ManyRows = 10_000;
    private const int Epochs = 500;
    private const int EpochsOfManyRows = 200;
    private const int Repelled = 5;
    private const double LongestStep = 4;
    private const double RepulsionOffset = 0.001;

    /// <summary>Moves the places.</summary>
    /// <param name="graph">How rows are joined.</param>
    /// <param name="places">The places, two numbers for each row, which are moved.</param>
    /// <param name="random">Which rows are pushed away.</param>
    /// <param name="progress">Told each epoch that is done.</param>
    /// <param name="cancellationToken">Ends the work between two epochs.</param>
    public static void Run(FuzzyGraph graph, double[] places, RandomStream random, IProgress<InferenceProgress>? progress, CancellationToken cancellationToken)
    {
        int epochs = graph.Count > ManyRows ? EpochsOfManyRows : Epochs;
        var curve = MembershipCurve.Fitted(LeastDistance);
        double[] periods = Periods(graph, epochs);
        double[] next = [.. periods];
        double[] nextRepelled = [.. periods.Select(period => period / Repelled)];
        var clock = Stopwatch.StartNew();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double rate = 1 - ((double)epoch / epochs);
            for (int row = 0; row < graph.Count; row++)
            {
                for (int edge = graph.Starts[row]; edge < graph.Starts[row + 1]; edge++)
                {
                    if (next[edge] > epoch)
                    {
                        continue;
                    }

                    next[edge] += periods[edge];
                    Attract(places, row, graph.Columns[edge], curve, rate);
                    double period = periods[edge] / Repelled;
                    int repelled = (int)((epoch - nextRepelled[edge]) / period);
                    nextRepelled[edge] += repelled * period;
                    for (int i = 0; i < repelled; i++)
                    {
                        Repel(places, row, random.NextInt(graph.Count), curve, rate);
                    }
                }
            }

            progress?.Report(new InferenceProgress(epoch + 1, epochs, clock.Elapsed));
        }
    }

    /// <summary>How many epochs pass from one use of an edge to the next; infinitely many where it would not be used at all.</summary>
    private static double[] Periods(FuzzyGraph graph, int epochs)
    {
        double largest = graph.Weights.Max();
        return [.. graph.Weights.Select(weight => weight * epochs < largest ? double.PositiveInfinity : largest / weight)];
    }

    private static void Attract(double[] places, int row, int other, MembershipCurve curve, double rate)
    {
        (int at, int to) = (2 * row, 2 * other);
        (double x, double y) = (places[at] - places[to], places[at + 1] - places[to + 1]);
        double squared = (x * x) + (y * y);
        if (squared > 0)
        {
            double power = Math.Pow(squared, curve.B);
            double factor = -2 * curve.A * curve.B * power / (squared * (1 + (curve.A * power)));
            (double stepX, double stepY) = (rate * Clip(factor * x), rate * Clip(factor * y));
            places[at] += stepX;
            places[at + 1] += stepY;
            places[to] -= stepX;
            places[to + 1] -= stepY;
        }
    }

    private static void Repel(double[] places, int row, int other, MembershipCurve curve, double rate)
    {
        (int at, int from) = (2 * row, 2 * other);
        (double x, double y) = (places[at] - places[from], places[at + 1] - places[from + 1]);
        double squared = (x * x) + (y * y);
        double factor = 2 * curve.B / ((RepulsionOffset + squared) * (1 + (curve.A * Math.Pow(squared, curve.B))));
        places[at] += rate * Clip(factor * x);
        places[at + 1] += rate * Clip(factor * y);
    }

    private static double Clip(double step) => Math.Clamp(step, -LongestStep, LongestStep);
}
