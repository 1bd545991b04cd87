namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>A figure of an experiment, twice.</summary>
/// <param name="Name">The name of its files without the extension, such as <c>mean-squared-error</c>.</param>
/// <param name="Png">A PNG of 1800 pixels in width: 285 dots per inch at 16 cm.</param>
/// <param name="Svg">The same layout as an SVG document.</param>
public sealed record ExperimentFigure(string Name, byte[] Png, string Svg);
