using ScottPlot;

namespace LatentMI.Reporting.Figures;

/// <summary>Counts of values in bins of equal width, their number by Rice's rule.</summary>
/// <param name="Lowest">The lower end of the first bin.</param>
/// <param name="Width">The width of a bin.</param>
/// <param name="Counts">The values in each.</param>
internal sealed record Histogram(double Lowest, double Width, IReadOnlyList<int> Counts)
{
    /// <summary>Counts values.</summary>
    /// <param name="values">The values, one or more; finite.</param>
    /// <param name="fewestBins">The fewest bins.</param>
    /// <param name="mostBins">The most bins.</param>
    public static Histogram Of(IReadOnlyList<double> values, int fewestBins, int mostBins)
    {
        double lowest = values.Min();
        double highest = values.Max();
        int bins = Math.Clamp((int)Math.Ceiling(2 * Math.Cbrt(values.Count)), fewestBins, mostBins);
        double width = highest > lowest ? (highest - lowest) / bins : 1.0 / bins;
        var counts = new int[bins];
        foreach (double value in values)
        {
            counts[Math.Min(bins - 1, (int)((value - lowest) / width))]++;
        }

        return new Histogram(lowest, width, counts);
    }

    /// <summary>The bins as bars.</summary>
    /// <param name="color">Their color.</param>
    public Bar[] Bars(Color color) =>
    [
        .. Counts.Select((count, bin) => new Bar
        {
            Position = Lowest + ((bin + 0.5) * Width),
            Value = count,
            Size = Width,
            FillColor = color,
            LineColor = Colors.White,
            LineWidth = 1,
        }),
    ];
}
