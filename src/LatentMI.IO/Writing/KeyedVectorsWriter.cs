using PureHDF;

namespace LatentMI.IO.Writing;

/// <summary>Writes a vector for each key as an HDF5 file with a data set for each, as UniProt's files of embeddings of proteins are.</summary>
public static class KeyedVectorsWriter
{
    /// <summary>Writes the vectors as float32.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="keys">The key of each row, each once.</param>
    /// <param name="vectors">The rows.</param>
    public static void Write(Stream stream, IReadOnlyList<string> keys, Samples vectors)
    {
        var file = new H5File();
        for (int row = 0; row < keys.Count; row++)
        {
            var values = new float[vectors.Dimensions];
            for (int j = 0; j < values.Length; j++)
            {
                values[j] = (float)vectors[row, j];
            }

            file[keys[row]] = values;
        }

        // The writer moves back and forth, and closes what it writes to.
        using var bytes = new MemoryStream();
        file.Write(bytes);
        stream.Write(bytes.ToArray());
    }
}
