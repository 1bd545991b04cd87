using System.Globalization;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;

namespace LatentMI.Studies.Sweeps;

/// <summary>Reads groups of columns from the files that a plan names.</summary>
/// <param name="folder">The folder of the plan, which its addresses are relative to.</param>
internal sealed class GroupFiles(string folder)
{
    /// <summary>Whether columns of text are read as labels, as some estimate of the plan takes them.</summary>
    public bool TakesLabels { get; set; }

    /// <summary>Whether labels may be missing, as some estimate of the plan leaves such rows out.</summary>
    public bool KeepsMissingLabels { get; set; }

    /// <summary>The files that the rows that are chosen of what an address names are read from.</summary>
    /// <param name="address">The address as in the plan.</param>
    /// <param name="choice">The rows.</param>
    /// <exception cref="InputException">It is no address, or the condition is not well formed.</exception>
    public IEnumerable<string> FilesOf(string address, RowChoice choice)
    {
        return new[] { PathOf(address), choice.Metadata is { } metadata ? PathOf(metadata) : null }.OfType<string>().Select(part => FileAddress.Parse(part).Path);
    }

    /// <summary>Reads the rows that are chosen of what an address names.</summary>
    /// <param name="files">The files that are open.</param>
    /// <param name="address">The address as in the plan.</param>
    /// <param name="choice">The rows.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It cannot be read, or has no such rows.</exception>
    public SampleSource Read(OpenFiles files, string address, RowChoice choice, CancellationToken cancellationToken)
    {
        SampleSource source = Query(address, choice).ReadFrom(files, cancellationToken);
        return choice.Rows is { } range ? SelectRange(source, address, range) : source;
    }

    /// <summary>Where the metadata on the rows of a group are.</summary>
    /// <param name="address">The address of the group as in the plan.</param>
    /// <param name="choice">The rows.</param>
    public string MetadataAddress(string address, RowChoice choice) => PathOf(choice.Metadata ?? address);

    /// <summary>An address or a path of the plan as the program finds it.</summary>
    /// <param name="address">The address as in the plan.</param>
    public string PathOf(string address) => Path.Combine(folder, address);

    /// <summary>Reads the rows and columns of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It cannot be read, or is not what it was when the work was planned.</exception>
    public SampleSource Read(SweepGroup group, CancellationToken cancellationToken)
    {
        using var files = new OpenFiles();
        SampleSource source = Read(files, group.Address, group.Rows, cancellationToken);
        Samples samples = source.Samples;
        if (samples.Count == group.Count && (group.Columns is { } chosen ? chosen.Max() < samples.Dimensions : samples.Dimensions == group.Dimensions))
        {
            return group.Columns is { } columns ? source with { Samples = Replace(samples, samples.SelectColumns([.. columns])) } : source;
        }

        samples.Dispose();
        throw new InputException($"{group.Address}: changed since the sweep began; restart the sweep with --out and a new folder.");
    }

    private SampleQuery Query(string address, RowChoice choice) => new()
    {
        Address = PathOf(address),
        TakesLabels = TakesLabels,
        KeepsMissingLabels = KeepsMissingLabels,
        ColumnNames = choice.ColumnNames is { } names ? PathOf(names) : null,
        Reading = choice.Reading,
        Where = choice.Where is { } where ? RowExpression.Parse(where) : null,
        Metadata = choice is { Where: not null, Metadata: { } table } ? PathOf(table) : null,
    };

    private static SampleSource SelectRange(SampleSource source, string address, RowRange range)
    {
        int count = source.Samples.Count;
        int start = range.Start ?? 0;
        int end = range.End ?? count;
        if (end <= count && start < end)
        {
            return RowFilter.Keep(source, [.. Enumerable.Range(start, end - start)]);
        }

        source.Samples.Dispose();
        throw new InputException(string.Create(
            CultureInfo.InvariantCulture, $"{address}: has {OneLine.Count(count, "row")}, which do not include {range}; give a range within 0:{count}."));
    }

    private static Samples Replace(Samples old, Samples part)
    {
        old.Dispose();
        return part;
    }
}
