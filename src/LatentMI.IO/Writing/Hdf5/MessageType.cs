namespace LatentMI.IO.Writing.Hdf5;

/// <summary>The kinds of messages in object headers that are read or written here (HDF5 File Format Specification, IV.A.2).</summary>
internal enum MessageType : ushort
{
    /// <summary>Unused room.</summary>
    Nil = 0x00,

    /// <summary>The shape of a data set.</summary>
    Dataspace = 0x01,

    /// <summary>How a group with new-style links keeps them.</summary>
    LinkInfo = 0x02,

    /// <summary>The type of the elements of a data set.</summary>
    Datatype = 0x03,

    /// <summary>What elements are that were never written.</summary>
    FillValue = 0x05,

    /// <summary>One link of a group.</summary>
    Link = 0x06,

    /// <summary>Where the values of a data set are.</summary>
    Layout = 0x08,

    /// <summary>When a group with new-style links changes how it keeps them.</summary>
    GroupInfo = 0x0A,

    /// <summary>An attribute with its value.</summary>
    Attribute = 0x0C,

    /// <summary>A comment.</summary>
    Comment = 0x0D,

    /// <summary>When the object was changed, in the format of old files.</summary>
    OldModificationTime = 0x0E,

    /// <summary>Where further messages are.</summary>
    Continuation = 0x10,

    /// <summary>Where a group of the old style keeps its links.</summary>
    SymbolTable = 0x11,

    /// <summary>When the object was changed.</summary>
    ModificationTime = 0x12,

    /// <summary>How attributes are kept.</summary>
    AttributeInfo = 0x15,
}
