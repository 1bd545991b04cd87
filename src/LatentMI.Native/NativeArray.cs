using System.Globalization;
using System.Runtime.InteropServices;
using LatentMI.IO.Formats;

namespace LatentMI.Native;

/// <summary>A matrix of the caller: <c>lmi_array</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeArray
{
    private const int Float32 = 32;
    private const int Float64 = 64;

    /// <summary>The first value.</summary>
    public void* Values;

    /// <summary>The number of rows.</summary>
    public long Rows;

    /// <summary>The number of columns.</summary>
    public long Columns;

    /// <summary>The type of the values: 32 or 64.</summary>
    public int Type;

    /// <summary>What the numbers mean: a <see cref="ColumnKind"/>.</summary>
    public int Kind;

    /// <summary>The columns' names; null where they have none.</summary>
    public byte** ColumnNames;

    /// <summary>What codes of labels stand for; null where they are numbers.</summary>
    public byte** Labels;

    /// <summary>The number of labels.</summary>
    public long LabelCount;

    /// <summary>An array of values that the library owns and keeps where they are.</summary>
    /// <param name="values">The first value.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="type">The type of the values.</param>
    public static NativeArray Of(void* values, int rows, int columns, SampleType type) => new()
    {
        Values = values,
        Rows = rows,
        Columns = columns,
        Type = type == SampleType.Float32 ? Float32 : Float64,
    };

    /// <summary>The samples, without a copy: usable for as long as the caller's call lasts.</summary>
    /// <param name="name">What messages call them.</param>
    /// <exception cref="InputException">The shape, the type or the kind is none that there is.</exception>
    public readonly SampleSource ToSource(string name)
    {
        if (Rows is < 0 or > int.MaxValue || Columns is < 0 or > int.MaxValue)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{name} has the shape {Rows} x {Columns}; give at most {int.MaxValue} rows and columns."));
        }

        if (Type is not (Float32 or Float64) || !Enum.IsDefined((ColumnKind)Kind))
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{name} has values of type {Type} and kind {Kind}, of which one is unknown; see latentmi.h."));
        }

        if (Values is null && Rows > 0 && Columns > 0)
        {
            throw new InputException($"{name} has no values; give the address of the first.");
        }

        string[]? names = ColumnNames is null ? null : ReadTexts(ColumnNames, Columns);
        string[]? labels = Labels is null ? null : ReadTexts(Labels, LabelCount);
        Samples samples = Samples.View((nint)Values, (int)Rows, (int)Columns, Type == Float32 ? SampleType.Float32 : SampleType.Float64, names);
        if (labels is not null)
        {
            RequireCodes(samples, labels.Length, name);
        }

        return new SampleSource(samples.WithKind((ColumnKind)Kind), name, "array") { Labels = labels };
    }

    private static string[] ReadTexts(byte** texts, long count)
    {
        var read = new string[count];
        for (long i = 0; i < count; i++)
        {
            read[i] = Marshal.PtrToStringUTF8((nint)texts[i]) ?? string.Empty;
        }

        return read;
    }

    private static void RequireCodes(Samples samples, int labels, string name)
    {
        for (int row = 0; row < samples.Count; row++)
        {
            if (samples.Dimensions != 1 || !(samples[row, 0] >= 0 && samples[row, 0] < labels && double.IsInteger(samples[row, 0])))
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: row {row + 1} is no code of one of {OneLine.Count(labels, "label")}; give one column of codes from 0."));
            }
        }
    }
}
