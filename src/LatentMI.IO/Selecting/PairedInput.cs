using LatentMI.IO.Formats;
using LatentMI.Pairing;

namespace LatentMI.IO.Selecting;

/// <summary>What an estimate is made from: the rows of both sides, and how they are paired.</summary>
/// <param name="x">All rows of X; disposed of with this object.</param>
/// <param name="y">All rows of Y; disposed of with this object.</param>
/// <param name="draw">The pairs of each draw, from 0; null where row i of X belongs to row i of Y.</param>
public sealed class PairedInput(SampleSource x, SampleSource y, Func<int, RowPairs>? draw) : IDisposable
{
    /// <summary>All rows of X.</summary>
    public SampleSource X => x;

    /// <summary>All rows of Y.</summary>
    public SampleSource Y => y;

    /// <summary>What to know of the pairing, one sentence each; empty where rows are paired by position.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What to know of the pairing before trusting an estimate.</summary>
    public IReadOnlyList<EstimateWarning> Warnings { get; init; } = [];

    /// <summary>The groups of pairs, or of rows that are paired by position where the pairs are null; null where no rows belong together.</summary>
    public Func<RowPairs?, RowGroups>? GroupsOf { get; init; }

    /// <summary>The pairs of each draw, from 0; null where row i of X belongs to row i of Y.</summary>
    public Func<int, RowPairs>? Draw => draw;

    /// <summary>The paired rows of the first draw, with names that tell both rows where both have one and they differ, and their groups.</summary>
    public (SampleSource X, SampleSource Y, RowGroups? Groups) First()
    {
        if (draw is null)
        {
            return (x, y, GroupsOf?.Invoke(null));
        }

        RowPairs pairs = draw(0);
        (SampleSource pairedX, SampleSource pairedY) = (x.ViewRows([.. pairs.X]), y.ViewRows([.. pairs.Y]));
        string[]? names = (pairedX.RowNames, pairedY.RowNames) is ({ } namesX, { } namesY)
            ? [.. namesX.Zip(namesY, (nameX, nameY) => nameX == nameY ? nameX : $"{nameX}|{nameY}")]
            : null;
        return (
            pairedX with { RowNames = names ?? pairedX.RowNames, Notes = [.. pairedX.Notes, .. Notes] },
            pairedY with { RowNames = names ?? pairedY.RowNames },
            GroupsOf?.Invoke(pairs));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        x.Samples.Dispose();
        y.Samples.Dispose();
    }
}
