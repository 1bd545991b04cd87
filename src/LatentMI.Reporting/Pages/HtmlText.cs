namespace LatentMI.Reporting.Pages;

/// <summary>A piece of HTML that is safe to put into a page: what stood in it as text is encoded.</summary>
/// <param name="Markup">The HTML.</param>
public readonly record struct HtmlText(string Markup)
{
    /// <summary>Nothing.</summary>
    public static HtmlText Empty { get; } = new(string.Empty);

    /// <summary>Makes HTML of an interpolated string: its literal parts are markup, what stands in braces is text and encoded.</summary>
    /// <param name="markup">The interpolated string.</param>
    public static HtmlText Html(HtmlInterpolation markup) => new(markup.ToMarkup());

    /// <inheritdoc/>
    public override string ToString() => Markup;
}
