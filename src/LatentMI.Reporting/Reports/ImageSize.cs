namespace LatentMI.Reporting.Reports;

/// <summary>The size of an image in pixels.</summary>
/// <param name="Height">The number of rows of pixels.</param>
/// <param name="Width">The number of columns of pixels.</param>
public readonly record struct ImageSize(int Height, int Width);
