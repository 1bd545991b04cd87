using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary>Pairs rows of the same name.</summary>
internal static class NamePairing
{
    /// <summary>Pairs the rows of both sides that have the same name.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="groupsOf">The groups of pairs; null where no rows belong together.</param>
    /// <param name="advice">What to do where no name is on both sides.</param>
    /// <exception cref="InputException">A side has no names, or the same one twice, or no name is on both sides.</exception>
    public static PairedInput Join(SampleSource x, SampleSource y, Func<RowPairs?, RowGroups>? groupsOf, string advice)
    {
        RequireNames($"--pair-by {PairingRequest.ByNames}", x, y);
        RowPairs pairs = IdentifierJoin.Join(x.RowNames!, x.RowNames!, x.RowNames!, y.RowNames!).Pairs;
        return pairs.Count > 0
            ? new PairedInput(x, y, _ => pairs) { Notes = [Describe(pairs, x, y)], GroupsOf = groupsOf }
            : throw new InputException(
                $"No row of X ({x.Address}) has the name of a row of Y ({y.Address}): the first are called {OneLine.Quote(x.RowNames![0])} and {OneLine.Quote(y.RowNames![0])}; {advice}.");
    }

    /// <summary>Refuses sides whose rows have no names.</summary>
    /// <param name="option">The option that needs them.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <exception cref="InputException">A side has none.</exception>
    public static void RequireNames(string option, SampleSource x, SampleSource y)
    {
        foreach ((string side, SampleSource source) in new[] { ("X", x), ("Y", y) })
        {
            if (source.RowNames is null)
            {
                throw new InputException(
                    $"{source.Address}: the rows of {side} have no names that {option} could match; "
                    + "give a file with row names, such as embeddings.h5:*.");
            }
        }
    }

    private static string Describe(RowPairs pairs, SampleSource x, SampleSource y) => string.Create(
        CultureInfo.InvariantCulture,
        $"{OneLine.Count(pairs.Count, "pair")} of rows of the same name; {x.Samples.Count - pairs.Count} of {OneLine.Count(x.Samples.Count, "row")} of X and {y.Samples.Count - pairs.Count} of {y.Samples.Count} of Y have no partner");
}
