namespace LatentMI.Studies.Lineages;

/// <summary>The mean of a window of cells.</summary>
/// <param name="Position">The mean position of its cells, such as their pseudotime.</param>
/// <param name="MeanBits">The mean of their values, in bits.</param>
/// <param name="StandardError">Its standard error over clones, in bits; NaN where all are of one clone.</param>
/// <param name="Lower">The lower end of the 95 % interval, by Student's t.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Clones">The number of clones in the window.</param>
public readonly record struct RollingPoint(double Position, double MeanBits, double StandardError, double Lower, double Upper, int Clones);
