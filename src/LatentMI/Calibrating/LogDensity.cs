namespace LatentMI.Calibrating;

/// <summary>
/// The logarithm of the density of numbers: a mean of normal densities about them, on a grid, with a little of a wide one, so that no number is impossible. The width is the one of several by
/// which half of the numbers tell the other half best; edges are sharper than the rule for normal numbers (B. W. Silverman, 1986, equation 3.31) would have them.
/// </summary>
internal sealed class LogDensity
{
    private const int Cells = 4096;
    private const double Margin = 4;
    private const double RuleFactor = 0.9;

    // The wide density has the weight of so many of the numbers.
    private const double WideNumbers = 3;
    private const double WideDeviations = 4;

    private static readonly double[] Widths = [1, 0.5, 0.25, 0.12, 0.06];

    private readonly double _first;
    private readonly double _step;
    private readonly double[] _logs;
    private readonly double _wideLog;
    private readonly double _wideMean;
    private readonly double _wideDeviation;

    private LogDensity(double[] numbers, double width, double deviation, (double Least, double Largest) range)
    {
        (_wideMean, _wideDeviation) = (numbers.Average(), WideDeviations * deviation);
        double wideShare = WideNumbers / (numbers.Length + WideNumbers);
        _wideLog = Math.Log(wideShare) - Math.Log(_wideDeviation) - (0.5 * Math.Log(2 * Math.PI));
        _first = range.Least - (Margin * width);
        _step = (range.Largest - range.Least + (2 * Margin * width)) / (Cells - 1);
        var counts = new double[Cells];
        foreach (double number in numbers)
        {
            // Shared by the two cells beside it, which keeps its place.
            double place = Math.Clamp((number - _first) / _step, 0, Cells - 1.001);
            int cell = (int)place;
            counts[cell] += cell + 1 - place;
            counts[cell + 1] += place - cell;
        }

        int reach = (int)Math.Ceiling(Margin * width / _step);
        double[] kernel = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(offset => Math.Exp(-0.5 * Math.Pow(offset * _step / width, 2)) / (width * Math.Sqrt(2 * Math.PI)))];
        _logs = new double[Cells];
        for (int cell = 0; cell < Cells; cell++)
        {
            double sum = 0;
            for (int other = Math.Max(0, cell - reach); other <= Math.Min(Cells - 1, cell + reach); other++)
            {
                sum += counts[other] * kernel[other - cell + reach];
            }

            _logs[cell] = Math.Log(((1 - wideShare) * sum / numbers.Length) + Math.Exp(WideAt(_first + (cell * _step))));
        }
    }

    /// <summary>Fits the density.</summary>
    /// <param name="numbers">At least four numbers that are not all the same.</param>
    public static LogDensity Fit(double[] numbers)
    {
        double[] sorted = [.. numbers.Order()];
        double mean = numbers.Average();
        double deviation = Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean)));
        double quartiles = (sorted[3 * sorted.Length / 4] - sorted[sorted.Length / 4]) / 1.34;
        double rule = RuleFactor * Math.Min(deviation, quartiles > 0 ? quartiles : deviation) * Math.Pow(numbers.Length, -0.2);
        (double, double) range = (sorted[0], sorted[^1]);
        double[] half = [.. numbers.Where((_, i) => i % 2 == 0)], other = [.. numbers.Where((_, i) => i % 2 == 1)];
        double best = Widths.MaxBy(width => other.Sum(new LogDensity(half, width * rule, deviation, range).At));
        return new LogDensity(numbers, best * rule, deviation, range);
    }

    /// <summary>The logarithm of the density at a number.</summary>
    /// <param name="number">The number.</param>
    public double At(double number)
    {
        double place = (number - _first) / _step;
        if (!(place >= 0 && place < Cells - 1))
        {
            return WideAt(number);
        }

        int cell = (int)place;
        return _logs[cell] + ((place - cell) * (_logs[cell + 1] - _logs[cell]));
    }

    private double WideAt(double number) => _wideLog - (0.5 * Math.Pow((number - _wideMean) / _wideDeviation, 2));
}
