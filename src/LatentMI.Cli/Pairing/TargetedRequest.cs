using LatentMI.Cli.Hosting;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;
using LatentMI.Pairing;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary>Several sides, each compared with one target, and their common rows.</summary>
internal sealed class TargetedRequest
{
    /// <summary>The sides.</summary>
    public required IReadOnlyList<SideRequest> Sides { get; init; }

    /// <summary>Y, the target.</summary>
    public required SideRequest Target { get; init; }

    /// <summary>Which rows are used.</summary>
    public required SidesRequest Rows { get; init; }

    /// <summary>How rows are paired.</summary>
    public required RowPairing Pairing { get; init; }

    /// <summary>The columns of the metadata of Y that tell which rows belong together; empty where none do.</summary>
    public required IReadOnlyList<string> GroupBy { get; init; }

    /// <summary>The addresses of the sides.</summary>
    public IReadOnlyList<string> Addresses => [.. Sides.Select(side => side.Query.Address)];

    /// <summary>Reads the sides, and the target last.</summary>
    /// <param name="files">The files that are open.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <exception cref="InputException">Something cannot be read.</exception>
    public IReadOnlyList<SampleSource> Read(OpenFiles files, CommandContext context, bool quiet) => Rows.Read([.. Sides, Target], Pairing.IsByPosition, files, context, quiet);

    /// <summary>The rows that all have, in the order of Y: each side is paired with what the ones before it left of Y, and then with what is left in the end.</summary>
    /// <param name="read">The sides, and the target last.</param>
    /// <exception cref="InputException">There are no such rows.</exception>
    public (SampleSource[] Sides, SampleSource Target) Pair(IReadOnlyList<SampleSource> read)
    {
        SampleSource[] sides = [.. read.Take(Sides.Count)];
        SampleSource common = sides.Aggregate(read[^1], (left, side) => About(side, () => RowPairingOption.Pair(Pairing, side, left).Y));
        SampleSource target = RowPairingOption.Pair(Pairing, read[^1], common).X;
        return (Array.ConvertAll(sides, side => RowPairingOption.Pair(Pairing, target, side).Y), target);
    }

    /// <summary>Does something with a side, whose address stands before what is wrong with it: each of them is X.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="side">The side.</param>
    /// <param name="work">What to do.</param>
    public static T About<T>(SampleSource side, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InputException e) when (!e.Message.StartsWith($"{side.Address}: ", StringComparison.Ordinal))
        {
            throw new InputException($"{side.Address}: {e.Message}", e);
        }
    }

    /// <summary>Which rows of the target belong together; null where nothing was said.</summary>
    /// <param name="files">The files that are open.</param>
    /// <param name="target">The target.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">There are no such columns.</exception>
    public RowGroups? Groups(OpenFiles files, SampleSource target, CancellationToken cancellationToken)
    {
        if (GroupBy.Count == 0)
        {
            return null;
        }

        (MetadataTable table, string address) = Target.ReadMetadata(files, target, cancellationToken);
        return RowGroups.Of([.. GroupBy.Select(column => table.Require(column, address).ToKeys())]);
    }
}
