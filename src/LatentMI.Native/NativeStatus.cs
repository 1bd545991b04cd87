namespace LatentMI.Native;

/// <summary>What functions return: <c>enum lmi_status</c>.</summary>
internal enum NativeStatus
{
    /// <summary>The work is done.</summary>
    Ok = 0,

    /// <summary>A bug of the library.</summary>
    Failed = 1,

    /// <summary>Data or settings cannot be used.</summary>
    BadInput = 2,

    /// <summary>The caller ended the work.</summary>
    Canceled = 3,

    /// <summary>There is not enough memory.</summary>
    OutOfMemory = 4,
}
