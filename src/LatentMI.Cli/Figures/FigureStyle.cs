using ScottPlot;

namespace LatentMI.Cli.Figures;

/// <summary>What all figures share: the font, its sizes, and colors that color-blind readers can tell apart (Okabe and Ito, 2008).</summary>
internal static class FigureStyle
{
    /// <summary>The first series or class.</summary>
    public static readonly Color Blue = Color.FromHex("#0072B2");

    /// <summary>The second series or class.</summary>
    public static readonly Color Orange = Color.FromHex("#E69F00");

    /// <summary>A mark on a single point.</summary>
    public static readonly Color Vermilion = Color.FromHex("#D55E00");

    /// <summary>Text and axes.</summary>
    public static readonly Color Ink = Color.FromHex("#222222");

    /// <summary>The size of the text at ticks, in legends and beside color scales.</summary>
    public const float TickSize = 14;

    private const float TitleSize = 20;
    private const float LabelSize = 17;

    // A small figure has few units and many pixels: its text is large beside it and still sharp, also where a phone shows it at half the size.
    private const int SmallWidth = 600;
    private const int SmallHeight = 480;
    private const double SmallScale = 1.6;

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

    /// <summary>Draws a plot at the size that stays readable on a narrow screen.</summary>
    /// <param name="plot">The plot.</param>
    /// <returns>A PNG.</returns>
    public static byte[] DrawSmall(Plot plot)
    {
        plot.ScaleFactor = SmallScale;
        return plot.GetImageBytes((int)(SmallWidth * SmallScale), (int)(SmallHeight * SmallScale), ImageFormat.Png);
    }
}
