using System.Globalization;
using ScottPlot.TickGenerators;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>The ticks of an axis that holds logarithms to the base of 10.</summary>
internal static class LogarithmicTicks
{
    /// <summary>Ticks at 1, 2 and 5 over a narrow range, and at 1 alone over a wide one; small ones at every other digit.</summary>
    /// <param name="low">The smallest value.</param>
    /// <param name="high">The largest value.</param>
    /// <param name="narrow">How many times the smallest the largest value of a narrow range is at most: the wider the panel, the more.</param>
    public static NumericManual Between(double low, double high, double narrow = 30)
    {
        var ticks = new NumericManual();
        int[] written = high / low > narrow ? [1] : [1, 2, 5];
        for (int decade = (int)Math.Floor(Math.Log10(low)); decade <= (int)Math.Ceiling(Math.Log10(high)); decade++)
        {
            for (int digit = 1; digit < 10; digit++)
            {
                double value = digit * Math.Pow(10, decade);
                if (written.Contains(digit))
                {
                    ticks.AddMajor(Math.Log10(value), value.ToString("0.#####", CultureInfo.InvariantCulture));
                }
                else
                {
                    ticks.AddMinor(Math.Log10(value));
                }
            }
        }

        return ticks;
    }
}
