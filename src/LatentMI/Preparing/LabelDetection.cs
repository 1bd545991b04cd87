namespace LatentMI.Preparing;

/// <summary>Which samples look like labels.</summary>
internal static class LabelDetection
{
    // More labels only where there are many rows for each.
    private const int FewLabels = 32;

    // Rows for each of many labels that are whole numbers.
    private const int RowsPerLabel = 5;

    /// <summary>The most labels that any side of so many rows is taken to have.</summary>
    /// <param name="rows">n.</param>
    public static int MostLabels(int rows) => Math.Max(FewLabels, (int)Math.Sqrt(rows));

    /// <summary>Whether there are few different rows, whatever they are made of: a column of codes, indicators, binary columns.</summary>
    /// <param name="labels">The rows as labels.</param>
    public static bool AreFew(RowLabels labels)
    {
        // Where there are few rows, any column has few values.
        int rows = labels.OfRow.Length;
        return labels.Counts.Length <= MostLabels(rows) && labels.Counts.Length <= rows / 2;
    }

    /// <summary>Which of two sides are labels: those that are known to be, or else those that may be.</summary>
    /// <param name="x">X.</param>
    /// <param name="labelsX">The rows of X as labels.</param>
    /// <param name="y">Y.</param>
    /// <param name="labelsY">The rows of Y as labels.</param>
    public static (bool X, bool Y) FindSides(Samples x, RowLabels labelsX, Samples y, RowLabels labelsY) => x.AreLabels || y.AreLabels
        ? (x.AreLabels, y.AreLabels)
        : (MayBe(x, labelsX), MayBe(y, labelsY));

    /// <summary>Whether there are, or may be, labels, few or many: known as such; or else few different rows, or many that are a single column of whole numbers, each of several rows on average.</summary>
    /// <param name="samples">The side.</param>
    /// <param name="labels">Its rows as labels.</param>
    public static bool MayBe(Samples samples, RowLabels labels) =>
        samples.AreLabels || AreFew(labels) || (labels.Counts.Length <= labels.OfRow.Length / RowsPerLabel && IsColumnOfWholeNumbers(samples));

    /// <summary>Whether there is one column, and nothing in it but whole numbers.</summary>
    /// <param name="samples">The side.</param>
    public static bool IsColumnOfWholeNumbers(Samples samples) =>
        samples.Dimensions == 1 && Enumerable.Range(0, samples.Count).All(row => double.IsInteger(samples[row, 0]));
}
