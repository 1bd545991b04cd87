using System.Globalization;
using LatentMI.Pairing;

namespace LatentMI.Estimators.Conditional;

/// <summary>The checks that estimators of I(X;Y|Z) make of their samples.</summary>
internal static class ConditionalSamples
{
    /// <summary>Checks that X, Y and Z are paired, numerous enough, finite, and not constant.</summary>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="z">The samples of Z.</param>
    /// <param name="minimumRows">The least number of rows.</param>
    /// <param name="need">What needs that many rows, to be put into a sentence.</param>
    /// <exception cref="InputException">They cannot be used.</exception>
    public static void Validate(Samples x, Samples y, Samples z, int minimumRows, string need)
    {
        PairedSamples.Validate(x, y, minimumRows, need);
        if (z.Count != x.Count)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"X and Y have {OneLine.Count(x.Count, "row")} and Z has {z.Count}: row i of Z must belong to row i of X and of Y."));
        }

        PairedSamples.ValidateSide(z, "Z", minimumRows, need);
    }

    /// <summary>The columns of two sides, side by side; float32 where both are.</summary>
    /// <param name="first">n rows.</param>
    /// <param name="second">n rows.</param>
    /// <exception cref="InputException">They are more values than one array can hold.</exception>
    public static Samples Join(Samples first, Samples second)
    {
        int columns = first.Dimensions + second.Dimensions;
        if ((long)first.Count * columns > Array.MaxLength)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{first.Count} rows of {columns} columns are more values than one array can hold; take fewer rows or columns."));
        }

        if (first.Type == SampleType.Float32 && second.Type == SampleType.Float32)
        {
            var singles = new float[first.Count * columns];
            for (int i = 0; i < first.Count; i++)
            {
                first.CopyRow(i, singles.AsSpan(i * columns, first.Dimensions));
                second.CopyRow(i, singles.AsSpan((i * columns) + first.Dimensions, second.Dimensions));
            }

            return Samples.Create(singles, first.Count, columns);
        }

        var values = new double[first.Count * columns];
        for (int i = 0; i < first.Count; i++)
        {
            first.CopyRow(i, values.AsSpan(i * columns, first.Dimensions));
            second.CopyRow(i, values.AsSpan((i * columns) + first.Dimensions, second.Dimensions));
        }

        return Samples.Create(values, first.Count, columns);
    }
}
