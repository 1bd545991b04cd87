using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>The probabilities of pairs of labels, whose information is known.</summary>
internal sealed class LabelTable
{
    private const double BandWidth = 0.12;

    private readonly int _labelsY;
    private readonly double[] _cumulated;

    private LabelTable(int labelsX, int labelsY, Func<int, int, double> weight)
    {
        _labelsY = labelsY;
        double[] weights = [.. Enumerable.Range(0, labelsX * labelsY).Select(pair => weight(pair / labelsY, pair % labelsY))];
        double sum = weights.Sum();
        double[] probabilities = Array.ConvertAll(weights, value => value / sum);
        var ofX = new double[labelsX];
        var ofY = new double[labelsY];
        _cumulated = new double[probabilities.Length];
        double cumulated = 0;
        for (int pair = 0; pair < probabilities.Length; pair++)
        {
            ofX[pair / labelsY] += probabilities[pair];
            ofY[pair % labelsY] += probabilities[pair];
            _cumulated[pair] = cumulated += probabilities[pair];
        }

        TrueBits = EntropyBits(ofX) + EntropyBits(ofY) - EntropyBits(probabilities);
    }

    /// <summary>The information of the labels, in bits.</summary>
    public double TrueBits { get; }

    /// <summary>Makes a table.</summary>
    /// <param name="labelsX">The number of labels of X.</param>
    /// <param name="labelsY">The number of labels of Y.</param>
    /// <param name="zipf">Whether the i-th label is as frequent as 1 / i, and not all alike.</param>
    /// <param name="dependence">How they depend on each other.</param>
    /// <param name="random">The factors of scattered tables.</param>
    public static LabelTable Create(int labelsX, int labelsY, bool zipf, LabelDependence dependence, RandomStream random)
    {
        double[] shareX = Shares(labelsX, zipf);
        double[] shareY = Shares(labelsY, zipf);
        return dependence switch
        {
            LabelDependence.Independent => Following(0),
            LabelDependence.Weak => Following(0.2),
            LabelDependence.Strong => Following(0.7),
            LabelDependence.Deterministic => Following(1),
            LabelDependence.Parity => new LabelTable(labelsX, labelsY, (x, y) => x % 2 == y % 2 ? shareX[x] * shareY[y] : 0),
            LabelDependence.Scattered => new LabelTable(labelsX, labelsY, (x, y) => shareX[x] * shareY[y] * Math.Pow(2 * random.NextUniform(), 2)),
            _ => new LabelTable(labelsX, labelsY, (x, y) =>
            {
                double apart = (((double)x / labelsX) - ((double)y / labelsY)) / BandWidth;
                return shareX[x] * shareY[y] * Math.Exp(-apart * apart / 2);
            }),
        };

        // Y has the shares that its labels get from those of X, so that its entropy is the same for every strength.
        LabelTable Following(double strength)
        {
            var followed = new double[labelsY];
            for (int x = 0; x < labelsX; x++)
            {
                followed[x % labelsY] += shareX[x];
            }

            return new LabelTable(labelsX, labelsY, (x, y) => shareX[x] * (((1 - strength) * followed[y]) + (x % labelsY == y ? strength : 0)));
        }
    }

    /// <summary>Draws labels of rows.</summary>
    /// <param name="rows">n.</param>
    /// <param name="random">The draws.</param>
    public (int[] X, int[] Y) Draw(int rows, RandomStream random)
    {
        var x = new int[rows];
        var y = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            int found = Array.BinarySearch(_cumulated, random.NextUniform());
            int pair = Math.Min(found < 0 ? ~found : found, _cumulated.Length - 1);
            (x[i], y[i]) = (pair / _labelsY, pair % _labelsY);
        }

        return (x, y);
    }

    private static double[] Shares(int labels, bool zipf)
    {
        double[] weights = [.. Enumerable.Range(1, labels).Select(i => zipf ? 1.0 / i : 1)];
        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }

    private static double EntropyBits(double[] probabilities) => -probabilities.Where(p => p > 0).Sum(p => p * Math.Log2(p));
}
