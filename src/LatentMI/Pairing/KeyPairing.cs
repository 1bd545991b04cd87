using LatentMI.Numerics;

namespace LatentMI.Pairing;

/// <summary>
/// Rows of X and of Y that share a key, such as the early and the late cells of a clone, of which each draw takes one pair for each key at random.
/// </summary>
/// <remarks>
/// A draw has independent pairs where keys are independent, however many rows share one. Draws of the same rows are not independent of each other:
/// their mean takes out the choice of rows, and not that of the keys.
/// </remarks>
public sealed class KeyPairing
{
    // Random pairs of a key that are looked at before all of its pairs are.
    private const int Attempts = 32;

    private readonly (string Key, int[] X, int[] Y)[] _groups;
    private readonly Func<int, int, bool>? _isAllowed;

    private KeyPairing((string Key, int[] X, int[] Y)[] groups, Func<int, int, bool>? isAllowed)
    {
        (_groups, _isAllowed) = (groups, isAllowed);
        Keys = Array.ConvertAll(groups, group => group.Key);
    }

    /// <summary>The keys that have a pair, in the order in which they come in X.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The number of different pairs that there are to draw from, over all keys, those that are not allowed included.</summary>
    public long PossiblePairs => _groups.Sum(group => (long)group.X.Length * group.Y.Length);

    /// <summary>Finds the keys that both sides share.</summary>
    /// <param name="x">The key of each row of X; null where it has none.</param>
    /// <param name="y">The key of each row of Y; null where it has none.</param>
    /// <param name="isAllowed">
    /// Whether a row of X and a row of Y of the same key may be a pair; null where all may. Where both sides have the same rows, it must keep a row from
    /// being paired with itself.
    /// </param>
    /// <returns>The pairing; without keys where no key is shared, or no pair of a shared key is allowed.</returns>
    public static KeyPairing Create(IReadOnlyList<string?> x, IReadOnlyList<string?> y, Func<int, int, bool>? isAllowed = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ILookup<string, int> rowsY = RowsOf(y);
        return new KeyPairing(
            [
                .. RowsOf(x)
                    .Select(group => (group.Key, X: group.ToArray(), Y: rowsY[group.Key].ToArray()))
                    .Where(group => isAllowed is null ? group.Y.Length > 0 : Allowed(group.X, group.Y, isAllowed).Any()),
            ],
            isAllowed);
    }

    /// <summary>Draws one pair for each key, each allowed pair of a key being as likely.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="draw">Which draw, from 0.</param>
    public RowPairs Draw(ulong seed, int draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        var random = new RandomStream(seed, RandomPurpose.KeyPairing, (ulong)draw);
        (int X, int Y)[] pairs = Array.ConvertAll(_groups, group => DrawPair(group.X, group.Y, random));
        return new RowPairs(Array.ConvertAll(pairs, pair => pair.X), Array.ConvertAll(pairs, pair => pair.Y));
    }

    private static ILookup<string, int> RowsOf(IReadOnlyList<string?> keys) =>
        Enumerable.Range(0, keys.Count).Where(row => keys[row] is not null).ToLookup(row => keys[row]!, StringComparer.Ordinal);

    private static IEnumerable<(int X, int Y)> Allowed(int[] x, int[] y, Func<int, int, bool> isAllowed) =>
        x.SelectMany(rowX => y.Where(rowY => isAllowed(rowX, rowY)).Select(rowY => (rowX, rowY)));

    private (int X, int Y) DrawPair(int[] x, int[] y, RandomStream random)
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            (int X, int Y) pair = (x[random.NextInt(x.Length)], y[random.NextInt(y.Length)]);
            if (_isAllowed is null || _isAllowed(pair.X, pair.Y))
            {
                return pair;
            }
        }

        (int X, int Y)[] allowed = [.. Allowed(x, y, _isAllowed!)];
        return allowed[random.NextInt(allowed.Length)];
    }
}
