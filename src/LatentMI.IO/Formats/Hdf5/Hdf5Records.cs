using System.Globalization;
using LatentMI.IO.Arrays;
using LatentMI.IO.Tables;
using PureHDF;
using PureHDF.VOL.Native;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>The fields of a data set of records, as old versions of AnnData stored tables, and collections of matrices of the same rows.</summary>
internal sealed class Hdf5Records
{
    private const double LargestExactInteger = 1L << 53;
    private static readonly string[] IndexNames = ["index", "_index"];
    private readonly Hdf5File _file;
    private readonly byte[] _bytes;
    private readonly Dictionary<string, object?>[]? _values;
    private readonly int _size;
    private readonly CompoundMember[] _members;

    private Hdf5Records(Hdf5File file, IH5Dataset dataset, int count, byte[] bytes, Dictionary<string, object?>[]? values)
    {
        _file = file;
        _bytes = bytes;
        _values = values;
        _size = dataset.Type.Size;
        _members = dataset.Type.Compound.Members;
        Count = count;
    }

    /// <summary>The number of records.</summary>
    public int Count { get; }

    /// <summary>The names of the rows; null where no field holds them.</summary>
    public IReadOnlyList<string>? Index =>
        Array.Find(_members, member => IndexNames.Contains(member.Name) && Hdf5Names.IsText(member.Type)) is { } index
            ? ReadTexts(index)
            : null;

    /// <summary>The fields of a number or of text, but for the names of the rows.</summary>
    public IEnumerable<MetadataColumn> Columns
    {
        get
        {
            foreach (CompoundMember member in _members.Where(member => !IndexNames.Contains(member.Name)).DistinctBy(member => member.Name))
            {
                if (Hdf5Names.IsText(member.Type))
                {
                    yield return new MetadataColumn(member.Name, ReadTexts(member));
                }
                else if (Hdf5Numbers.FindType(member.Type) is { } type)
                {
                    var numbers = new double[Count];
                    ReadNumbers(member, type, 1, numbers);
                    yield return new MetadataColumn(member.Name, numbers) { Kind = type.ToColumnKind() };
                }
            }
        }
    }

    /// <summary>Why further fields are no columns, by their names; those of a row of numbers each are matrices.</summary>
    public IReadOnlyDictionary<string, string> Problems => _members
        .Where(member => !IndexNames.Contains(member.Name) && !Hdf5Names.IsText(member.Type) && Hdf5Numbers.FindType(member.Type) is null && !IsMatrix(member.Type))
        .DistinctBy(member => member.Name)
        .ToDictionary(member => member.Name, member => $"holds {Hdf5Names.Describe(member.Type)}, neither numbers nor text");

    /// <summary>Whether a data set of records has a field that holds a row of numbers each.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="name">The field's name.</param>
    public static bool HasMatrix(IH5Dataset dataset, string name) => dataset is { Type.Class: H5DataTypeClass.Compound, Space.Dimensions.Length: 1 }
        && Array.Exists(dataset.Type.Compound.Members, member => member.Name == name && IsMatrix(member.Type));

    /// <summary>The names of the fields that hold a row of numbers each.</summary>
    /// <param name="dataset">The data set.</param>
    public static IEnumerable<string> Matrices(IH5Dataset dataset) => dataset is { Type.Class: H5DataTypeClass.Compound, Space.Dimensions.Length: 1 }
        ? dataset.Type.Compound.Members.Where(member => IsMatrix(member.Type)).Select(member => member.Name)
        : [];

    /// <summary>The names of the fields, but for that of the names of the rows.</summary>
    /// <param name="dataset">The data set of records.</param>
    public static IEnumerable<string> ColumnNames(IH5Dataset dataset) =>
        dataset.Type.Compound.Members.Select(member => member.Name).Where(name => !IndexNames.Contains(name)).Distinct();

    /// <summary>Reads all records.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dataset">The data set of records.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InputException">It does not fit into memory, or has no row.</exception>
    public static Hdf5Records Read(Hdf5File file, IH5Dataset dataset, string path)
    {
        file.RequirePlausible(dataset, path);
        long length = Hdf5Numbers.ShapeOf(dataset, file.Address.Text).Length * dataset.Type.Size;
        if (length is <= 0 or > int.MaxValue)
        {
            throw new InputException($"{file.Address.Text}: '{path}' holds no records, or more than can be read.");
        }

        file.Room.Require(length, $"{file.Address.Text}: '{path}'");
        ChunkFilters.Prepare(dataset);
        int count = (int)(length / dataset.Type.Size);
        if (Array.Exists(dataset.Type.Compound.Members, member => member.Type.Class == H5DataTypeClass.VariableLength))
        {
            // Text of variable length is elsewhere in the file, so the records alone do not hold their values.
            return new Hdf5Records(file, dataset, count, [], ((NativeDataset)dataset).Read<Dictionary<string, object?>[]>());
        }

        var bytes = new byte[length];
        ((NativeDataset)dataset).Read(bytes.AsSpan());
        return new Hdf5Records(file, dataset, count, bytes, null);
    }

    /// <summary>Reads a field that holds a row of numbers each.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="choose">Chooses among that many columns, by numbers.</param>
    public Samples ReadMatrix(string name, Func<int, int[]> choose)
    {
        CompoundMember member = Array.Find(_members, member => member.Name == name)!;
        IH5DataType element = member.Type.Array.BaseType;
        ElementType type = Hdf5Numbers.FindType(element)!.Value;
        int width = member.Type.Size / element.Size;
        var all = new double[(long)Count * width];
        ReadNumbers(member, type, width, all);
        Samples samples = type.ToSampleType() == SampleType.Float32
            ? Samples.Create(Array.ConvertAll(all, value => (float)value), Count, width)
            : Samples.Create(all, Count, width);
        return samples.SelectColumns(choose(width)).WithKind(type.ToColumnKind());
    }

    private static bool IsMatrix(IH5DataType type) =>
        type.Class == H5DataTypeClass.Array && Hdf5Numbers.FindType(type.Array.BaseType) is not null && type.Size % type.Array.BaseType.Size == 0;

    private void ReadNumbers(CompoundMember member, ElementType type, int width, double[] numbers)
    {
        IH5DataType element = member.Type.Class == H5DataTypeClass.Array ? member.Type.Array.BaseType : member.Type;
        bool isBigEndian = Hdf5ByteOrder.IsBigEndian(element);
        if (isBigEndian && _values is not null)
        {
            throw Hdf5File.BigEndian(_file.Address);
        }

        for (int row = 0; row < Count; row++)
        {
            if (_values is not null)
            {
                Convert(_values[row][member.Name], numbers.AsSpan(row * width, width));
                continue;
            }

            ReadOnlySpan<byte> field = Field(member, row);
            Hdf5Numbers.RequireTruthValues(field, type, _file.Address.Text);
            int inexact = ElementDecoder.Decode(field, type, isBigEndian, numbers.AsSpan(row * width, width));
            if (inexact >= 0)
            {
                throw Inexact();
            }
        }

        InputException Inexact() =>
            new($"{_file.Address.Text}: {OneLine.Quote(member.Name)} holds an integer beyond 2^53, which a float64 cannot hold exactly.");

        void Convert(object? value, Span<double> target)
        {
            Array values = value as Array ?? new[] { value };
            for (int i = 0; i < target.Length; i++)
            {
                object? number = values.GetValue(i);
                target[i] = number is Half half ? (double)half : System.Convert.ToDouble(number, CultureInfo.InvariantCulture);
                if (number is long or ulong && Math.Abs(target[i]) > LargestExactInteger)
                {
                    throw Inexact();
                }
            }
        }
    }

    private string[] ReadTexts(CompoundMember member)
    {
        var texts = new string[Count];
        for (int row = 0; row < Count; row++)
        {
            if (_values is not null)
            {
                texts[row] = _values[row][member.Name] as string ?? string.Empty;
                continue;
            }

            ReadOnlySpan<byte> text = Field(member, row);
            int end = text.IndexOf((byte)0);
            texts[row] = TextDecoding.Lenient.GetString(end < 0 ? text : text[..end]);
        }

        return texts;
    }

    private ReadOnlySpan<byte> Field(CompoundMember member, int row) => _bytes.AsSpan((row * _size) + member.Offset, member.Type.Size);
}
