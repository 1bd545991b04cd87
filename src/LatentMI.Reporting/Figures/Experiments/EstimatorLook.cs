using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>How an estimator is named and marked: the same in every figure.</summary>
/// <param name="Name">The name as the paper spells it.</param>
/// <param name="Color">The color of its first setting.</param>
/// <param name="Shape">The marker, filled where the shape has an inside.</param>
/// <param name="OpenShape">The same marker without filling.</param>
/// <param name="Order">Its place among the estimators.</param>
internal sealed record EstimatorLook(string Name, Color Color, MarkerShape Shape, MarkerShape OpenShape, int Order)
{
    private static readonly Dictionary<string, EstimatorLook> Looks = new(StringComparer.Ordinal)
    {
        ["lmi"] = new("LMI", FigureStyle.Blue, MarkerShape.FilledCircle, MarkerShape.OpenCircle, 0),
        ["lmi-mine"] = new("LMI-MINE", FigureStyle.Vermilion, MarkerShape.FilledSquare, MarkerShape.OpenSquare, 1),
        ["lmi-infonce"] = new("LMI-InfoNCE", FigureStyle.Green, MarkerShape.FilledTriangleUp, MarkerShape.OpenTriangleUp, 2),
        ["ksg"] = new("KSG", FigureStyle.Orange, MarkerShape.FilledDiamond, MarkerShape.OpenDiamond, 3),
        ["mine"] = new("MINE", FigureStyle.Purple, MarkerShape.FilledTriangleDown, MarkerShape.OpenTriangleDown, 4),
        ["infonce"] = new("InfoNCE", FigureStyle.Sky, MarkerShape.Eks, MarkerShape.Eks, 5),
        ["gaussian"] = new("Gaussian", FigureStyle.Yellow, MarkerShape.Asterisk, MarkerShape.Asterisk, 6),
        ["sliced"] = new("Sliced", FigureStyle.Ink, MarkerShape.Cross, MarkerShape.Cross, 7),
    };

    /// <summary>The look of an estimator; another measurement is black under its own name.</summary>
    /// <param name="estimator">The name in records.</param>
    public static EstimatorLook Of(string estimator) =>
        Looks.GetValueOrDefault(estimator) ?? new(estimator, FigureStyle.Ink, MarkerShape.HashTag, MarkerShape.HashTag, Looks.Count);

    /// <summary>The color of one of several settings: the further ones are darker, then lighter.</summary>
    /// <param name="variant">Which setting, from 0.</param>
    public Color Shade(int variant) => (variant % 3) switch
    {
        0 => Color,
        1 => Color.InterpolateRgb(Colors.Black, 0.45),
        _ => Color.InterpolateRgb(Colors.White, 0.5),
    };

    /// <summary>The line of one of several settings; dashes are what others published.</summary>
    /// <param name="variant">Which setting, from 0.</param>
    public static Dashes Line(int variant) => variant % 3 == 0 ? Dashes.None : Dashes.Dotted;
}
