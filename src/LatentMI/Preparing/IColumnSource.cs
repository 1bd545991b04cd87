using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>Columns that can be copied out a few at a time.</summary>
internal interface IColumnSource
{
    /// <summary>The number of rows.</summary>
    int Rows { get; }

    /// <summary>The number of columns.</summary>
    int Columns { get; }

    /// <summary>Whether every value is a float32 number.</summary>
    bool IsSingle { get; }

    /// <summary>Copies neighboring columns.</summary>
    /// <param name="first">The first column.</param>
    /// <param name="columns">Receives a column each.</param>
    void CopyColumns(int first, double[][] columns);
}

/// <summary>The columns of samples, their rows in a given order.</summary>
/// <param name="samples">The samples.</param>
/// <param name="order">The sample row of each row.</param>
internal sealed class SampleColumns(Samples samples, int[] order) : IColumnSource
{
    /// <inheritdoc/>
    public int Rows => order.Length;

    /// <inheritdoc/>
    public int Columns => samples.Dimensions;

    /// <inheritdoc/>
    public bool IsSingle => samples.Type == SampleType.Float32;

    /// <inheritdoc/>
    public void CopyColumns(int first, double[][] columns)
    {
        if (samples.Type == SampleType.Float32)
        {
            Copy<float>(first, columns);
        }
        else
        {
            Copy<double>(first, columns);
        }
    }

    private void Copy<T>(int first, double[][] columns)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        for (int i = 0; i < order.Length; i++)
        {
            ReadOnlySpan<T> row = samples.Row<T>(order[i]).Slice(first, columns.Length);
            for (int c = 0; c < row.Length; c++)
            {
                columns[c][i] = double.CreateTruncating(row[c]);
            }
        }
    }
}

/// <summary>The columns of a matrix.</summary>
/// <param name="matrix">The matrix, without gaps.</param>
internal sealed class MatrixColumns(MatrixView matrix) : IColumnSource
{
    /// <inheritdoc/>
    public int Rows => matrix.Rows;

    /// <inheritdoc/>
    public int Columns => matrix.Columns;

    /// <inheritdoc/>
    public bool IsSingle => true;

    /// <inheritdoc/>
    public void CopyColumns(int first, double[][] columns)
    {
        for (int i = 0; i < matrix.Rows; i++)
        {
            ReadOnlySpan<float> row = matrix.Row(i).Slice(first, columns.Length);
            for (int c = 0; c < row.Length; c++)
            {
                columns[c][i] = row[c];
            }
        }
    }
}
