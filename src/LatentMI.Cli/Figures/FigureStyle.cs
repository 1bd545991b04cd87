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

    private const float TitleSize = 20;
    private const float LabelSize = 17;
    private const float TickSize = 14;

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
}
