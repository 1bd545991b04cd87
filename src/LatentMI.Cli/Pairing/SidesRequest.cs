using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;

namespace LatentMI.Cli.Pairing;

/// <summary>What a command line says of the rows of all sides together.</summary>
/// <param name="Where">The condition on pairs of rows; null for all.</param>
/// <param name="DropsMissing">Whether rows with missing values are left out.</param>
internal sealed record SidesRequest(RowExpression? Where, bool DropsMissing)
{
    /// <summary>Reads sides, and shows that as progress.</summary>
    /// <param name="sides">The sides, X first.</param>
    /// <param name="isByPosition">Whether row i of one belongs to row i of the others.</param>
    /// <param name="files">The files of the command.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <exception cref="InputException">They cannot be read, or no row is left.</exception>
    public IReadOnlyList<SampleSource> Read(
        IReadOnlyList<SideRequest> sides, bool isByPosition, OpenFiles files, CommandContext context, bool quiet)
    {
        var query = new SidesQuery
        {
            Sides = [.. sides.Select(side => Where is null ? side.Query : side.Query with { Metadata = side.Metadata })],
            Where = Where,
            DropsMissing = DropsMissing,
            IsByPosition = isByPosition,
        };
        return ProgressDisplay.For(new ReadingText(), context, quiet).Run(progress => query.ReadFrom(files, progress, context.CancellationToken));
    }
}
