using System.Text;
using ScottPlot;

namespace LatentMI.Reporting.Figures;

/// <summary>What all figures share: the font, its sizes, and colors that color-blind readers can tell apart (Okabe and Ito, 2008).</summary>
internal static class FigureStyle
{
    /// <summary>The first series or class.</summary>
    public static readonly Color Blue = Color.FromHex("#0072B2");

    /// <summary>The second series or class.</summary>
    public static readonly Color Orange = Color.FromHex("#E69F00");

    /// <summary>A mark on a single point.</summary>
    public static readonly Color Vermilion = Color.FromHex("#D55E00");

    /// <summary>A fourth series.</summary>
    public static readonly Color Green = Color.FromHex("#009E73");

    /// <summary>A fifth series.</summary>
    public static readonly Color Purple = Color.FromHex("#CC79A7");

    /// <summary>A sixth series.</summary>
    public static readonly Color Sky = Color.FromHex("#56B4E9");

    /// <summary>A series of last resort: it is pale on white.</summary>
    public static readonly Color Yellow = Color.FromHex("#F0E442");

    /// <summary>What others published, beside colored results of our own.</summary>
    public static readonly Color Gray = Color.FromHex("#808080");

    /// <summary>A cell without a value.</summary>
    public static readonly Color Missing = Color.FromHex("#D0D0D0");

    /// <summary>Text and axes.</summary>
    public static readonly Color Ink = Color.FromHex("#222222");

    /// <summary>The colors of categories, in their order, as <c>#rrggbb</c>.</summary>
    public static IReadOnlyList<string> Categories { get; } = [.. new[] { Blue, Orange, Green, Vermilion, Purple, Sky, Yellow }.Select(color => color.ToHex())];

    /// <summary>Colors along the scale of numbers, from dark to light, between which the others lie, as <c>#rrggbb</c>.</summary>
    public static IReadOnlyList<string> ScaleStops { get; } = [.. Enumerable.Range(0, 17).Select(stop => new ScottPlot.Colormaps.Viridis().GetColor(stop / 16.0).ToHex())];

    /// <summary>The size of the text at ticks, in legends and beside color scales.</summary>
    public const float TickSize = 14;

    private const float TitleSize = 20;
    private const float LabelSize = 17;

    // A small figure has few units and many pixels: its text is large beside it and still sharp, also where a phone shows it at half the size.
    private const int SmallWidth = 600;
    private const int SmallHeight = 480;
    private const double SmallScale = 1.6;

    // The sizes of a panel's texts: at 900 units to 16 cm, 15 units are 7.6 points in print.
    private const float PanelTitleSize = 15;
    private const float PanelLabelSize = 14;
    private const float PanelTickSize = 13;

    static FigureStyle()
    {
        Fonts.FontResolvers.Insert(0, new EmbeddedFont());
        Fonts.Default = EmbeddedFont.Family;
    }

    /// <summary>A plot in this style.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="xLabel">The horizontal axis with its unit.</param>
    /// <param name="yLabel">The vertical axis with its unit.</param>
    public static Plot NewPlot(string title, string xLabel, string yLabel)
    {
        var plot = new Plot();
        plot.Title(title, TitleSize);
        plot.XLabel(xLabel, LabelSize);
        plot.YLabel(yLabel, LabelSize);
        plot.Axes.Title.Label.Bold = true;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = TickSize;
        plot.Axes.Left.TickLabelStyle.FontSize = TickSize;
        plot.Axes.Color(Ink);
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        plot.Legend.FontSize = TickSize;
        plot.Legend.FontColor = Ink;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.OutlineColor = Colors.Transparent;
        return plot;
    }

    /// <summary>A plot that is one of several panels, or the only one, of a page.</summary>
    /// <param name="title">What sets it apart from the other panels.</param>
    /// <param name="xLabel">The horizontal axis with its unit.</param>
    /// <param name="yLabel">The vertical axis with its unit.</param>
    public static Plot NewPanel(string title, string xLabel, string yLabel)
    {
        Plot plot = NewPlot(title, xLabel, yLabel);
        plot.FigureBackground.Color = Colors.White;
        plot.Axes.Title.Label.FontSize = PanelTitleSize;
        plot.Axes.Bottom.Label.FontSize = PanelLabelSize;
        plot.Axes.Left.Label.FontSize = PanelLabelSize;
        plot.Axes.Bottom.TickLabelStyle.FontSize = PanelTickSize;
        plot.Axes.Left.TickLabelStyle.FontSize = PanelTickSize;
        return plot;
    }

    /// <summary>A text outside of plots.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Its size in units of the page.</param>
    /// <param name="bold">Whether it is bold.</param>
    public static LabelStyle NewText(string text, float size, bool bold = false) => new()
    {
        Text = text,
        FontName = EmbeddedFont.Family,
        FontSize = size,
        Bold = bold,
        ForeColor = Ink,
        Alignment = Alignment.MiddleLeft,
    };

    /// <summary>Puts the legend below a plot, where it hides nothing.</summary>
    /// <param name="plot">The plot.</param>
    public static void ShowLegendBelow(Plot plot)
    {
        plot.Legend.Orientation = Orientation.Vertical;
        plot.ShowLegend(Edge.Bottom);
    }

    /// <summary>Draws a plot at the size that stays readable on a narrow screen.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="format">How it is written.</param>
    /// <returns>The file's bytes.</returns>
    public static byte[] DrawSmall(Plot plot, PictureFormat format = PictureFormat.Png)
    {
        if (format == PictureFormat.Svg)
        {
            return Encoding.UTF8.GetBytes(WithFonts(plot.GetSvgXml(SmallWidth, SmallHeight)));
        }

        plot.ScaleFactor = SmallScale;
        return plot.GetImageBytes((int)(SmallWidth * SmallScale), (int)(SmallHeight * SmallScale), ImageFormat.Png);
    }

    /// <summary>A vector document for readers without the font, who take the nearest one that they have; every letter has its place in it.</summary>
    /// <param name="document">The document.</param>
    public static string WithFonts(string document) => document.Replace(
        $"font-family=\"{EmbeddedFont.Family}\"", $"font-family=\"{EmbeddedFont.Family}, Arial, sans-serif\"", StringComparison.Ordinal);
}
