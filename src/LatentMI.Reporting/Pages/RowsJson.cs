using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LatentMI.IO.Tables;
using LatentMI.Reporting.Figures;

namespace LatentMI.Reporting.Pages;

/// <summary>What a page holds of the rows of an estimate, for <see cref="PageScript.Rows"/>.</summary>
internal static class RowsJson
{
    // As many digits as a screen can show; pmi.csv has them all.
    private const string PlaceFormat = "G4";
    private const string BitsFormat = "G6";

    // It writes < > & ' " as \u003C and the like, so that no name can end the script that it is in; letters of all scripts stay.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes it.</summary>
    /// <param name="rows">The rows of the estimate.</param>
    /// <param name="shown">Those that the page holds, from 0.</param>
    /// <param name="planes">The planes that its latents are seen on.</param>
    /// <param name="colors">The columns that rows are colored by.</param>
    public static HtmlText Write(EstimateRows rows, int[] shown, IReadOnlyList<RowPlane> planes, IReadOnlyList<MetadataColumn> colors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            if (shown.Length < rows.Count)
            {
                WriteNumbers(json, "numbers", shown.Select(row => (double)(row + 1)), "R");
            }

            if (rows is { NumbersX: { } numbersX, NumbersY: { } numbersY })
            {
                WriteNumbers(json, "rowsX", shown.Select(row => (double)numbersX[row]), "R");
                WriteNumbers(json, "rowsY", shown.Select(row => (double)numbersY[row]), "R");
            }

            if (rows.Names is { } names)
            {
                WriteTexts(json, "names", shown.Select(row => names[row]));
            }

            WriteNumbers(json, "bits", shown.Select(row => rows.Bits[row]), BitsFormat);
            WritePlanes(json, shown, planes);
            json.WriteStartArray("colors");
            foreach (MetadataColumn column in colors)
            {
                WriteColumn(json, shown, column);
            }

            json.WriteEndArray();
            WriteTexts(json, "scale", FigureStyle.ScaleStops);
            WriteTexts(json, "palette", FigureStyle.Categories);
            json.WriteEndObject();
        }

        return new HtmlText(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WritePlanes(Utf8JsonWriter json, int[] shown, IReadOnlyList<RowPlane> planes)
    {
        json.WriteStartArray("planes");
        foreach (RowPlane plane in planes)
        {
            json.WriteStartObject();
            json.WriteString("id", plane.Name);
            json.WriteString("title", plane.Title);
            json.WriteString("xLabel", plane.LabelX);
            json.WriteString("yLabel", plane.LabelY);
            WriteNumbers(json, "x", shown.Select(row => plane.X[row]), PlaceFormat);
            WriteNumbers(json, "y", shown.Select(row => plane.Y[row]), PlaceFormat);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteColumn(Utf8JsonWriter json, int[] shown, MetadataColumn column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        if (column.Numbers is { } numbers)
        {
            WriteNumbers(json, "numbers", shown.Select(row => numbers[row]), "R");
        }
        else
        {
            string?[] texts = [.. shown.Select(row => column.Texts![row])];
            string[] levels = [.. texts.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
            var codes = levels.Index().ToDictionary(level => level.Item, level => level.Index, StringComparer.Ordinal);
            WriteTexts(json, "levels", levels);
            WriteNumbers(json, "codes", texts.Select(text => text is null ? -1.0 : codes[text]), "R");
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>Numbers, and null for what is not finite.</summary>
    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<double> values, string format)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                // Of float32 the digits that it has, and not those of its double.
                string text = (float)value == value ? ((float)value).ToString(format, CultureInfo.InvariantCulture) : value.ToString(format, CultureInfo.InvariantCulture);
                json.WriteRawValue(text, skipInputValidation: true);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }
}
