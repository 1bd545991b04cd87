using System.Globalization;
using LatentMI.IO.Formats;

namespace LatentMI.IO;

/// <summary>Turns a column of text into samples: a column of codes, 0, 1, 2, ... in the ordinal order of the texts.</summary>
internal static class LabelCodes
{
    private const int MostShown = 5;

    /// <summary>Encodes a column.</summary>
    /// <param name="found">The column.</param>
    /// <param name="address">Where it is from.</param>
    /// <exception cref="InputException">A label is missing.</exception>
    public static SampleSource Encode(TextColumn found, string address)
    {
        IReadOnlyList<string?> texts = found.Column.Texts!;
        int missing = texts.Count(text => text is null);
        if (missing > 0)
        {
            int first = Enumerable.Range(0, texts.Count).First(found.Column.IsMissing);
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{address}: {missing} of {OneLine.Count(texts.Count, "label")} {(missing == 1 ? "is" : "are")} missing, the first in row {first + 1}; remove these rows, or label them."));
        }

        string[] labels = [.. texts.Select(text => text!).Distinct().Order(StringComparer.Ordinal)];
        var codes = labels.Select((label, code) => (label, code)).ToDictionary(pair => pair.label, pair => (float)pair.code);
        string shown = OneLine.List(labels.Select(label => OneLine.Quote(label)), MostShown);
        Samples samples = Samples.Create([.. texts.Select(text => codes[text!])], texts.Count, 1, [found.Column.Name]).WithKinds(ColumnKind.Label);
        return new SampleSource(samples, address, "labels")
        {
            RowNames = found.RowNames,
            Labels = labels,
            Notes = [string.Create(CultureInfo.InvariantCulture, $"text was read as {OneLine.Count(labels.Length, "label")}: {shown}")],
        };
    }
}
