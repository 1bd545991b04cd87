using System.Numerics;
using System.Runtime.InteropServices;

namespace LatentMI.IO.Formats.MatrixMarket;

/// <summary>The entries of a sparse matrix that fall into chosen columns, until they become a dense one.</summary>
/// <param name="isTransposed">Whether rows and columns change places.</param>
/// <param name="target">Where each column goes, after they changed places; -1 where it was not chosen.</param>
internal sealed class MatrixEntries(bool isTransposed, int[] target)
{
    /// <summary>What an entry takes.</summary>
    public const int BytesOfEntry = 16;

    private readonly List<(int Row, int Column, double Value)> _entries = [];

    /// <summary>The largest magnitude; infinite where a value is not finite or no whole number.</summary>
    public double Largest { get; private set; }

    /// <summary>Adds an entry.</summary>
    /// <param name="row">Its row, from 0.</param>
    /// <param name="column">Its column, from 0.</param>
    /// <param name="value">Its value.</param>
    public void Add(int row, int column, double value)
    {
        (row, column) = isTransposed ? (column, row) : (row, column);
        if (target[column] >= 0)
        {
            _entries.Add((row, target[column], value));
            Largest = double.IsInteger(value) ? Math.Max(Largest, Math.Abs(value)) : double.PositiveInfinity;
        }
    }

    /// <summary>The dense matrix, row after row. Entries at the same place are added.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    public T[] ToDense<T>(int rows, int columns)
        where T : unmanaged, INumberBase<T>
    {
        var values = new T[(long)rows * columns];
        foreach ((int row, int column, double value) in CollectionsMarshal.AsSpan(_entries))
        {
            values[(row * columns) + column] += T.CreateTruncating(value);
        }

        return values;
    }
}
