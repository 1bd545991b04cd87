namespace LatentMI.IO.Writing;

/// <summary>A sparse matrix compressed by rows (CSR).</summary>
public sealed class SparseRows
{
    /// <summary>The values that are not 0, row after row.</summary>
    public required float[] Values { get; init; }

    /// <summary>The column of each.</summary>
    public required int[] Places { get; init; }

    /// <summary>Where each row starts among them, and their number at the end.</summary>
    public required int[] Starts { get; init; }

    /// <summary>The number of columns.</summary>
    public required int Columns { get; init; }

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
