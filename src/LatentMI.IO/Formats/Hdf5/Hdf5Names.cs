using PureHDF;
using PureHDF.VOL.Native;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Reads text: data sets and attributes of strings.</summary>
internal static class Hdf5Names
{
    // The least that a text takes, with the reference to it.
    private const int BytesPerText = 32;

    /// <summary>Whether a type is text, of fixed or variable length.</summary>
    /// <param name="type">The type.</param>
    public static bool IsText(IH5DataType type) =>
        type.Class == H5DataTypeClass.String || (type.Class == H5DataTypeClass.VariableLength && type.VariableLength.BaseType is null or { Size: 1 });

    /// <summary>Whether a data set is a list of texts.</summary>
    /// <param name="dataset">The data set.</param>
    public static bool IsList(IH5Dataset dataset) => dataset.Space.Dimensions is [_] or [_, 1] && IsText(dataset.Type);

    /// <summary>A type in words.</summary>
    /// <param name="type">The type.</param>
    public static string Describe(IH5DataType type) => Hdf5Numbers.FindType(type) is { } number
        ? number.ToString().ToLowerInvariant()
        : type.Class switch
        {
            H5DataTypeClass.String => "text",
            H5DataTypeClass.VariableLength => IsText(type) ? "text" : "lists of different lengths",
            H5DataTypeClass.Compound => "records of several fields",
            H5DataTypeClass other => FormattableString.Invariant($"values of the type {other.ToString().ToLowerInvariant()} of {type.Size} bytes"),
        };

    /// <summary>Reads a data set of texts.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="InputException">It holds something else.</exception>
    public static string[] ReadAll(Hdf5File file, IH5Dataset dataset, string path)
    {
        if (!IsText(dataset.Type))
        {
            throw new InputException($"{file.Address.Text}: '{path}' does not hold text but {Describe(dataset.Type)}.");
        }

        file.RequirePlausible(dataset, path);
        long count = Hdf5Numbers.ShapeOf(dataset, file.Address.Text).Length;
        file.Room.Require((Int128)count * BytesPerText, $"{file.Address.Text}: '{path}'");
        var texts = new string[count];
        if (texts.Length > 0)
        {
            ChunkFilters.Prepare(dataset);
            ((NativeDataset)dataset).Read(texts.AsSpan());
        }

        return Array.ConvertAll(texts, text => text ?? string.Empty);
    }

    /// <summary>The text of an attribute; null where there is none.</summary>
    /// <param name="item">The group or data set.</param>
    /// <param name="name">The attribute's name.</param>
    public static string? ReadAttribute(IH5Object item, string name)
    {
        if (!item.AttributeExists(name) || item.Attribute(name) is not { } attribute || !IsText(attribute.Type) || attribute.Space.Type == H5DataspaceType.Null)
        {
            return null;
        }

        var text = new string[1];
        ((NativeAttribute)attribute).Read(text.AsSpan());
        return text[0];
    }

    /// <summary>The texts of an attribute; null where there is none, or it holds something else.</summary>
    /// <param name="item">The group or data set.</param>
    /// <param name="name">The attribute's name.</param>
    public static string[]? ReadAttributes(IH5Object item, string name)
    {
        const ulong most = 1 << 20;
        if (!item.AttributeExists(name) || item.Attribute(name) is not { } attribute || !IsText(attribute.Type)
            || attribute.Space.Dimensions is not [<= most and var count])
        {
            return null;
        }

        var texts = new string[count];
        if (texts.Length > 0)
        {
            ((NativeAttribute)attribute).Read(texts.AsSpan());
        }

        return texts;
    }
}
