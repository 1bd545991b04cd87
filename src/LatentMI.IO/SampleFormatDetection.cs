using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.IO.Formats.Idx;
using LatentMI.IO.Formats.MatrixMarket;
using LatentMI.IO.Formats.Npy;
using LatentMI.IO.Formats.Parquet;
using LatentMI.IO.Streams;

namespace LatentMI.IO;

/// <summary>Tells a file's format from its first bytes and, where those say nothing, from its name.</summary>
internal static class SampleFormatDetection
{
    private const string Supported =
        "supported are .npy, .npz, .csv, .tsv, .txt, .dat, .h5, .hdf5, .h5ad, .h5mu, .parquet, .mtx, and idx (.idx, -ubyte)";

    /// <summary>The format of a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">The file is empty, or of no known format, or its content contradicts its name.</exception>
    public static SampleFormat Detect(SourceFile file)
    {
        ReadOnlySpan<byte> head = file.Head;
        if (head.IsEmpty)
        {
            throw new InputException($"{file.Path}: the file is empty.");
        }

        if (head.StartsWith(NpyHeader.Magic))
        {
            return SampleFormat.Npy;
        }

        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
        {
            return !file.IsGzip
                ? SampleFormat.Npz
                : throw new InputException($"{file.Path}: a gzipped archive cannot be read; unpack it with gunzip first.");
        }

        string extension = Path.GetExtension(file.ContentName).ToLowerInvariant();

        // The signature may stand after a block of the user's own, so the name counts, too.
        if (head.StartsWith(Hdf5Reader.Magic) || FileNames.Hdf5Extensions.Contains(extension))
        {
            return SampleFormat.Hdf5;
        }

        if (head.StartsWith(ParquetSamples.Magic))
        {
            return SampleFormat.Parquet;
        }

        if (head.StartsWith(MatrixMarketReader.Magic))
        {
            return SampleFormat.MatrixMarket;
        }

        if (FileNames.ArrayExtensions.Contains(extension) || FileNames.OtherExtensions.Contains(extension))
        {
            throw new InputException($"{file.Path}: is named {extension} but does not start like one; is it damaged or of another type?");
        }

        if (IdxReader.IsIdxStart(head) || FileNames.IsIdxName(file.ContentName))
        {
            return SampleFormat.Idx;
        }

        if (FileNames.TextExtensions.Contains(extension))
        {
            return SampleFormat.Text;
        }

        string type = extension.Length == 0 ? "a file without an extension" : $"'{extension}'";
        throw new InputException($"{file.Path}: unknown type, {type}; {Supported}.");
    }
}
