using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>Two series whose transfer entropies and storage are known.</summary>
/// <param name="X">X.</param>
/// <param name="Y">Y.</param>
/// <param name="Delay">The delay to look at.</param>
/// <param name="Truth">The transfer from X to Y and back, the storage of X and of Y, in bits.</param>
internal sealed record TransferData(Samples X, Samples Y, int Delay, double[] Truth)
{
    private const double Memory = 0.6;
    private const double LongMemory = 0.9;
    private const double Coupling = 0.5;
    private const int Coupled = 2;
    private const double DriverNoise = 0.5;
    private const int SquareDelay = 2;
    private const double SquareNoise = 0.5;
    private const int GridPoints = 401;
    private const double GridEnd = 6;
    private const double Stays = 0.8;

    // The chance of a one in Y after 0 and 1 in X, and 0 and 1 in Y.
    private static readonly double[,] OneAfter = { { 0.1, 0.4 }, { 0.6, 0.9 } };

    private static readonly Lazy<double[]> OfSquare = new(IntegrateSquare);

    /// <summary>Draws two series.</summary>
    /// <param name="family">What kind.</param>
    /// <param name="rows">n.</param>
    /// <param name="history">k and l, 1 where the family is not Gaussian.</param>
    /// <param name="seed">The seed.</param>
    public static TransferData Create(TransferFamily family, int rows, int history, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        return family switch
        {
            TransferFamily.Pair => Gaussian(Driven(1, 1), rows, history, random),
            TransferFamily.Five => Gaussian(Driven(5, Coupled), rows, history, random),
            TransferFamily.Twenty => Gaussian(Driven(20, Coupled), rows, history, random),
            TransferFamily.Independent => Gaussian(new GaussianProcess(new[,] { { LongMemory, 0 }, { 0, LongMemory } }, [1, 1], [0], [1]), rows, history, random),
            TransferFamily.Driver => Gaussian(Following(), rows, history, random),
            TransferFamily.Square => Square(rows, random),
            _ => Chains(rows, random),
        };
    }

    /// <summary>Autoregressive columns, of which the first of X drive the first of Y.</summary>
    private static GaussianProcess Driven(int columns, int coupled)
    {
        var transition = new double[2 * columns, 2 * columns];
        for (int i = 0; i < 2 * columns; i++)
        {
            transition[i, i] = Memory;
            if (i < coupled)
            {
                transition[columns + i, i] = Coupling;
            }
        }

        return new GaussianProcess(transition, [.. Enumerable.Repeat(1.0, 2 * columns)], [.. Enumerable.Range(0, columns)], [.. Enumerable.Range(columns, columns)]);
    }

    /// <summary>A third series, which X follows a row later and Y two rows later.</summary>
    private static GaussianProcess Following() => new(
        new[,] { { Memory, 0, 0, 0 }, { 1, 0, 0, 0 }, { 1, 0, 0, 0 }, { 0, 1, 0, 0 } }, [1, 0, DriverNoise, DriverNoise], [2], [3]);

    private static TransferData Gaussian(GaussianProcess process, int rows, int history, RandomStream random)
    {
        (double[,] x, double[,] y) = process.Draw(rows, random);
        return new TransferData(
            Mixed(x, random), Mixed(y, random), 1, [process.Transfer(fromX: true, history), process.Transfer(fromX: false, history), process.Storage(ofX: true, history), process.Storage(ofX: false, history)]);
    }

    /// <summary>The columns turned by a random rotation, which changes no information.</summary>
    private static Samples Mixed(double[,] values, RandomStream random)
    {
        (int rows, int columns) = (values.GetLength(0), values.GetLength(1));
        for (int turn = 0; columns > 1 && turn < columns * columns; turn++)
        {
            int one = turn % columns;
            int other = (one + 1 + (turn / columns % (columns - 1))) % columns;
            (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextUniform());
            for (int row = 0; row < rows; row++)
            {
                (values[row, one], values[row, other]) = ((cos * values[row, one]) - (sin * values[row, other]), (sin * values[row, one]) + (cos * values[row, other]));
            }
        }

        return Samples.Create(values);
    }

    private static TransferData Square(int rows, RandomStream random)
    {
        (double[,] signal, _) = new GaussianProcess(new[,] { { Memory } }, [1 - (Memory * Memory)], [0], [0]).Draw(rows + SquareDelay, random);
        double[] x = [.. Enumerable.Range(0, rows).Select(row => signal[row + SquareDelay, 0])];
        double[] y = [.. Enumerable.Range(0, rows).Select(row => Squared(signal[row, 0]) + (SquareNoise * random.NextNormal()))];
        return new TransferData(Samples.Create(x, rows, 1), Samples.Create(y, rows, 1), SquareDelay, OfSquare.Value);
    }

    private static double Squared(double value) => ((value * value) - 1) / Math.Sqrt(2);

    /// <summary>
    /// With X of variance 1 and e of the noise: TE(X to Y) = h(Y_t | Y_(t-1)) - h(e), and AIS(Y) = h(Y_t) - h(Y_t | Y_(t-1)), by p(y, y') = the integral of
    /// p(y | x) p(x, x') p(y' | x') over x and x'.
    /// </summary>
    private static double[] IntegrateSquare()
    {
        double step = 2 * GridEnd / (GridPoints - 1);
        double[] x = [.. Enumerable.Range(0, GridPoints).Select(i => (i * step) - GridEnd)];
        double least = Squared(0) - (6 * SquareNoise);
        double stepY = (Squared(GridEnd) + (6 * SquareNoise) - least) / ((4 * GridPoints) - 1);
        double[] y = [.. Enumerable.Range(0, 4 * GridPoints).Select(i => least + (i * stepY))];
        double determinant = 1 - (Memory * Memory);
        double[][] joint = [.. x.Select(one => x.Select(other =>
            step * step * Math.Exp(-((one * one) - (2 * Memory * one * other) + (other * other)) / 2 / determinant) / 2 / Math.PI / Math.Sqrt(determinant)).ToArray())];
        double[][] given = [.. y.Select(value => x.Select(at =>
            Math.Exp(-Math.Pow((value - Squared(at)) / SquareNoise, 2) / 2) / SquareNoise / Math.Sqrt(2 * Math.PI)).ToArray())];
        double[][] half = [.. given.Select(row => Enumerable.Range(0, GridPoints).Select(j => CholeskyFactor.Dot(row, joint[j])).ToArray())];
        (double both, double single) = (0, 0);
        for (int i = 0; i < y.Length; i++)
        {
            double marginal = half[i].Sum();
            single -= marginal > 0 ? marginal * Math.Log2(marginal) * stepY : 0;
            for (int j = 0; j < y.Length; j++)
            {
                double density = CholeskyFactor.Dot(half[i], given[j]);
                both -= density > 0 ? density * Math.Log2(density) * stepY * stepY : 0;
            }
        }

        double ofNoise = Math.Log2(2 * Math.PI * Math.E * SquareNoise * SquareNoise) / 2;
        return [both - single - ofNoise, 0, -Math.Log2(determinant) / 2, (2 * single) - both];
    }

    private static TransferData Chains(int rows, RandomStream random)
    {
        var (x, y) = (new double[rows], new double[rows]);
        for (int t = 1; t < rows; t++)
        {
            x[t] = random.NextUniform() < Stays ? x[t - 1] : 1 - x[t - 1];
            y[t] = random.NextUniform() < OneAfter[(int)x[t - 1], (int)y[t - 1]] ? 1 : 0;
        }

        // The stationary chances of (x, y), by repeated steps.
        double[,] chance = { { 0.25, 0.25 }, { 0.25, 0.25 } };
        for (int step = 0; step < 1000; step++)
        {
            var next = new double[2, 2];
            foreach ((int a, int b) in States)
            {
                foreach ((int c, int d) in States)
                {
                    next[c, d] += chance[a, b] * (a == c ? Stays : 1 - Stays) * (d == 1 ? OneAfter[a, b] : 1 - OneAfter[a, b]);
                }
            }

            chance = next;
        }

        double ofBoth = States.Sum(state => chance[state.X, state.Y] * Entropy(OneAfter[state.X, state.Y]));
        double ofY = Enumerable.Range(0, 2).Sum(b => (chance[0, b] + chance[1, b]) * Entropy(((chance[0, b] * OneAfter[0, b]) + (chance[1, b] * OneAfter[1, b])) / (chance[0, b] + chance[1, b])));
        return new TransferData(
            Samples.Create(x, rows, 1), Samples.Create(y, rows, 1), 1, [ofY - ofBoth, 0, 1 - Entropy(Stays), Entropy(chance[0, 1] + chance[1, 1]) - ofY]);
    }

    private static (int X, int Y)[] States => [(0, 0), (0, 1), (1, 0), (1, 1)];

    private static double Entropy(double chance) => -(chance * Math.Log2(chance)) - ((1 - chance) * Math.Log2(1 - chance));
}
