namespace LatentMI.Attribution;

/// <summary>Values brought to mean 0 and variance 1 (divisor n).</summary>
internal static class UnitScaling
{
    /// <summary>Scales values in place; values that are all the same become 0.</summary>
    /// <param name="values">The values; finite.</param>
    /// <returns>Whether they differ.</returns>
    public static bool Apply(Span<double> values)
    {
        double smallest = double.PositiveInfinity;
        double largest = double.NegativeInfinity;
        foreach (double value in values)
        {
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
        }

        // Differences of values and their squares may overflow where the values do not.
        double scale = largest > smallest ? Math.Max(Math.Abs(smallest), Math.Abs(largest)) : 1;
        double sum = 0;
        foreach (double value in values)
        {
            sum += value / scale;
        }

        double mean = sum / values.Length;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] / scale) - mean;
            squares += values[i] * values[i];
        }

        double deviation = Math.Sqrt(squares / values.Length);
        if (!(largest > smallest && deviation > 0))
        {
            values.Clear();
            return false;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] /= deviation;
        }

        return true;
    }
}
