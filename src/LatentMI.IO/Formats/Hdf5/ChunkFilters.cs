using System.Reflection;
using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace LatentMI.IO.Formats.Hdf5;

/// <summary>
/// What the filters of the data set that is being read have to know of each other. A chunk may have been stored without one of the filters, as
/// LZF does where it gains nothing; the library then leaves out the filter before that one, in the order of writing, instead of it.
/// </summary>
internal static class ChunkFilters
{
    // The library shows nobody which filters a data set has; its version is pinned, and tests read such chunks.
    private static readonly PropertyInfo Pipeline =
        typeof(NativeDataset).GetProperty("InternalFilterPipeline", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;

    [ThreadStatic]
    private static int _bytesShuffledBeforeLzf;

    /// <summary>The size of the values whose bytes were shuffled before LZF compressed them; 0 where they were not.</summary>
    public static int BytesShuffledBeforeLzf => _bytesShuffledBeforeLzf;

    /// <summary>Prepares for a data set that is read next on this thread.</summary>
    /// <param name="dataset">The data set.</param>
    public static void Prepare(IH5Dataset dataset)
    {
        ushort[] filters = dataset.Layout.Class == H5DataLayoutClass.Chunked ? FiltersOf(dataset) : [];
        int lzf = Array.IndexOf(filters, LzfFilter.Id);
        _bytesShuffledBeforeLzf = lzf > 0 && filters[lzf - 1] == ShuffleFilter.Id ? dataset.Type.Size : 0;
    }

    private static ushort[] FiltersOf(IH5Dataset dataset)
    {
        object? pipeline = Pipeline.GetValue(dataset);
        var filters = (Array?)pipeline?.GetType().GetProperty("FilterDescriptions")!.GetValue(pipeline);
        return filters is null ? [] : [.. filters.Cast<object>().Select(filter => (ushort)filter.GetType().GetProperty("Identifier")!.GetValue(filter)!)];
    }
}
