namespace LatentMI.Experiments.Comparing;

/// <summary>Results beside those published.</summary>
/// <param name="Title">What is compared.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">The rows, with a cell for each column.</param>
/// <param name="Footnotes">What a reader must know besides, a sentence or more each.</param>
public sealed record ComparisonTable(
    string Title,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<ComparisonCell>> Rows,
    IReadOnlyList<string> Footnotes);
