using MathNet.Numerics;

namespace LatentMI.Preparing;

/// <summary>Columns that number the rows: whole numbers that rise from every row to the next, or fall.</summary>
internal static class CounterColumns
{
    /// <summary>By chance rows are in such an order in one of this many data sets at most, as a power of 2.</summary>
    private const double EvidenceBits = 30;

    /// <summary>Finds them; reading ends where no column is left that may be one.</summary>
    /// <param name="samples">The samples.</param>
    public static IReadOnlyList<int> Find(Samples samples)
    {
        double orders = SpecialFunctions.FactorialLn(samples.Count) / Math.Log(2);
        if (orders < EvidenceBits + 1 + Math.Log2(samples.Dimensions))
        {
            return [];
        }

        var before = new double[samples.Dimensions];
        var row = new double[samples.Dimensions];
        samples.CopyRow(0, before);
        samples.CopyRow(1, row);
        double[] directions = [.. row.Zip(before, (value, last) => (double)Math.Sign(value - last))];
        List<int> left = [.. Enumerable.Range(0, samples.Dimensions).Where(c => directions[c] != 0 && double.IsInteger(before[c]))];
        for (int i = 1; i < samples.Count && left.Count > 0; i++)
        {
            samples.CopyRow(i, row);
            left.RemoveAll(c => !double.IsInteger(row[c]) || Math.Sign(row[c] - before[c]) != directions[c]);
            row.CopyTo(before, 0);
        }

        return left;
    }
}
