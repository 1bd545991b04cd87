using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;

namespace LatentMI.Cli.Pairing;

/// <summary>What a command line says of one side.</summary>
internal sealed class SideRequest
{
    /// <summary>The samples, which of their rows, and how they are normalized.</summary>
    public required SampleQuery Query { get; init; }

    /// <summary>The address of the metadata; null for those in the file of the samples.</summary>
    public required string? Metadata { get; init; }

    /// <summary>The addresses of all that is read.</summary>
    public IEnumerable<string> Addresses => Metadata is null ? [Query.Address] : [Query.Address, Metadata];

    /// <summary>Reads the samples, and shows that as progress.</summary>
    /// <param name="files">The files of the command.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <exception cref="InputException">They cannot be read, or the condition cannot be used.</exception>
    public SampleSource Read(OpenFiles files, CommandContext context, bool quiet) => ProgressDisplay.For(new ReadingText(), context, quiet).Run(progress =>
    {
        progress?.Report(Query.Address);
        return Query.ReadFrom(files, context.CancellationToken);
    });

    /// <summary>The metadata of the rows that were read.</summary>
    /// <param name="files">The files of the command.</param>
    /// <param name="source">The samples.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The table, and where it came from.</returns>
    /// <exception cref="InputException">The metadata cannot be read or belong to other rows.</exception>
    public (MetadataTable Table, string Address) ReadMetadata(OpenFiles files, SampleSource source, CancellationToken cancellationToken)
    {
        string address = Metadata ?? source.Address;
        return (RowFilter.MetadataOf(source, files.Open(address, Query.Reading).ReadMetadata(cancellationToken), address), address);
    }
}
