namespace LatentMI.IO.Formats;

/// <summary>What the first bytes of a file prove about its format.</summary>
internal enum FormatSignature
{
    /// <summary>Nothing, or little: the name decides where it is that of another format.</summary>
    None,

    /// <summary>No other file starts like this, but some of this format start otherwise, and are told by their name.</summary>
    Usual,

    /// <summary>All files of the format start like this, and no others do.</summary>
    Required,
}
