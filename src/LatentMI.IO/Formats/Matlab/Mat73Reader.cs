using LatentMI.IO.Arrays;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.IO.Streams;
using PureHDF;

namespace LatentMI.IO.Formats.Matlab;

/// <summary>
/// Reads the variables of a MAT-file of level 7.3: HDF5 after a header of 512 bytes, a data set for each variable. Its axes are in the reverse order,
/// because MATLAB stores the first axis as the one that varies fastest; samples have those of MATLAB.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class Mat73Reader(SourceFile file) : FormatReader(file, "mat")
{
    private const string ClassAttribute = "MATLAB_class";
    private const string EmptyAttribute = "MATLAB_empty";
    private const string SparseAttribute = "MATLAB_sparse";
    private const string Imaginary = "imag";

    // What MATLAB keeps for itself: the content of cells, and objects.
    private const char OwnPrefix = '#';
    private readonly Hdf5Source _source = new(file);

    /// <summary>Reads a variable as samples: the first axis is the rows; a list of numbers is one column.</summary>
    /// <param name="address">What the user wrote: the file, the name of a variable, and columns of it; without a name the only one that holds numbers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There is no such variable, it holds no real numbers, or there are several and none was named.</exception>
    public override SampleSource ReadSamples(SampleAddress address, CancellationToken cancellationToken) => _source.Use(address, Room, Read, cancellationToken);

    /// <inheritdoc/>
    public override IReadOnlyList<ContentItem> List(SampleAddress address, CancellationToken cancellationToken) => _source.Use(
        address,
        Room,
        hdf5 => (IReadOnlyList<ContentItem>)[.. Variables(hdf5).Select(found => MatReader.Describe($"{address.Path}:{found.Variable.Name}", found.Variable))],
        cancellationToken);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _source.Dispose();
        base.Dispose();
    }

    private SampleSource Read(Hdf5File hdf5)
    {
        SampleAddress address = hdf5.Address;
        (MatVariable Variable, IH5Object Object)[] variables = Variables(hdf5);
        (string? name, bool isTransposed, string? columns) = address.SplitMatrix(item => Array.Exists(variables, found => found.Variable.Name == item));
        MatVariable wanted = MatReader.Choose(address, name, [.. variables.Select(found => found.Variable)]);
        var dataset = (IH5Dataset)Array.Find(variables, found => ReferenceEquals(found.Variable, wanted)).Object;
        NumericArray values = ReadValues(hdf5, dataset, wanted);
        return MatReader.ToSource(values, address, wanted, Name, isNamed: name is not null, isTransposed, columns);
    }

    private static NumericArray ReadValues(Hdf5File hdf5, IH5Dataset dataset, MatVariable variable)
    {
        ArrayShape shape = variable.Shape(hdf5.Address.Text);
        NumericArray.RequireMatrix(shape, hdf5.Address.Text);
        if (Hdf5Numbers.FindType(dataset.Type)!.Value.ToSampleType() == SampleType.Float32)
        {
            hdf5.RequirePlausible(dataset, variable.Name);
            var singles = new float[shape.Length];
            Hdf5Numbers.ReadInto(hdf5, dataset, variable.Name, singles.AsSpan());
            return new NumericArray(shape, FortranOrder.ToRowMajor(singles, shape)) { Kind = variable.Kind };
        }

        return new NumericArray(shape, FortranOrder.ToRowMajor(Hdf5Numbers.ReadAll(hdf5, dataset, variable.Name), shape)) { Kind = variable.Kind };
    }

    private static (MatVariable Variable, IH5Object Object)[] Variables(Hdf5File hdf5) =>
    [
        .. hdf5.Root.Children()
            .Where(child => child.Name.Length > 0 && child.Name[0] != OwnPrefix)
            .OrderBy(child => child.Name, StringComparer.Ordinal)
            .Select(child => (VariableOf(child), child)),
    ];

    private static MatVariable VariableOf(IH5Object item)
    {
        if (item is not IH5Dataset dataset)
        {
            return new MatVariable(item.Name, item is IH5Group && item.AttributeExists(SparseAttribute) ? MatClass.Sparse : MatClass.Struct, IsComplex: false, [0, 0]);
        }

        bool isComplex = dataset.Type.Class == H5DataTypeClass.Compound && Array.Exists(dataset.Type.Compound.Members, member => member.Name == Imaginary);
        MatClass kind = ClassOf(dataset);

        // An array without values is stored as the lengths of its axes.
        return dataset.AttributeExists(EmptyAttribute)
            ? new MatVariable(item.Name, kind, isComplex, [0, 0])
            : new MatVariable(item.Name, kind, isComplex, [.. dataset.Space.Dimensions.Reverse().Select(length => (long)Math.Min(length, long.MaxValue))]);
    }

    /// <summary>The class that the file names; of what another program wrote, by the type of the values.</summary>
    private static MatClass ClassOf(IH5Dataset dataset)
    {
        bool isNumber = Hdf5Numbers.FindType(dataset.Type) is not null;
        return Hdf5Names.ReadAttribute(dataset, ClassAttribute) switch
        {
            "char" => MatClass.Char,
            "cell" => MatClass.Cell,
            "struct" => MatClass.Struct,
            "logical" when isNumber => MatClass.UInt8,
            "double" when isNumber => MatClass.Double,
            "single" when isNumber => MatClass.Single,
            null or "int8" or "uint8" or "int16" or "uint16" or "int32" or "uint32" or "int64" or "uint64" when isNumber => OfType(Hdf5Numbers.FindType(dataset.Type)!.Value),
            null when Hdf5Names.IsText(dataset.Type) => MatClass.Char,
            _ => MatClass.Object,
        };
    }

    private static MatClass OfType(ElementType type) => type switch
    {
        ElementType.Int8 => MatClass.Int8,
        ElementType.UInt8 or ElementType.Bool => MatClass.UInt8,
        ElementType.Int16 => MatClass.Int16,
        ElementType.UInt16 => MatClass.UInt16,
        ElementType.Int32 => MatClass.Int32,
        ElementType.UInt32 => MatClass.UInt32,
        ElementType.Int64 => MatClass.Int64,
        ElementType.UInt64 => MatClass.UInt64,
        ElementType.Float64 => MatClass.Double,
        _ => MatClass.Single,
    };
}
