namespace LatentMI.Pairing;

/// <summary>A table of pairs of identifiers, such as kinases and their targets, joined to the named rows of X and of Y.</summary>
public sealed class IdentifierJoin
{
    /// <summary>The pairs of which both rows are there, in the order of the table.</summary>
    public required RowPairs Pairs { get; init; }

    /// <summary>The row of the table of each pair, from 0.</summary>
    public required IReadOnlyList<int> TableRows { get; init; }

    /// <summary>The number of rows of the table.</summary>
    public required int TableCount { get; init; }

    /// <summary>The identifiers of X without a row, each once, in the order of the table.</summary>
    public required IReadOnlyList<string> MissingX { get; init; }

    /// <summary>The identifiers of Y without a row.</summary>
    public required IReadOnlyList<string> MissingY { get; init; }

    /// <summary>The rows of the table without an identifier on one side or both.</summary>
    public required int EmptyCount { get; init; }

    /// <summary>Joins.</summary>
    /// <param name="idsX">The identifier of X in each row of the table; null where it is empty.</param>
    /// <param name="idsY">The identifier of Y in each row of the table; null where it is empty.</param>
    /// <param name="namesX">The name of each row of X, each once.</param>
    /// <param name="namesY">The name of each row of Y, each once.</param>
    /// <exception cref="ArgumentException">The identifiers differ in number.</exception>
    /// <exception cref="InputException">Two rows of a side have the same name.</exception>
    public static IdentifierJoin Join(
        IReadOnlyList<string?> idsX, IReadOnlyList<string?> idsY, IReadOnlyList<string> namesX, IReadOnlyList<string> namesY)
    {
        ArgumentNullException.ThrowIfNull(idsX);
        ArgumentNullException.ThrowIfNull(idsY);
        ArgumentNullException.ThrowIfNull(namesX);
        ArgumentNullException.ThrowIfNull(namesY);
        if (idsX.Count != idsY.Count)
        {
            throw new ArgumentException($"{idsX.Count} identifiers of X cannot stand beside {idsY.Count} of Y.", nameof(idsY));
        }

        Dictionary<string, int> rowsX = RowsOf(namesX, "X");
        Dictionary<string, int> rowsY = ReferenceEquals(namesX, namesY) ? rowsX : RowsOf(namesY, "Y");
        int[] joined =
        [
            .. Enumerable.Range(0, idsX.Count)
                .Where(row => idsX[row] is { } x && idsY[row] is { } y && rowsX.ContainsKey(x) && rowsY.ContainsKey(y)),
        ];
        return new IdentifierJoin
        {
            Pairs = new RowPairs(Array.ConvertAll(joined, row => rowsX[idsX[row]!]), Array.ConvertAll(joined, row => rowsY[idsY[row]!])),
            TableRows = joined,
            TableCount = idsX.Count,
            MissingX = Missing(idsX, rowsX),
            MissingY = Missing(idsY, rowsY),
            EmptyCount = Enumerable.Range(0, idsX.Count).Count(row => idsX[row] is null || idsY[row] is null),
        };
    }

    private static Dictionary<string, int> RowsOf(IReadOnlyList<string> names, string side)
    {
        var rows = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (int row = 0; row < names.Count; row++)
        {
            if (!rows.TryAdd(names[row], row))
            {
                throw new InputException($"Two rows of {side} are called '{names[row]}', so it is ambiguous; keep only one of them.");
            }
        }

        return rows;
    }

    private static string[] Missing(IReadOnlyList<string?> ids, Dictionary<string, int> rows) =>
        [.. ids.OfType<string>().Where(id => !rows.ContainsKey(id)).Distinct(StringComparer.Ordinal)];
}
