using System.Globalization;
using LatentMI.IO.Writing;

namespace LatentMI.Reporting.Tables;

/// <summary>
/// The table of pointwise mutual information: <c>row</c>, the pair's number from 1; <c>row_x</c> and <c>row_y</c>, the numbers of its rows in their files from 1,
/// where rows were chosen or paired otherwise than by position; <c>name</c> where rows have names; <c>pmi_bits</c>; <c>estimated</c>.
/// </summary>
public static class PointwiseTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="names">The names of the rows, or null.</param>
    /// <param name="bits">The value of each row; an empty field where it is NaN.</param>
    /// <param name="isPartial">Whether a column says which rows have a value.</param>
    /// <param name="sides">The samples that the rows are of, X first; none where they are not told apart.</param>
    public static void Write(
        Stream stream, IReadOnlyList<string>? names, IReadOnlyList<double> bits, bool isPartial, params ReadOnlySpan<Samples> sides)
    {
        bool isNumbered = false;
        foreach (Samples side in sides)
        {
            isNumbered |= side.Origins.Rows is not null;
        }

        List<string> fields = ["row"];
        if (isNumbered)
        {
            fields.AddRange(["row_x", "row_y"]);
        }

        if (names is not null)
        {
            fields.Add("name");
        }

        fields.Add("pmi_bits");
        if (isPartial)
        {
            fields.Add("estimated");
        }

        using var table = new TableWriter(stream, fields.ToArray());
        for (int i = 0; i < bits.Count; i++)
        {
            fields.Clear();
            fields.Add((i + 1).ToString(CultureInfo.InvariantCulture));
            if (isNumbered)
            {
                foreach (Samples side in sides)
                {
                    fields.Add(side.RowNumber(i).ToString(CultureInfo.InvariantCulture));
                }
            }

            if (names is not null)
            {
                fields.Add(names[i]);
            }

            fields.Add(double.IsNaN(bits[i]) ? string.Empty : bits[i].ToString("R", CultureInfo.InvariantCulture));
            if (isPartial)
            {
                fields.Add(double.IsNaN(bits[i]) ? "false" : "true");
            }

            table.WriteRow(fields.ToArray());
        }
    }
}
