namespace LatentMI.IO.Formats;

/// <summary>By what else columns can be chosen than by their names: the symbols of genes beside their identifiers, or the kinds of features.</summary>
/// <param name="Names">Lists of other names, each with one for each column; empty where a column has none.</param>
/// <param name="Kinds">Lists of kinds, each with one for each column, which choose all columns of the kind.</param>
internal sealed record ColumnAliases(IReadOnlyList<IReadOnlyList<string>> Names, IReadOnlyList<IReadOnlyList<string>> Kinds)
{
    /// <summary>No other names.</summary>
    public static ColumnAliases None { get; } = new([], []);

    /// <summary>All texts that choose columns.</summary>
    public IEnumerable<string> All => Names.Concat(Kinds).SelectMany(list => list);
}
