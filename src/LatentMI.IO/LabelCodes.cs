using System.Globalization;
using LatentMI.IO.Formats;

namespace LatentMI.IO;

/// <summary>Turns a column of text into samples: a column of codes, 0, 1, 2, ... in the ordinal order of the texts.</summary>
internal static class LabelCodes
{
    private const int MostShown = 5;

    // What readers of bytes that are no UTF-8 put in their place.
    private const char Unreadable = '\uFFFD';

    /// <summary>Encodes a column.</summary>
    /// <param name="found">The column.</param>
    /// <param name="address">Where it is from.</param>
    /// <exception cref="InputException">A label is missing.</exception>
    public static SampleSource Encode(TextColumn found, string address)
    {
        SampleSource source = EncodePresent(found, address);
        RequireAll(source);
        return source;
    }

    /// <summary>Encodes a column, where a missing label gets the code NaN.</summary>
    /// <param name="found">The column.</param>
    /// <param name="address">Where it is from.</param>
    /// <exception cref="InputException">A label holds a character that could not be read, so that different labels may look the same.</exception>
    public static SampleSource EncodePresent(TextColumn found, string address)
    {
        IReadOnlyList<string?> texts = found.Column.Texts!;
        string[] labels = [.. texts.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (Array.Find(labels, label => label.Contains(Unreadable, StringComparison.Ordinal)) is { } unreadable)
        {
            throw new InputException($"{address}: the label {OneLine.Quote(unreadable)} holds what is no UTF-8, so that different labels may look the same; write the labels as UTF-8.");
        }

        var codes = labels.Select((label, code) => (label, code)).ToDictionary(pair => pair.label, pair => (float)pair.code);
        string shown = OneLine.List(labels.Select(label => OneLine.Quote(label)), MostShown);
        float[] values = [.. texts.Select(text => text is null ? float.NaN : codes[text])];
        Samples samples = Samples.Create(values, texts.Count, 1, [found.Column.Name]).WithKinds(ColumnKind.Label);
        return new SampleSource(samples, address, "labels")
        {
            RowNames = found.RowNames,
            Labels = labels,
            Notes = [string.Create(CultureInfo.InvariantCulture, $"text was read as {OneLine.Count(labels.Length, "label")}: {shown}")],
        };
    }

    /// <summary>Refuses rows without a label.</summary>
    /// <param name="source">The labels; what is not labels passes.</param>
    /// <exception cref="InputException">A label is missing.</exception>
    public static void RequireAll(SampleSource source)
    {
        if (source.Labels is null)
        {
            return;
        }

        Samples codes = source.Samples;
        int[] missing = [.. Enumerable.Range(0, codes.Count).Where(row => double.IsNaN(codes[row, 0]))];
        if (missing is [int first, ..])
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{source.Address}: {missing.Length} of {OneLine.Count(codes.Count, "label")} {(missing.Length == 1 ? "is" : "are")} missing, the first in row {codes.RowNumber(first)}; label these rows, or drop rows with missing values."));
        }
    }
}
