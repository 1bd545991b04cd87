using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.Pairing;
using LatentMI.Settings;

namespace LatentMI.Studies.Pairing;

/// <summary>How the rows of two sides are paired without a table of pairs, and which of them belong together.</summary>
/// <param name="Key">
/// The column of metadata whose values pair rows at random, or <see cref="ByNames"/> or <see cref="ByRows"/>, or <see cref="RelationWords"/>; null for row i with row i, where names may
/// not disagree.
/// </param>
/// <param name="GroupBy">The columns of the metadata of X that tell which rows belong together; empty where none do.</param>
public sealed record RowPairing(string? Key, IReadOnlyList<string> GroupBy)
{
    /// <summary>Instead of a column: rows of the same name are pairs.</summary>
    public const string ByNames = "names";

    /// <summary>Instead of a column: row i of X belongs to row i of Y, whatever their names are.</summary>
    public const string ByRows = "rows";

    /// <summary>Whether row i of X belongs to row i of Y.</summary>
    public bool IsByPosition => Key is null or ByRows;

    /// <summary>Whether rows are paired at random, so that several pairings can be drawn.</summary>
    public bool IsRandom => Key is not (null or ByNames or ByRows);

    /// <summary>Whether pairs are relatives or neighbors, of which the key tells which (<see cref="RelationWords"/>), and no column of metadata.</summary>
    public bool IsByRelation => RelationWords.AreMeant(Key);

    /// <summary>Finds the pairs, which are not <see cref="IsByRelation"/>.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="z">What belongs to X and Y by position; null for nothing.</param>
    /// <param name="metadata">The metadata of X and Y.</param>
    /// <param name="seed">The seed of random pairings.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">Names disagree, a column is missing, or there are no pairs.</exception>
    public PairedInput Pair(SampleSource x, SampleSource y, SampleSource? z, SidesMetadata metadata, ulong seed, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(metadata);
        Func<RowPairs?, RowGroups>? groupsOf = GroupBy.Count == 0 ? null : metadata.Groups(GroupBy);
        if (!IsRandom)
        {
            return PairRows(x, y, z, groupsOf, names);
        }

        KeyPairing pairing = metadata.PairBy(Key!);
        return new PairedInput(x, y, draw => pairing.Draw(seed, draw)) { Notes = [Describe(pairing, Key!)], GroupsOf = groupsOf };
    }

    /// <summary>Finds the pairs where no column of metadata pairs rows.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="z">What belongs to X and Y by position; null for nothing.</param>
    /// <param name="groupsOf">The groups of pairs; null where no rows belong together.</param>
    /// <param name="names">How messages name settings.</param>
    /// <exception cref="InputException">Names disagree, or there are no pairs.</exception>
    public PairedInput PairRows(SampleSource x, SampleSource y, SampleSource? z, Func<RowPairs?, RowGroups>? groupsOf, SettingNames names)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        switch (Key)
        {
            case null:
                return PairByPosition(x, y, z, groupsOf, names);
            case ByRows:
                RowOrder.RequireCount(x, y, "Y", canPairByNames: z is null, names.Of(PairSettings.PairBy));
                return new PairedInput(x, y, draw: null) { GroupsOf = groupsOf };
            case ByNames:
                RowPairs pairs = JoinNames(x, y, names);
                return new PairedInput(x, y, _ => pairs) { Notes = [Describe(pairs, x, y)], GroupsOf = groupsOf };
            default:
                throw new InvalidOperationException($"The values of {Key} pair rows at random.");
        }
    }

    private static PairedInput PairByPosition(SampleSource x, SampleSource y, SampleSource? z, Func<RowPairs?, RowGroups>? groupsOf, SettingNames names)
    {
        if (ModalityPairing.Find(x, y, groupsOf) is { } cells)
        {
            return z is null ? cells : throw new InputException(
                $"{x.Address} and {y.Address} hold different cells, or the same in another order, and Z matches both by position; write all three with the same cells first, as lmi convert does.");
        }

        RowOrder.Require(x, y, "Y", canPairByNames: z is null, names.Of(PairSettings.PairBy));
        if (z is not null)
        {
            RowOrder.Require(x, z, "Z", canPairByNames: false);
        }

        return new PairedInput(x, y, draw: null) { GroupsOf = groupsOf };
    }

    private static RowPairs JoinNames(SampleSource x, SampleSource y, SettingNames names)
    {
        RequireNames(names.Of(PairSettings.PairBy, ByNames), x, y);
        RowPairs pairs = IdentifierJoin.Join(x.RowNames!, x.RowNames!, x.RowNames!, y.RowNames!).Pairs;
        return pairs.Count > 0 ? pairs : throw new InputException(
            $"No row of X ({x.Address}) has the name of a row of Y ({y.Address}): the first are called {OneLine.Quote(x.RowNames![0])} and {OneLine.Quote(y.RowNames![0])}; "
            + "rename the rows of one side.");
    }

    /// <summary>Refuses sides whose rows have no names.</summary>
    /// <param name="option">What needs them.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <exception cref="InputException">There is one.</exception>
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

    private static string Describe(KeyPairing pairing, string key) => string.Create(
        CultureInfo.InvariantCulture,
        $"one random pair for each of {pairing.Keys.Count} values of {key} that X and Y share, of {pairing.PossiblePairs} possible pairs");
}
