using ScottPlot;
using SkiaSharp;

namespace LatentMI.Reporting.Figures;

/// <summary>
/// Gives ScottPlot the Roboto font that the tool carries with it. Without it a machine that has no fonts draws no text at all, and says
/// nothing about it.
/// </summary>
internal sealed class EmbeddedFont : IFontResolver
{
    /// <summary>The family's name.</summary>
    public const string Family = "Roboto";

    /// <summary>Loads a face of the family.</summary>
    /// <param name="fontName">The family that is asked for.</param>
    /// <param name="weight">How thick; the bold face serves all that is thicker than medium.</param>
    /// <param name="slant">Ignored: there is no italic face.</param>
    /// <param name="spacing">Ignored: there is one width.</param>
    /// <returns>The face, or null for another family.</returns>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, bold: weight > FontWeight.Medium, italic: false);

    /// <summary>Loads a face of the family.</summary>
    /// <param name="fontName">The family that is asked for.</param>
    /// <param name="bold">Whether the bold face is wanted.</param>
    /// <param name="italic">Ignored: there is no italic face.</param>
    /// <returns>The face, or null for another family.</returns>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic)
    {
        if (fontName != Family)
        {
            return null;
        }

        using Stream font = typeof(EmbeddedFont).Assembly.GetManifestResourceStream(bold ? "Roboto-Bold.ttf" : "Roboto-Regular.ttf")!;
        return SKTypeface.FromStream(font);
    }
}
