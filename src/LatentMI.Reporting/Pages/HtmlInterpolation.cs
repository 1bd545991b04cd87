using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace LatentMI.Reporting.Pages;

/// <summary>
/// What the compiler makes of an interpolated string for <see cref="HtmlText.Html"/>. Only HTML goes in as it is; texts and numbers are encoded,
/// so that a name with <c>&lt;</c>, <c>&amp;</c> or <c>"</c> in it stays a name, in content and in quoted attributes alike.
/// </summary>
[InterpolatedStringHandler]
public readonly struct HtmlInterpolation
{
    // Letters of all scripts stay readable in the file; it is UTF-8.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _markup;

    /// <summary>Starts a string.</summary>
    /// <param name="literalLength">The characters of its literal parts.</param>
    /// <param name="formattedCount">The number of its braces.</param>
    public HtmlInterpolation(int literalLength, int formattedCount) => _markup = new StringBuilder(literalLength + (16 * formattedCount));

    /// <summary>Adds a literal part: markup.</summary>
    /// <param name="markup">The part.</param>
    public void AppendLiteral(string markup) => _markup.Append(markup);

    /// <summary>Adds HTML as it is.</summary>
    /// <param name="html">The HTML.</param>
    public void AppendFormatted(HtmlText html) => _markup.Append(html.Markup);

    /// <summary>Adds pieces of HTML as they are, one after the other.</summary>
    /// <param name="pieces">The pieces.</param>
    public void AppendFormatted(IEnumerable<HtmlText> pieces)
    {
        foreach (HtmlText piece in pieces)
        {
            _markup.Append(piece.Markup);
        }
    }

    /// <summary>Adds a text, encoded.</summary>
    /// <param name="text">The text; null adds nothing.</param>
    public void AppendFormatted(string? text) => _markup.Append(Encoder.Encode(text ?? string.Empty));

    /// <summary>Adds a value in the invariant culture, encoded.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">Its format.</param>
    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>The whole string.</summary>
    public string ToMarkup() => _markup.ToString();
}
