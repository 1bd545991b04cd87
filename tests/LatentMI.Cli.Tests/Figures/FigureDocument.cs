using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace LatentMI.Cli.Tests.Figures;

/// <summary>The SVG of a figure, whose elements have their places in units of the page.</summary>
internal sealed class FigureDocument(string svg)
{
    private const float Ascent = 0.75f;
    private const float LastLetter = 0.3f;

    private readonly XElement _root = XDocument.Parse(svg).Root!;

    public XElement Root => _root;

    /// <summary>All texts, in the order in which they were drawn.</summary>
    public IReadOnlyList<FigureText> Texts => [.. Named("text").Select(Read)];

    /// <summary>The centers of the discs of a color.</summary>
    /// <param name="color">Such as #0072B2.</param>
    public IReadOnlyList<SKPoint> Discs(string color) =>
        [.. Named("ellipse").Where(disc => disc.Attribute("fill")?.Value == color).Select(disc => new SKPoint(Number(disc, "cx"), Number(disc, "cy")))];

    private IEnumerable<XElement> Named(string name) => _root.Descendants().Where(element => element.Name.LocalName == name);

    private static FigureText Read(XElement text)
    {
        // Horizontal texts are moved; those of vertical axes are turned, too.
        string transform = text.Attribute("transform")!.Value;
        float[] moved = Numbers(transform[(transform.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
        float[] letters = Numbers(text.Attribute("x")!.Value);
        float baseline = Numbers(text.Attribute("y")!.Value)[0];
        float size = Number(text, "font-size");
        float end = letters[^1] + (LastLetter * size);
        var place = new SKPoint(moved[^2], moved[^1]);
        SKRect box = moved.Length == 2
            ? new SKRect(place.X + letters[0], place.Y + baseline - (Ascent * size), place.X + end, place.Y + baseline)
            : new SKRect(place.X + baseline - (Ascent * size), place.Y - end, place.X + baseline, place.Y - letters[0]);
        return new FigureText(text.Value.Trim(), place, box, text.Attribute("fill")?.Value);
    }

    private static float Number(XElement element, string attribute) => float.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static float[] Numbers(string list) =>
        [.. list.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
}

/// <summary>A text of a figure.</summary>
/// <param name="Text">The text.</param>
/// <param name="Place">Where it is anchored; a label of a tick is so at the end of the tick.</param>
/// <param name="Box">Where its letters are.</param>
/// <param name="Color">Its color.</param>
internal sealed record FigureText(string Text, SKPoint Place, SKRect Box, string? Color);
