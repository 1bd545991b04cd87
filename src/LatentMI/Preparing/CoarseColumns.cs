using LatentMI.Numerics;
using static System.FormattableString;

namespace LatentMI.Preparing;

/// <summary>
/// Columns of float32 numbers that vary little beside their size, so that their digits were lost when they were stored: what differs became equal.
/// </summary>
internal static class CoarseColumns
{
    /// <summary>The fewest steps that the middle half of a column may lie on.</summary>
    private const int FewestSteps = 64;

    private const int MostSorted = 1000;

    /// <summary>Finds them.</summary>
    /// <param name="samples">The samples; those of float64 lose nothing that matters.</param>
    /// <param name="side">Their name.</param>
    public static IEnumerable<EstimateWarning> Find(Samples samples, string side)
    {
        if (samples.Type != SampleType.Float32)
        {
            return [];
        }

        int rows = Math.Min(MostSorted, samples.Count);
        int[] some = EvenlySpaced.Places(samples.Count, MostSorted);
        var coarse = new List<(int Column, float Value, double Step, double Steps)>();
        ColumnBlocks.ForEach(samples.ViewRows(some), (c, column) =>
        {
            Array.Sort(column);
            float middle = (float)column[rows / 2];
            double step = (double)MathF.BitIncrement(Math.Abs(middle)) - Math.Abs(middle);
            double spread = column[3 * (rows - 1) / 4] - column[(rows - 1) / 4];
            spread = spread > 0 ? spread : column[^1] - column[0];

            // Whole numbers that float32 can hold lost nothing.
            bool isExact = step < 0.5 && Array.TrueForAll(column, double.IsInteger);
            if (spread > 0 && spread < FewestSteps * step && !isExact)
            {
                coarse.Add((c, middle, step, spread / step));
            }
        });
        return coarse.Count == 0
            ? []
            : [Describe(samples, side, coarse)];
    }

    private static EstimateWarning Describe(Samples samples, string side, List<(int Column, float Value, double Step, double Steps)> coarse)
    {
        (int column, float value, double step, double steps) = coarse[0];
        string others = coarse.Count > 1 ? Invariant($" (and {coarse.Count - 1} more columns)") : string.Empty;
        return new EstimateWarning("ties", Invariant(
            $"In {ColumnLabel.Of(samples, column, side)}{others} float32 numbers near {value:G4} are {step:G2} apart, and half of the values lie on {steps:F0} such steps: ")
            + "smaller differences were lost when the values were stored; subtract the offset before storing, or store float64.");
    }
}
