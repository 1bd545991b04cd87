namespace LatentMI.IO.Arrays;

/// <summary>A sparse matrix, compressed by rows or by columns: the values of line i, and their places in it, are those from <c>Starts[i]</c> to <c>Starts[i + 1]</c>.</summary>
/// <param name="Values">The values, line after line.</param>
/// <param name="Places">The place of each value in its line.</param>
/// <param name="Starts">Where each line starts, and where the last ends.</param>
/// <param name="IsByRows">Whether lines are rows, and not columns.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns.</param>
internal sealed record CompressedMatrix(double[] Values, int[] Places, int[] Starts, bool IsByRows, int Rows, int Columns)
{
    private const int PlacesPerCancellationCheck = 1 << 20;

    /// <summary>The matrix with rows and columns in each other's place.</summary>
    public CompressedMatrix Transposed => new(Values, Places, Starts, !IsByRows, Columns, Rows);

    /// <summary>Whether the parts agree with each other and with the shape.</summary>
    /// <param name="cancellationToken">Stops the check.</param>
    public bool IsWhole(CancellationToken cancellationToken)
    {
        (int lines, int length) = IsByRows ? (Rows, Columns) : (Columns, Rows);
        bool isWhole = Places.Length == Values.Length && Starts.Length == lines + 1 && Starts[0] == 0 && Starts[^1] == Values.Length;
        for (int line = 0; isWhole && line < lines; line++)
        {
            isWhole = Starts[line] <= Starts[line + 1];
        }

        for (int i = 0; isWhole && i < Places.Length; i++)
        {
            if (i % PlacesPerCancellationCheck == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            isWhole = Places[i] >= 0 && Places[i] < length;
        }

        return isWhole;
    }

    /// <summary>Some columns as a dense matrix. Values at the same place are added, as SciPy does.</summary>
    /// <param name="columns">The columns, from 0.</param>
    /// <param name="type">The type of the dense values.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Samples ToDense(int[] columns, SampleType type, CancellationToken cancellationToken)
    {
        // Where a column goes among those chosen; -1 where it was not.
        var target = new int[Columns];
        Array.Fill(target, -1);
        for (int j = 0; j < columns.Length; j++)
        {
            target[columns[j]] = j;
        }

        var doubles = new double[type == SampleType.Float64 ? (long)Rows * columns.Length : 0];
        var singles = new float[type == SampleType.Float32 ? (long)Rows * columns.Length : 0];
        for (int line = 0; line < Starts.Length - 1; line++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int k = Starts[line]; k < Starts[line + 1]; k++)
            {
                (int row, int column) = IsByRows ? (line, target[Places[k]]) : (Places[k], target[line]);
                if (column < 0)
                {
                    continue;
                }

                int at = (row * columns.Length) + column;
                if (type == SampleType.Float32)
                {
                    singles[at] += (float)Values[k];
                }
                else
                {
                    doubles[at] += Values[k];
                }
            }
        }

        return type == SampleType.Float32 ? Samples.Create(singles, Rows, columns.Length) : Samples.Create(doubles, Rows, columns.Length);
    }
}
