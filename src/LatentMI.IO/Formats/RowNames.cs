using LatentMI.Pairing;

namespace LatentMI.IO.Formats;

/// <summary>The names of the rows, where the files have them. Rows are paired by their position; the names only check it.</summary>
public static class RowNames
{
    // Among symbols of genes some occur twice; of labels each occurs many times.
    private const double LeastShareOfNames = .5;

    // What columns of row names are called.
    private static readonly HashSet<string> IndexWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "ids", "index", "name", "names", "row", "rowname", "row_name", "cell", "cell_id", "cellid", "barcode", "sample", "sample_id", "sampleid", "gene", "gene_id", "subject", "subject_id", "patient",
    };

    /// <summary>Whether a column is called what columns of row names are called.</summary>
    /// <param name="header">The column's name.</param>
    internal static bool IsCalledSo(string header) => IndexWords.Contains(header);

    /// <summary>Whether the texts of a column that nothing marks as row names are labels, which recur.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="header">The column's name; null where it has none.</param>
    internal static bool AreLabels(IReadOnlyCollection<string> texts, string? header) =>
        texts.Distinct(StringComparer.Ordinal).Count() < LeastShareOfNames * texts.Count && !(header is not null && IsCalledSo(header));

    /// <summary>The names to put beside the rows: those of X, or else those of Y, or null.</summary>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    public static IReadOnlyList<string>? Choose(SampleSource x, SampleSource y) => x.RowNames ?? y.RowNames;

    /// <summary>The names that both sides have, each once on both.</summary>
    /// <param name="x">The names of the rows of X; null where they have none.</param>
    /// <param name="y">The names of the rows of Y; null where they have none.</param>
    /// <returns>The rows of X and of Y of each name, in the order of X; none where a side has no names.</returns>
    public static RowPairs Shared(IReadOnlyList<string>? x, IReadOnlyList<string>? y)
    {
        Dictionary<string, int> rowsX = UniqueRows(x ?? []);
        Dictionary<string, int> rowsY = UniqueRows(y ?? []);
        string[] names = [.. (x ?? []).Where(name => rowsX.ContainsKey(name) && rowsY.ContainsKey(name))];
        return new RowPairs(Array.ConvertAll(names, name => rowsX[name]), Array.ConvertAll(names, name => rowsY[name]));
    }

    /// <summary>A warning where both sides have names and they differ; otherwise nothing.</summary>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from, with as many rows.</param>
    /// <param name="name">What the second side is called.</param>
    public static IEnumerable<EstimateWarning> Disagreements(SampleSource x, SampleSource y, string name = "Y")
    {
        if (x.RowNames is null || y.RowNames is null)
        {
            yield break;
        }

        int[] different = [.. Enumerable.Range(0, x.RowNames.Count).Where(i => x.RowNames[i] != y.RowNames[i])];
        if (different is [int first, ..])
        {
            yield return new EstimateWarning(
                "row-names",
                $"{different.Length} of {x.RowNames.Count} rows {(different.Length == 1 ? "has" : "have")} different names in X and {name}, starting at row {x.Samples.RowNumber(first)} "
                + $"('{x.RowNames[first]}' and '{y.RowNames[first]}'); rows are paired by position, so sort both files alike.");
        }
    }

    private static Dictionary<string, int> UniqueRows(IReadOnlyList<string> names) => Enumerable.Range(0, names.Count)
        .GroupBy(row => names[row], StringComparer.Ordinal)
        .Where(rows => rows.Count() == 1)
        .ToDictionary(rows => rows.Key, rows => rows.First(), StringComparer.Ordinal);
}
