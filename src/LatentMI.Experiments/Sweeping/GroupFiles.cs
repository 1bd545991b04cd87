using System.Globalization;
using LatentMI.Reading;

namespace LatentMI.Experiments.Sweeping;

/// <summary>Reads groups of columns from the files that a plan names.</summary>
/// <param name="folder">The folder of the plan, which its addresses are relative to.</param>
internal sealed class GroupFiles(string folder)
{
    /// <summary>Reads all that an address names.</summary>
    /// <param name="address">The address as in the plan.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It cannot be read.</exception>
    public SampleSource Read(string address, CancellationToken cancellationToken) =>
        SampleReader.Read(PathOf(address), cancellationToken);

    /// <summary>An address or a path of the plan as the program finds it.</summary>
    /// <param name="address">The address as in the plan.</param>
    public string PathOf(string address) => Path.Combine(folder, address);

    /// <summary>Reads the rows and columns of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It cannot be read, or is not what it was when the work was planned.</exception>
    public Samples Read(SweepGroup group, CancellationToken cancellationToken)
    {
        Samples samples = Select(Read(group.Address, cancellationToken).Samples, group.Address, group.Columns, group.Rows);
        if (samples.Count == group.Count && samples.Dimensions == group.Dimensions)
        {
            return samples;
        }

        samples.Dispose();
        throw new InputException($"{group.Address}: changed since the sweep began; start the sweep again with --out and a new folder.");
    }

    /// <summary>The columns and rows of a group; the samples themselves where it has all.</summary>
    /// <param name="samples">What was read, which is disposed of where something else is returned.</param>
    /// <param name="address">The address as in the plan.</param>
    /// <param name="columns">The columns; null for all.</param>
    /// <param name="rows">The rows; null for all.</param>
    /// <exception cref="InputException">There are not so many rows.</exception>
    public static Samples Select(Samples samples, string address, IReadOnlyList<int>? columns, RowRange? rows)
    {
        if (columns is not null)
        {
            samples = Replace(samples, samples.SelectColumns([.. columns]));
        }

        if (rows is { } range)
        {
            int start = range.Start ?? 0;
            int end = range.End ?? samples.Count;
            if (end > samples.Count || start >= end)
            {
                int count = samples.Count;
                samples.Dispose();
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture, $"{address}: has {count} rows, so that it has no rows {range}; give a range within 0:{count}."));
            }

            samples = Replace(samples, samples.SelectRows([.. Enumerable.Range(start, end - start)]));
        }

        return samples;
    }

    private static Samples Replace(Samples old, Samples part)
    {
        old.Dispose();
        return part;
    }
}
