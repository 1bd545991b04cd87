using LatentMI.IO.Tables;

namespace LatentMI.IO.Formats.Text;

/// <summary>Tells labels from numbers of which some are spoiled, where a column of text could be either.</summary>
internal static class TextLabels
{
    /// <summary>Whether the texts of a column are labels.</summary>
    /// <param name="column">The column, of text.</param>
    /// <param name="mark">The decimal mark.</param>
    /// <returns>
    /// Whether they are neither numbers beside spoiled ones, nor nothing but numbers with the other marks, nor mostly numbers that differ from row to
    /// row. Ranges such as <c>&lt;30</c>, <c>30-60</c>, <c>&gt;60</c> are labels.
    /// </returns>
    public static bool Are(MetadataColumn column, DecimalMark mark)
    {
        string[] texts = [.. column.Texts!.OfType<string>()];
        int numbers = texts.Count(text => NumberField.TryParse(text, mark, out _));
        string[] values = [.. texts.Where(NumberField.IsMarked)];
        bool hasSpoiled = texts.Any(text => NumberField.IsSpoiledNumber(text, mark) && !bool.TryParse(text, out _));
        bool isMarked = texts.Length > 0 && values.Length == texts.Length;
        bool differs = 2 * values.Length > texts.Length && 2 * values.Distinct().Count() > values.Length;
        return !((numbers > 0 && hasSpoiled) || isMarked || differs);
    }
}
