using System.Globalization;
using LatentMI.IO.Arrays;
using PureHDF;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>Reads one vector from each data set of a group, named by its key, as UniProt's files of embeddings hold one for each protein.</summary>
internal static class KeyedVectors
{
    private const int MostNamesShown = 3;

    /// <summary>Reads all vectors of a group, in the order of their keys.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The group's path; empty for the whole file.</param>
    /// <param name="choose">Chooses among that many columns, by numbers.</param>
    /// <exception cref="InputException">There are none, they have different lengths, or they do not fit into memory.</exception>
    public static (Samples Samples, string[] Keys) Read(Hdf5File file, string path, Func<int, int[]> choose)
    {
        List<IH5Dataset> vectors = Find(file, path);
        RequireNoLinks(file, path);
        string address = file.Address.Text;
        if (vectors.Count == 0)
        {
            throw new InputException($"{address}: there are no data sets of numbers in '{path}/'.");
        }

        ArrayShape first = Hdf5Numbers.ShapeOf(vectors[0], address);
        foreach (IH5Dataset vector in vectors)
        {
            file.RequireValues(vector, vector.Name);
            ArrayShape shape = Hdf5Numbers.ShapeOf(vector, address);
            if (shape.Length != first.Length || shape.Length is 0 or > int.MaxValue)
            {
                throw new InputException(
                    $"{address}: {OneLine.Quote(vectors[0].Name)} has the shape {first} and {OneLine.Quote(vector.Name)} has {shape}; "
                    + "all vectors must have the same length, so average per-residue vectors first.");
            }
        }

        int width = (int)first.Length;
        int[] columns = choose(width);
        bool isSingle = vectors.TrueForAll(vector => Hdf5Numbers.FindType(vector.Type)!.Value.ToSampleType() == SampleType.Float32);
        SampleType type = isSingle ? SampleType.Float32 : SampleType.Float64;
        file.Room.RequireMatrix(vectors.Count, columns.Length, type, address);
        Samples samples = isSingle
            ? Samples.Create(ReadRows<float>(file, path, vectors, width, columns), vectors.Count, columns.Length)
            : Samples.Create(ReadRows<double>(file, path, vectors, width, columns), vectors.Count, columns.Length);
        return (samples, [.. vectors.Select(vector => vector.Name)]);
    }

    /// <summary>The data sets of numbers of a group, in the order of their names: of numbers if all are whole numbers, and else ordinal.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The group's path; empty for the whole file.</param>
    public static List<IH5Dataset> Find(Hdf5File file, string path)
    {
        var group = (IH5Group)file.Find(path)!;
        IH5Dataset[] vectors =
            [.. group.Children().OfType<IH5Dataset>().Where(child => Hdf5Numbers.FindType(child.Type) is not null).OrderBy(child => child.Name, StringComparer.Ordinal)];
        ulong[] numbers = new ulong[vectors.Length];
        bool isNumbered = true;
        for (int i = 0; i < vectors.Length && isNumbered; i++)
        {
            isNumbered = ulong.TryParse(vectors[i].Name, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]);
        }

        return isNumbered ? [.. vectors.Zip(numbers).OrderBy(vector => vector.Second).Select(vector => vector.First)] : [.. vectors];
    }

    /// <summary>Says how many vectors were read, and what else there is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">The group's path; empty for the whole file.</param>
    /// <param name="count">Their number.</param>
    public static IEnumerable<string> Notes(Hdf5File file, string path, int count)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{count} data sets, one row each, named and sorted by their keys");
        string[] others = [.. ((IH5Group)file.Find(path)!).Children().Where(child => child is not IH5Dataset dataset || Hdf5Numbers.FindType(dataset.Type) is null).Select(child => child.Name).Order(StringComparer.Ordinal)];
        if (others.Length > 0)
        {
            yield return $"left out, as no data sets of numbers: {OneLine.List(others.Select(name => OneLine.Quote(name)), MostNamesShown)}";
        }
    }

    // A row that is in another file must not be missing without a word.
    private static void RequireNoLinks(Hdf5File file, string path)
    {
        foreach (IH5Object child in ((IH5Group)file.Find(path)!).Children())
        {
            if (ObjectPlace.FindProblem(child, file.Root) is { } problem)
            {
                throw new InputException($"{file.Address.Text}: {OneLine.Quote(child.Name)} {problem}.");
            }
        }
    }

    private static T[] ReadRows<T>(Hdf5File file, string path, List<IH5Dataset> vectors, int width, int[] columns)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var values = new T[(long)vectors.Count * columns.Length];
        var row = new T[width];
        for (int i = 0; i < vectors.Count; i++)
        {
            file.CancellationToken.ThrowIfCancellationRequested();
            Hdf5Numbers.ReadInto(file, vectors[i], $"{path}/{vectors[i].Name}", row.AsSpan());
            for (int j = 0; j < columns.Length; j++)
            {
                values[(i * columns.Length) + j] = row[columns[j]];
            }
        }

        return values;
    }
}
