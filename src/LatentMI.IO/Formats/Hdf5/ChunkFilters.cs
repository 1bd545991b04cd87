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
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
    private static readonly PropertyInfo Pipeline = typeof(NativeDataset).GetProperty("InternalFilterPipeline", Hidden)!;

    // Types by their names in one constant each, so that compilation ahead of time finds and keeps them.
    private static readonly PropertyInfo Descriptions =
        Type.GetType("PureHDF.VOL.Native.FilterPipelineMessage, PureHDF", throwOnError: true)!.GetProperty("FilterDescriptions", Hidden)!;

    private static readonly PropertyInfo Identifier =
        Type.GetType("PureHDF.VOL.Native.FilterDescription, PureHDF", throwOnError: true)!.GetProperty("Identifier", Hidden)!;

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
        return pipeline is null ? [] : [.. ((Array)Descriptions.GetValue(pipeline)!).Cast<object>().Select(filter => (ushort)Identifier.GetValue(filter)!)];
    }
}
