namespace LatentMI.IO.Writing;

/// <summary>A sparse matrix compressed by rows (CSR).</summary>
/// <param name="Values">The values that are not 0, row after row.</param>
/// <param name="Places">The column of each.</param>
/// <param name="Starts">Where each row starts among them, and their number at the end.</param>
/// <param name="Columns">The number of columns.</param>
public sealed record SparseRows(float[] Values, int[] Places, int[] Starts, int Columns)
{
    /// <summary>The number of rows.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>Some rows as dense samples, in the order given.</summary>
    /// <param name="rows">The rows, from 0.</param>
    /// <param name="columnNames">The columns' names.</param>
    public Samples ToSamples(IReadOnlyList<int> rows, IReadOnlyList<string> columnNames)
    {
        var dense = new float[checked(rows.Count * Columns)];
        for (int i = 0; i < rows.Count; i++)
        {
            for (int k = Starts[rows[i]]; k < Starts[rows[i] + 1]; k++)
            {
                dense[(i * Columns) + Places[k]] = Values[k];
            }
        }

        return Samples.Create(dense, rows.Count, Columns, columnNames);
    }
}
