using LatentMI.Studies.Measuring;
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
    // By the place among the estimators that are compared, so that an estimator keeps its look in every figure.
    private static readonly (Color Color, MarkerShape Shape, MarkerShape OpenShape)[] Looks =
    [
        (FigureStyle.Blue, MarkerShape.FilledCircle, MarkerShape.OpenCircle),
        (FigureStyle.Vermilion, MarkerShape.FilledSquare, MarkerShape.OpenSquare),
        (FigureStyle.Green, MarkerShape.FilledTriangleUp, MarkerShape.OpenTriangleUp),
        (FigureStyle.Orange, MarkerShape.FilledDiamond, MarkerShape.OpenDiamond),
        (FigureStyle.Purple, MarkerShape.FilledTriangleDown, MarkerShape.OpenTriangleDown),
        (FigureStyle.Sky, MarkerShape.Eks, MarkerShape.Eks),
        (FigureStyle.Yellow, MarkerShape.Asterisk, MarkerShape.Asterisk),
        (FigureStyle.Ink, MarkerShape.Cross, MarkerShape.Cross),
        (FigureStyle.Blue, MarkerShape.VerticalBar, MarkerShape.VerticalBar),
        (FigureStyle.Vermilion, MarkerShape.HorizontalBar, MarkerShape.HorizontalBar),
        (FigureStyle.Green, MarkerShape.TriDown, MarkerShape.TriDown),
    ];

    /// <summary>The look of an estimator; another measurement is black under its own name.</summary>
    /// <param name="estimator">The name in records.</param>
    public static EstimatorLook Of(string estimator)
    {
        int place = MeasuredEstimators.Names.ToList().IndexOf(estimator);
        if (place < 0 || place >= Looks.Length)
        {
            return new(place < 0 ? estimator : Title(estimator), FigureStyle.Ink, MarkerShape.HashTag, MarkerShape.HashTag, Looks.Length);
        }

        (Color color, MarkerShape shape, MarkerShape open) = Looks[place];
        return new(Title(estimator), color, shape, open, place);
    }

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

    private static string Title(string estimator) => string.Join('-', MeasuredEstimators.Parts(estimator).Select(part => part.Title));
}
