using System.Buffers.Binary;
using System.Globalization;
using LatentMI.IO.Arrays;
using Parquet.Schema;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>Reads the numbers of a column of a Parquet file, one for each row or a list for each row.</summary>
/// <param name="table">The table.</param>
/// <param name="column">The column, of numbers.</param>
internal sealed class ParquetNumbers(ParquetTable table, ParquetColumn column)
{
    private readonly DataField _field = column.Values!;

    /// <summary>Takes a number.</summary>
    /// <param name="row">Its row, from 0.</param>
    /// <param name="place">Its place in the list of the row, from 0.</param>
    /// <param name="number">The number; NaN where there is none.</param>
    public delegate void Take(int row, int place, double number);

    /// <summary>How many numbers the lists have; 0 where there is no list. Only as much is read as it takes to see the first one.</summary>
    /// <exception cref="InputException">The column is damaged.</exception>
    public int FindLength()
    {
        if (table.FindCommonLength(column) is { } length)
        {
            return length;
        }

        int first = 0;
        foreach (ParquetPart part in table.Parts(column))
        {
            ReadPart(part, (_, list) => first = first == 0 ? list ?? 0 : first, static (_, _, _) => { });
            if (first > 0)
            {
                break;
            }
        }

        return first;
    }

    /// <summary>Reads all numbers, in the order of the rows.</summary>
    /// <param name="length">How many numbers each list has; 1 where there are no lists.</param>
    /// <param name="take">Takes them. Where a row has no list it takes NaN in every place.</param>
    /// <exception cref="InputException">A list has another length, a value is an integer that a double cannot hold, or the column is damaged.</exception>
    public void Read(int length, Take take)
    {
        (int Row, int Count)? first = null;
        foreach (ParquetPart part in table.Parts(column))
        {
            ReadPart(part, EndList, TakeWithin);
        }

        if (first is { } list && list.Count != length)
        {
            throw Damaged();
        }

        // A list that is too long is found at its end only.
        void TakeWithin(int row, int place, double number)
        {
            if (place < length)
            {
                take(row, place, number);
            }
        }

        void EndList(int row, int? count)
        {
            if (count is null)
            {
                for (int place = 0; place < length; place++)
                {
                    take(row, place, double.NaN);
                }

                return;
            }

            first ??= (row, count.Value);
            if (count != first.Value.Count)
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{table.Address.Text}: the column {OneLine.Quote(column.Name)} holds lists of different lengths, {first.Value.Count} in row {first.Value.Row + 1} and {count} in row {row + 1}; only lists of one length can be read as columns."));
            }
        }
    }

    private void ReadPart(ParquetPart part, Action<int, int?> endList, Take take)
    {
        switch (column.Element)
        {
            case ElementType.Bool:
                Read<bool>(part, value => value ? 1 : 0, endList, take);
                break;
            case ElementType.Int8:
                Read<sbyte>(part, value => value, endList, take);
                break;
            case ElementType.UInt8:
                Read<byte>(part, value => value, endList, take);
                break;
            case ElementType.Int16:
                Read<short>(part, value => value, endList, take);
                break;
            case ElementType.UInt16:
                Read<ushort>(part, value => value, endList, take);
                break;
            case ElementType.Int32:
                Read<int>(part, value => value, endList, take);
                break;
            case ElementType.UInt32:
                Read<uint>(part, value => value, endList, take);
                break;
            case ElementType.Int64:
                Read<long>(part, Exact, endList, take);
                break;
            case ElementType.UInt64:
                Read<ulong>(part, Exact, endList, take);
                break;
            case ElementType.Float16:
                Read<ReadOnlyMemory<byte>>(part, Half, endList, take);
                break;
            case ElementType.Float32:
                Read<float>(part, value => value, endList, take);
                break;
            default:
                if (_field.ClrType == typeof(decimal))
                {
                    Read<decimal>(part, value => (double)value, endList, take);
                }
                else
                {
                    Read<double>(part, value => value, endList, take);
                }

                break;
        }
    }

    private void Read<T>(ParquetPart part, Func<T, double> convert, Action<int, int?> endList, Take take)
        where T : struct
    {
        var values = new T[part.Values];
        int[]? levels = _field.MaxDefinitionLevel > 0 ? new int[part.Values] : null;
        int[]? repetitions = column.IsList ? new int[part.Values] : null;
        part.Group.ReadRawAsync(_field, values.AsMemory(), levels?.AsMemory(), repetitions?.AsMemory(), table.CancellationToken).AsTask().GetAwaiter().GetResult();
        int next = 0;
        if (repetitions is null)
        {
            for (int i = 0; i < part.Values; i++)
            {
                take(part.FirstRow + i, 0, Number(i));
            }

            return;
        }

        int row = -1;
        int? count = null;
        for (int i = 0; i < part.Values; i++)
        {
            if (repetitions[i] == 0)
            {
                EndRow();
                row++;
                count = levels![i] < column.ElementLevel - 1 ? null : 0;
            }

            if (row < 0 || row >= part.Rows || (repetitions[i] > 0 && count is not > 0))
            {
                throw Damaged();
            }

            if (levels![i] >= column.ElementLevel)
            {
                take(part.FirstRow + row, count!.Value, Number(i));
                count++;
            }
        }

        EndRow();
        if (row != part.Rows - 1)
        {
            throw Damaged();
        }

        double Number(int i) => levels is null || levels[i] == _field.MaxDefinitionLevel ? convert(values[next++]) : double.NaN;

        void EndRow()
        {
            if (row >= 0)
            {
                endList(part.FirstRow + row, count);
            }
        }
    }

    private double Exact<T>(T value)
        where T : System.Numerics.IBinaryInteger<T>
    {
        double number = double.CreateTruncating(value);
        return Math.Abs(number) <= 1L << 53
            ? number
            : throw new InputException($"{table.Address.Text}: the column {OneLine.Quote(column.Name)} holds an integer beyond 2^53, which a float64 cannot hold exactly.");
    }

    private double Half(ReadOnlyMemory<byte> value) => value.Length == sizeof(ushort) ? (double)BinaryPrimitives.ReadHalfLittleEndian(value.Span) : throw Damaged();

    private InputException Damaged() =>
        new($"{table.Address.Text}: the column {OneLine.Quote(column.Name)} does not have a value for each row; the file is damaged.");
}
