namespace LatentMI.Studies.Lineages;

/// <summary>The type of each cell.</summary>
public sealed class CellTypes
{
    private readonly int[] _places;

    private CellTypes(string column, string[] names, int[] places) => (Column, Names, _places) = (column, names, places);

    /// <summary>The most types: a map of more can be neither read nor filled.</summary>
    public const int Most = 60;

    /// <summary>The column that tells them.</summary>
    public string Column { get; }

    /// <summary>The types, that of most cells first; of as many, in the order of their names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The type of each cell, its place in <see cref="Names"/>; -1 where it is not known.</summary>
    public IReadOnlyList<int> OfCells => _places;

    /// <summary>Sorts cells by their type.</summary>
    /// <param name="column">The column that tells it.</param>
    /// <param name="types">The type of each cell; null where it is not known.</param>
    /// <exception cref="InputException">No type is known, or there are more than <see cref="Most"/>.</exception>
    public static CellTypes Of(string column, IReadOnlyList<string?> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        string[] names =
        [
            .. types.OfType<string>().GroupBy(type => type, StringComparer.Ordinal)
                .OrderByDescending(cells => cells.Count()).ThenBy(cells => cells.Key, StringComparer.Ordinal)
                .Select(cells => cells.Key),
        ];
        if (names.Length is 0 or > Most)
        {
            throw new InputException(names.Length == 0
                ? $"The column '{column}' has no value for a cell of a clone; name a column of cell types."
                : FormattableString.Invariant($"The column '{column}' has {names.Length} different values, more than the {Most} types that a map can show; name a column of cell types."));
        }

        return new CellTypes(column, names, [.. types.Select(type => type is null ? -1 : Array.IndexOf(names, type))]);
    }
}
