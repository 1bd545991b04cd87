using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;

namespace LatentMI.Studies.Lineages;

/// <summary>The early and late cells of known clones that a command is about.</summary>
/// <param name="Files">The files they are from, open for what else is read of them.</param>
/// <param name="Source">Their profiles, normalized.</param>
/// <param name="Lineages">Their clones, times and wells.</param>
/// <param name="Metadata">What else is known about them, a row for each.</param>
/// <param name="Rows">Their rows in the file, from 0.</param>
/// <param name="Choice">The names of columns and values that they were chosen by.</param>
public sealed record LineageSource(
    OpenFiles Files, SampleSource Source, CellLineages Lineages, MetadataTable Metadata, IReadOnlyList<int> Rows, LineageChoice Choice) : IDisposable
{
    /// <summary>Lets go of the profiles and closes the files.</summary>
    public void Dispose()
    {
        Source.Samples.Dispose();
        Files.Dispose();
    }
}
