using LatentMI.Pairing;

namespace LatentMI.Studies.Interactions;

/// <summary>Pairs of proteins, or of anything else with a name, that are known to interact; each pair once.</summary>
public sealed class InteractionTable
{
    private readonly int[] _proteinOfX;
    private readonly int[] _proteinOfY;
    private readonly HashSet<(int, int)> _known;

    private InteractionTable(RowPairs pairs, int[] proteinOfX, int[] proteinOfY, string[] names, HashSet<(int, int)> known, int repeated, bool isUndirected)
    {
        (Pairs, _proteinOfX, _proteinOfY, Names, _known) = (pairs, proteinOfX, proteinOfY, names, known);
        (RepeatedCount, IsUndirected) = (repeated, isUndirected);
        RowsX = [.. pairs.X.Distinct().Order()];
        RowsY = [.. pairs.Y.Distinct().Order()];
        Proteins = [.. RowsX.Select(row => proteinOfX[row]).Concat(RowsY.Select(row => proteinOfY[row])).Distinct().Order()];
        HasOwnPairs = known.Any(pair => pair.Item1 == pair.Item2);
    }

    /// <summary>The pairs, in the order of the table.</summary>
    public RowPairs Pairs { get; }

    /// <summary>The rows of the table that say again what an earlier one said.</summary>
    public int RepeatedCount { get; }

    /// <summary>Whether the order within a pair means nothing.</summary>
    public bool IsUndirected { get; }

    /// <summary>Whether a protein is paired with itself anywhere.</summary>
    public bool HasOwnPairs { get; }

    /// <summary>The number of proteins that occur in a pair; one of the same name on both sides counts once.</summary>
    public int ProteinCount => Proteins.Length;

    /// <summary>The rows of X that occur, rising.</summary>
    public IReadOnlyList<int> RowsX { get; }

    /// <summary>The rows of Y that occur, rising.</summary>
    public IReadOnlyList<int> RowsY { get; }

    /// <summary>The proteins that occur, as numbers that are the same on both sides.</summary>
    internal int[] Proteins { get; }

    /// <summary>The name of each number.</summary>
    internal string[] Names { get; }

    /// <summary>Makes the table of the pairs that were joined.</summary>
    /// <param name="pairs">The pairs of named rows.</param>
    /// <param name="namesX">The name of each row of X, each once.</param>
    /// <param name="namesY">The name of each row of Y, each once.</param>
    /// <param name="undirected">Whether (a, b) and (b, a) are the same pair; both sides must then be the same rows.</param>
    /// <exception cref="ArgumentException">The pairs are undirected and the sides have different names.</exception>
    public static InteractionTable Create(RowPairs pairs, IReadOnlyList<string> namesX, IReadOnlyList<string> namesY, bool undirected = false)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(namesX);
        ArgumentNullException.ThrowIfNull(namesY);
        if (undirected && !ReferenceEquals(namesX, namesY) && !namesX.SequenceEqual(namesY))
        {
            throw new ArgumentException("Pairs without a direction need the same rows on both sides.", nameof(undirected));
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] proteinOfX = [.. namesX.Select(Number)];
        int[] proteinOfY = [.. namesY.Select(Number)];
        var known = new HashSet<(int, int)>();
        int[] kept =
        [
            .. Enumerable.Range(0, pairs.Count).Where(pair => known.Add(Key(proteinOfX[pairs.X[pair]], proteinOfY[pairs.Y[pair]], undirected))),
        ];
        return new InteractionTable(
            pairs.Select(kept),
            proteinOfX,
            proteinOfY,
            [.. numbers.Keys],
            known,
            pairs.Count - kept.Length,
            undirected);

        int Number(string name)
        {
            numbers.TryAdd(name, numbers.Count);
            return numbers[name];
        }
    }

    /// <summary>Whether a pair is in the table.</summary>
    /// <param name="x">A row of X.</param>
    /// <param name="y">A row of Y.</param>
    public bool Contains(int x, int y) => _known.Contains(Key(_proteinOfX[x], _proteinOfY[y], IsUndirected));

    /// <summary>The pairs without some proteins on either side.</summary>
    /// <param name="proteins">The numbers of the proteins.</param>
    internal RowPairs Without(IReadOnlySet<int> proteins)
    {
        int[] kept =
        [
            .. Enumerable.Range(0, Pairs.Count)
                .Where(pair => !proteins.Contains(_proteinOfX[Pairs.X[pair]]) && !proteins.Contains(_proteinOfY[Pairs.Y[pair]])),
        ];
        return Pairs.Select(kept);
    }

    /// <summary>
    /// All pairs that some proteins could form: each that occurs in X beside each that occurs in Y, or, without a direction, every two that occur at all.
    /// A protein beside itself only where the table has such pairs.
    /// </summary>
    /// <param name="proteins">The numbers of the proteins.</param>
    internal RowPairs Possible(IReadOnlySet<int> proteins)
    {
        int[] ofX = [.. (IsUndirected ? [.. RowsX.Union(RowsY).Order()] : RowsX).Where(row => proteins.Contains(_proteinOfX[row]))];
        int[] ofY = IsUndirected ? ofX : [.. RowsY.Where(row => proteins.Contains(_proteinOfY[row]))];
        (int X, int Y)[] possible =
        [
            .. ofX.SelectMany(x => ofY.Where(y => !IsUndirected || y >= x).Select(y => (x, y)))
                .Where(pair => HasOwnPairs || _proteinOfX[pair.x] != _proteinOfY[pair.y]),
        ];
        return new RowPairs(Array.ConvertAll(possible, pair => pair.X), Array.ConvertAll(possible, pair => pair.Y));
    }

    /// <summary>The number of the protein of a row of X.</summary>
    /// <param name="row">The row.</param>
    internal int ProteinOfX(int row) => _proteinOfX[row];

    /// <summary>The number of the protein of a row of Y.</summary>
    /// <param name="row">The row.</param>
    internal int ProteinOfY(int row) => _proteinOfY[row];

    private static (int, int) Key(int first, int second, bool undirected) =>
        undirected && second < first ? (second, first) : (first, second);
}
