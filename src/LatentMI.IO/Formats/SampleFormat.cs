namespace LatentMI.IO.Formats;

/// <summary>A format of files that hold samples.</summary>
internal enum SampleFormat
{
    /// <summary>One NumPy array.</summary>
    Npy,

    /// <summary>A zip archive of NumPy arrays.</summary>
    Npz,

    /// <summary>The format of the MNIST files.</summary>
    Idx,

    /// <summary>Numbers in text, separated by commas, tabs, semicolons, or white space.</summary>
    Text,

    /// <summary>HDF5, among it AnnData and MuData.</summary>
    Hdf5,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>The Matrix Market exchange format.</summary>
    MatrixMarket,
}
