namespace LatentMI.Reporting.Tables;

/// <summary>A table of a comparison as it is in its file.</summary>
/// <param name="Title">What is compared.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">The fields of each row.</param>
/// <param name="Footnotes">What a reader must know besides.</param>
public sealed record ComparedTable(
    string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Footnotes);
