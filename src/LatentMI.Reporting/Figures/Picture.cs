using SkiaSharp;

namespace LatentMI.Reporting.Figures;

/// <summary>A picture of a report, with what a reader who cannot see it is told.</summary>
/// <param name="Content">The file's bytes.</param>
/// <param name="MediaType">Its type, such as <c>image/png</c>.</param>
/// <param name="Alternative">What it shows, for those who do not see it.</param>
/// <param name="Caption">What stands under it.</param>
public sealed record Picture(byte[] Content, string MediaType, string Alternative, string Caption)
{
    /// <summary>The width and height in pixels, which keep its place while a page loads; null where the file does not tell.</summary>
    public (int Width, int Height)? Size { get; private init; }

    /// <summary>A picture in PNG.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="alternative">What it shows, for those who do not see it.</param>
    /// <param name="caption">What stands under it.</param>
    /// <returns>The picture, or null where the bytes are no picture.</returns>
    public static Picture? Png(byte[] content, string alternative, string caption)
    {
        SKImageInfo bounds = SKBitmap.DecodeBounds(content);
        return bounds.IsEmpty ? null : new Picture(content, "image/png", alternative, caption) { Size = (bounds.Width, bounds.Height) };
    }

    /// <summary>A picture in SVG. As an image, and not as part of the page, it can neither run scripts nor load anything.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="alternative">What it shows, for those who do not see it.</param>
    /// <param name="caption">What stands under it.</param>
    public static Picture Svg(byte[] content, string alternative, string caption) => new(content, "image/svg+xml", alternative, caption);

    /// <summary>A picture that was drawn.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="alternative">What it shows, for those who do not see it.</param>
    /// <param name="caption">What stands under it.</param>
    public static Picture Drawn(byte[] content, PictureFormat format, string alternative, string caption) =>
        format == PictureFormat.Svg ? Svg(content, alternative, caption) : Png(content, alternative, caption)!;
}
