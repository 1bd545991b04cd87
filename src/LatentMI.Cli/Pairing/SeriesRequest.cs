using LatentMI.Cli.Hosting;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary>Two series of the same times as a command line asks for them, and the trials that lags do not cross.</summary>
internal sealed class SeriesRequest
{
    /// <summary>X.</summary>
    public required SideRequest X { get; init; }

    /// <summary>Y.</summary>
    public required SideRequest Y { get; init; }

    /// <summary>Which rows of both are used.</summary>
    public required SidesRequest Sides { get; init; }

    /// <summary>The column of the trials that lags do not cross; null where they cross everything.</summary>
    public required string? Within { get; init; }

    /// <summary>Reads both.</summary>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <returns>X, Y, and which rows lags set beside each other.</returns>
    /// <exception cref="InputException">Something cannot be read, or does not belong together.</exception>
    public (SampleSource X, SampleSource Y, LaggedRows Lagged) Read(CommandContext context, bool quiet)
    {
        using var files = new OpenFiles();
        IReadOnlyList<SampleSource> read = Sides.Read([X, Y], isByPosition: true, files, context, quiet);
        try
        {
            RowOrder.Require(read[0], read[1], "Y", canPairByNames: false);
            IReadOnlyList<(MetadataColumn Column, string Address)> trials = Within is null ? [] : FindTrials(Within, read, files, context.CancellationToken);
            return (read[0], read[1], new LaggedRows(read[0].Samples.Count, Times(read[0], read[1]), trials));
        }
        catch
        {
            foreach (SampleSource source in read)
            {
                source.Samples.Dispose();
            }

            throw;
        }
    }

    /// <summary>The place of each row in its recording, which lags count; null where the rows are as they follow each other.</summary>
    private int[]? Times(SampleSource x, SampleSource y)
    {
        (IReadOnlyList<int>? ofX, IReadOnlyList<int>? ofY) = (x.RowNumbers, y.RowNumbers);
        if (ofX is not null && ofY is not null && ofX.SequenceEqual(ofY))
        {
            return [.. ofX];
        }

        // Rows that each side chose by itself follow each other. What is left out of them in pairs afterward would have to be found in both.
        return (ofX is null && ofY is null) || (Sides.Where is null && !Sides.DropsMissing)
            ? null
            : throw new InputException(
                "--where and --drop-missing leave out pairs of rows, but X and Y are of different rows of their files, so that lags cannot count those between; write the rows of each side to a file of its own first, as 'lmi convert' does.");
    }

    /// <summary>The columns of the trials. What is known of them on either side counts.</summary>
    private (MetadataColumn Column, string Address)[] FindTrials(string column, IReadOnlyList<SampleSource> sources, OpenFiles files, CancellationToken cancellationToken)
    {
        var known = new List<(MetadataColumn Column, string Address)>();
        string? missing = null;
        foreach ((SideRequest side, SampleSource source) in new[] { X, Y }.Zip(sources))
        {
            string address = side.Metadata ?? source.Address;
            if (files.Open(address, side.Query.Reading).FindMetadata(cancellationToken) is not { } table)
            {
                continue;
            }

            if (table.Find(column) is null)
            {
                missing ??= $"{address}: {table.DescribeMissing(column)}";
                continue;
            }

            known.Add((RowFilter.MetadataOf(source, table, address).Find(column)!, address));
        }

        return known.Count > 0 ? [.. known] : throw new InputException(
            missing ?? $"{sources[0].Address}: neither X nor Y has metadata on its rows, with the column {OneLine.Quote(column)} of --lag-within; give a table of them with --metadata-x FILE.");
    }
}
