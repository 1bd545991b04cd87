using System.Globalization;
using LatentMI.Reporting.Figures;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>The parts that all reports have. A page is one file: its style, scripts and pictures are in it, and it asks for nothing from elsewhere.</summary>
public static class Page
{
    private const int LongText = 24;

    private static readonly HtmlText Style = new(PageResource.Read("page.css"));

    // As it is: a hash has plus signs, which would be encoded.
    private static readonly HtmlText Scripts = new($"script-src {PageScript.Tables.Source} {PageScript.Rows.Source}");

    /// <summary>The whole page.</summary>
    /// <param name="title">What the window and the list of bookmarks say.</param>
    /// <param name="heading">The first lines, with the heading of the first level.</param>
    /// <param name="sections">What follows.</param>
    public static HtmlText Create(string title, HtmlText heading, params ReadOnlySpan<HtmlText> sections) => Html($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; {Scripts}">
        <meta name="color-scheme" content="light dark">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <style>
        {Style}</style>
        </head>
        <body>
        <main>
        <header>
        {heading}
        </header>
        {sections.ToArray()}
        </main>
        <footer><p>Written by <code>lmi report</code> of LatentMI {Version}.</p></footer>
        {PageScript.Tables.Element}
        </body>
        </html>

        """);

    /// <summary>The version of the tool.</summary>
    public static string Version { get; } = typeof(Page).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>A part with a heading.</summary>
    /// <param name="id">The anchor, a word of lower-case letters.</param>
    /// <param name="heading">The heading.</param>
    /// <param name="content">What it holds.</param>
    public static HtmlText Section(string id, string heading, params ReadOnlySpan<HtmlText> content) => Html($"""
        <section aria-labelledby="{id}">
        <h2 id="{id}">{heading}</h2>
        {content.ToArray()}
        </section>

        """);

    /// <summary>Something to know before trusting a result.</summary>
    /// <param name="text">A sentence.</param>
    /// <param name="identifier">The warning's identifier; null where it is not known.</param>
    public static HtmlText Warning(string text, string? identifier = null) => Html($"""
        <div class="box" role="note"><p><strong>Warning</strong>{(identifier is null ? Empty : Html($" <code>{identifier}</code>"))}: {text}</p></div>

        """);

    /// <summary>A picture with its caption.</summary>
    /// <param name="picture">The picture.</param>
    public static HtmlText Figure(Picture picture) => Figure(picture, Empty);

    /// <summary>A picture with its caption, which a script replaces by one that can be asked.</summary>
    /// <param name="picture">The picture.</param>
    public static HtmlText StillFigure(Picture picture) => Figure(picture, Html($" data-live"));

    private static HtmlText Figure(Picture picture, HtmlText attributes) => Html($"""
        <figure{attributes}>
        <img src="data:{picture.MediaType};base64,{Base64(picture.Content)}" alt="{picture.Alternative}"{SizeAttributes(picture)}>
        <figcaption>{picture.Caption}</figcaption>
        </figure>

        """);

    /// <summary>A table that scrolls by itself where it is wider than the page.</summary>
    /// <param name="name">What it holds, for those who do not see it.</param>
    /// <param name="columns">The heads of the columns.</param>
    /// <param name="rows">The rows; the first cell names the row.</param>
    public static HtmlText Table(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<HtmlText>> rows) => Html($"""
        <div class="scroll" role="region" aria-label="{name}" tabindex="0">
        <table>
        <thead><tr>{columns.Select(column => Html($"""<th scope="col">{Words(column)}</th>"""))}</tr></thead>
        <tbody>
        {rows.Select(Row)}</tbody>
        </table>
        </div>

        """);

    /// <summary>A table of names and values.</summary>
    /// <param name="name">What it holds, for those who do not see it.</param>
    /// <param name="rows">The names and values; a row without a name goes on with the value before.</param>
    public static HtmlText Properties(string name, IEnumerable<(string Label, string Value)> rows) => Html($"""
        <div class="scroll" role="region" aria-label="{name}" tabindex="0">
        <table class="properties">
        <tbody>
        {rows.Select(row => Html($"""<tr><th scope="row">{row.Label}</th><td>{row.Value}</td></tr>{"\n"}"""))}</tbody>
        </table>
        </div>

        """);

    /// <summary>What a file holds, as a cell. A number of more than four significant digits is rounded to them, and a title keeps them all.</summary>
    /// <param name="text">A number or another text.</param>
    public static HtmlText Cell(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            return Words(text);
        }

        string rounded = text.Contains('.') && double.IsFinite(value) ? Round(value) : text;
        return rounded.Length >= text.Length
            ? Html($"""<data value="{text}">{text}</data>""")
            : Html($"""<data value="{text}" title="{text}">{rounded}</data>""");
    }

    /// <summary>A long text as a cell, with room for its words.</summary>
    /// <param name="text">The text.</param>
    public static HtmlText Text(string text) => Html($"""<span class="text">{text}</span>""");

    private static HtmlText Words(string text) => text.Length > LongText ? Text(text) : Html($"{text}");

    /// <summary>Its letters need no encoding, and an encoded plus sign would take six characters.</summary>
    private static HtmlText Base64(byte[] content) => new(Convert.ToBase64String(content));

    private static HtmlText SizeAttributes(Picture picture) =>
        picture.Size is { } size ? Html($" width=\"{size.Width}\" height=\"{size.Height}\"") : Empty;

    private static HtmlText Row(IReadOnlyList<HtmlText> cells) =>
        Html($"""<tr><th scope="row">{cells[0]}</th>{cells.Skip(1).Select(cell => Html($"<td>{cell}</td>"))}</tr>{"\n"}""");

    private static string Round(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e-4 and < 1e5 => value.ToString($"F{Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 7)}", CultureInfo.InvariantCulture),
        _ => value.ToString("E3", CultureInfo.InvariantCulture),
    };
}
