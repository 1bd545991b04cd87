using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.IO.Streams;

namespace LatentMI.IO.Writing;

/// <summary>Reads back a copy of an AnnData file with results, before it takes its place.</summary>
internal static class AnnDataCheck
{
    /// <summary>Makes sure that a copy has all that the original has, and the results.</summary>
    /// <param name="original">The original.</param>
    /// <param name="written">Where the copy is.</param>
    /// <param name="path">Where it will be, for messages.</param>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="OutputException">It has not.</exception>
    public static void Require(SourceFile original, string written, string path, AnnDataResults results, CancellationToken cancellationToken)
    {
        try
        {
            using (var copy = SourceFile.Open(written))
            {
                RequireItems(List(original, cancellationToken), List(copy, cancellationToken));
            }

            foreach ((string name, double[] values) in results.Columns)
            {
                RequireValues($"{written}:obs/{results.Key}_{name}", values.Length, columns: 1, (row, _) => values[row], cancellationToken);
            }

            foreach ((string name, float[] values, int columns) in results.Matrices)
            {
                RequireValues(
                    $"{written}:obsm/{results.Key}_{name}", values.Length / columns, columns, (row, column) => values[(row * columns) + column], cancellationToken);
            }
        }
        catch (InputException e)
        {
            throw new OutputException($"{path}: the copy cannot be read back and was not kept: {OneLine.Of(e.Message)}", e);
        }
    }

    private static IEnumerable<(string Item, string Kind, long Rows, long Columns, string? Type)> List(SourceFile file, CancellationToken cancellationToken)
    {
        using var source = new Hdf5Source(file);
        return
        [
            .. source.Use(new SampleAddress(file.Path, file.Path, null), MemoryRoom.Unbounded, Hdf5Contents.List, cancellationToken)
                .Select(item => (item.Address[file.Path.Length..], item.Kind, item.Rows, item.Columns, item.Type)),
        ];
    }

    private static void RequireItems<T>(IEnumerable<T> original, IEnumerable<T> copy)
    {
        if (original.Except(copy).Take(1).ToArray() is [{ } lost])
        {
            throw new InputException($"it lacks {lost}.");
        }
    }

    private static void RequireValues(string address, int rows, int columns, Func<int, int, double> value, CancellationToken cancellationToken)
    {
        using Samples read = SampleReader.Read(address, cancellationToken).Samples;
        bool isEqual = read.Count == rows && read.Dimensions == columns;
        for (int i = 0; isEqual && i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                isEqual &= read[i, j].Equals(value(i, j));
            }
        }

        if (!isEqual)
        {
            throw new InputException($"{address} has other values than were written.");
        }
    }
}
